"""Figures of a branch that were counted from its rows and are kept: of days that are over, of months, of years."""

from datetime import date

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from queue_server.domain.periods import Span
from queue_server.models.columns import by_value


class Aggregate(SQLModel, table=True):
    """Never the record: it can be thrown away and counted anew at any time. `figures` is JSON as domain/figures.py
    packs it, kept as text because only what is shown is read. `reception_days` are days with a visit."""

    branch_id: str = Field(foreign_key="branch.id", primary_key=True)
    span: Span = Field(sa_column=by_value(Span, "span", primary_key=True))
    first_day: date = Field(primary_key=True)
    visits: int
    handled: int
    reception_days: int
    figures: str = Field(sa_type=Text)
