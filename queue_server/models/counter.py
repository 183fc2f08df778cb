"""A counter: a numbered place with an operator, and the lines that it serves."""

from datetime import datetime

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from queue_server.domain.counters import CounterStatus, PauseReason
from queue_server.models.columns import Names, UtcDateTime, by_value, new_id


class Counter(SQLModel, table=True):
    __table_args__ = (
        UniqueConstraint("branch_id", "number"),
        Index(
            "one_counter_an_operator",
            "operator_id",
            unique=True,
            sqlite_where=text("operator_id IS NOT NULL"),
            postgresql_where=text("operator_id IS NOT NULL"),
        ),
    )
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    zone_id: str | None = Field(default=None, foreign_key="zone.id")
    number: str
    workplace: Names | None = Field(default=None, sa_type=JSON)
    hint: Names | None = Field(default=None, sa_type=JSON)
    accessible: bool = False
    position: int = 0
    active: bool = True
    status: CounterStatus = Field(
        default=CounterStatus.CLOSED, sa_column=by_value(CounterStatus, "status", default=CounterStatus.CLOSED)
    )
    pause: PauseReason | None = Field(default=None, sa_column=by_value(PauseReason, "pause", nullable=True))
    operator_id: str | None = Field(default=None, foreign_key="staff.id")
    since: datetime | None = Field(default=None, sa_type=UtcDateTime)


class CounterLine(SQLModel, table=True):
    """That a counter serves a line, with 0–30 minutes of advance as its preference."""

    __tablename__ = "counter_line"
    counter_id: str = Field(foreign_key="counter.id", primary_key=True)
    line_id: str = Field(foreign_key="line.id", primary_key=True, index=True)
    advance_minutes: int = 0
