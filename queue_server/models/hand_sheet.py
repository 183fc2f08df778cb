"""Sheets with numbers for keeping a queue by hand: which of the reserved numbers are printed already."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from queue_server.models.columns import UtcDateTime, new_id

_IN_USE = text("withdrawn_at IS NULL")


class HandSheet(SQLModel, table=True):
    """The numbers `first` to `last` of a line, printed in one go with those of the same `printing_id`. Withdrawn: the
    old sheets are thrown away, the line's numbers begin again at the first."""

    __tablename__ = "hand_sheet"
    __table_args__ = (
        Index(
            "a_number_on_one_sheet", "branch_id", "letter", "first",
            unique=True, sqlite_where=_IN_USE, postgresql_where=_IN_USE,
        ),
    )  # fmt: skip
    id: str = Field(default_factory=new_id, primary_key=True)
    printing_id: str = Field(index=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    line_id: str = Field(foreign_key="line.id")
    letter: str
    first: int
    last: int
    printed_at: datetime = Field(sa_type=UtcDateTime)
    printed_by: str | None = Field(default=None, foreign_key="staff.id")
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
