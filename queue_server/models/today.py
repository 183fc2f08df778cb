"""What a centre meets on the day: suspensions, things switched off, absent people, breaks, visitors left unserved."""

from datetime import date, datetime

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel

from queue_server.models.columns import UtcDateTime, new_id

_OPEN = text("ended_at IS NULL AND whole")


class Suspension(SQLModel, table=True):
    """A time in which the whole branch, or only services of some registers (keys), stood still; counted apart."""

    __table_args__ = (
        Index("one_suspension_a_branch", "branch_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    reason: str
    whole: bool = True
    registers: list[str] = Field(default_factory=list, sa_type=JSON)
    started_at: datetime = Field(sa_type=UtcDateTime)
    started_by: str | None = Field(default=None, foreign_key="staff.id")
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = Field(default=None, foreign_key="staff.id")


class SwitchedOff(SQLModel, table=True):
    """A line or a service of a branch that is off, until a moment or until it is switched on. `reason` is a word of
    a closed list, `note` what visitors are told beside it."""

    __tablename__ = "switched_off"
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    line_id: str | None = Field(default=None, foreign_key="line.id")
    service_id: str | None = Field(default=None, foreign_key="service.id")
    reason: str
    note: str | None = None
    since: datetime = Field(sa_type=UtcDateTime)
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    switched_by: str | None = Field(default=None, foreign_key="staff.id")
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = Field(default=None, foreign_key="staff.id")


class Absence(SQLModel, table=True):
    """A member of staff who is not there, from the first local day to the last; `reason` is a word of a closed list."""

    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    staff_id: str = Field(foreign_key="staff.id", index=True)
    first_day: date
    last_day: date
    reason: str
    created_at: datetime = Field(sa_type=UtcDateTime)
    created_by: str | None = Field(default=None, foreign_key="staff.id")
    cancelled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class PlannedBreak(SQLModel, table=True):
    """A break of one administrator, `start` to `end` by the local clock: on one day, or every day without `day`."""

    __tablename__ = "planned_break"
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    staff_id: str = Field(foreign_key="staff.id", index=True)
    day: date | None = None
    start: str
    end: str
    active: bool = True


class Unserved(SQLModel, table=True):
    """«Не обслужено з вини центру»: a visitor left at an early end of the day, and the time kept for the next, which
    reception turns into an appointment."""

    ticket_id: str = Field(foreign_key="ticket.id", primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    day: date
    reason: str
    offered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    appointment_id: str | None = Field(default=None, foreign_key="appointment.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
