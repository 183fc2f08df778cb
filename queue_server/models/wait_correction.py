"""What a branch's last weeks have taught of its waits, by version, with how each did on days it had not seen."""

from datetime import date, datetime

from sqlalchemy import JSON, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from queue_server.models.columns import UtcDateTime, new_id

_IN_USE = text("in_use")


class WaitCorrection(SQLModel, table=True):
    """Learned once a night, `learned_on` the branch's local day, from `lessons` promises. `content` is the correction
    as JSON, kept only while it is in use; one that did not help was never. `figures` hold its score and that of the
    queue played forward alone on the held-out days."""

    __tablename__ = "wait_correction"
    __table_args__ = (
        UniqueConstraint("branch_id", "version"),
        Index("one_correction_in_use", "branch_id", unique=True, sqlite_where=_IN_USE, postgresql_where=_IN_USE),
    )
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    version: int
    learned_on: date
    learned_at: datetime = Field(sa_type=UtcDateTime)
    lessons: int
    figures: dict[str, dict[str, float]] = Field(default_factory=dict, sa_type=JSON)
    helps: bool
    in_use: bool = False
    content: str | None = Field(default=None, sa_type=Text)
