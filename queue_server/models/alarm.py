"""An alarm that a standard of the branch was not kept, from its beginning to its end: the record that it was told."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from queue_server.domain.alarms import AlarmKind
from queue_server.models.columns import UtcDateTime, by_value, new_id

_LASTS = text("ended_at IS NULL")


class AlarmRow(SQLModel, table=True):
    """`place` is the id of a line or a counter. While it lasts there is one of a kind and place."""

    __tablename__ = "alarm"
    __table_args__ = (
        Index("alarm_by_time", "branch_id", "began_at"),
        Index(
            "one_alarm_that_lasts",
            "branch_id",
            "kind",
            "place",
            unique=True,
            sqlite_where=_LASTS,
            postgresql_where=_LASTS,
        ),
    )
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    kind: AlarmKind = Field(sa_column=by_value(AlarmKind, "kind"))
    place: str
    began_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.place}"
