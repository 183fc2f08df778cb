"""A ticket: one visit's place in today's queue."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from queue_server.domain.messages import ContactKind
from queue_server.domain.selection import PickReason, RightState
from queue_server.domain.tickets import TicketStatus
from queue_server.models.columns import UtcDateTime, by_value, new_id

_HELD = text("status IN ('called', 'serving') AND counter_id IS NOT NULL")


class Ticket(SQLModel, table=True):
    """`counter_id` holds it while called or served; `target_counter_id` is where it was sent, `return_counter_id`
    who wants it back. `seq` is the sequence of its last event, `issue_seq` of its first. `let_ahead` counts how often
    the visitor let others go before; `by_hand`: written on a sheet first and entered afterwards. `promised_from` and
    `promised_to` are the minutes that were told at issue, `promised_s` the likely seconds behind them,
    `promised_version` the correction's and `promised_known` what was known then. A ticket of an appointment keeps the
    appointment's code."""

    __table_args__ = (
        UniqueConstraint("branch_id", "day", "number"),
        Index("one_ticket_a_counter", "counter_id", unique=True, sqlite_where=_HELD, postgresql_where=_HELD),
        # The unique one is of no use to a query whose states are bound values: SQLite would read every ticket of years.
        Index("ticket_at_counter", "counter_id", "status"),
        Index("ticket_by_status", "branch_id", "status", "line_id"),
    )
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    day: date
    number: str
    line_id: str = Field(foreign_key="line.id", index=True)
    purpose_id: str = Field(foreign_key="purpose.id")
    sphere_id: str | None = Field(default=None, foreign_key="sphere.id")
    service_id: str | None = Field(default=None, foreign_key="service.id")
    persons: int = 1
    services: int = 1
    language: str = "uk"
    assistance: list[str] = Field(default_factory=list, sa_type=JSON)
    category_id: str | None = Field(default=None, foreign_key="category.id")
    right_state: RightState | None = Field(default=None, sa_column=by_value(RightState, "right_state", nullable=True))
    person_id: str | None = Field(default=None, foreign_key="person.id")
    note: str | None = None

    status: TicketStatus = Field(
        default=TicketStatus.WAITING, sa_column=by_value(TicketStatus, "status", default=TicketStatus.WAITING)
    )
    rank: int
    queue_time: datetime = Field(sa_type=UtcDateTime)
    not_before: datetime = Field(sa_type=UtcDateTime)
    issue_seq: int
    seq: int
    slot_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    weighted: bool = False

    counter_id: str | None = Field(default=None, foreign_key="counter.id")
    operator_id: str | None = Field(default=None, foreign_key="staff.id")
    target_counter_id: str | None = Field(default=None, foreign_key="counter.id")
    return_counter_id: str | None = Field(default=None, foreign_key="counter.id")
    reason: PickReason | None = Field(default=None, sa_column=by_value(PickReason, "reason", nullable=True))
    calls: int = 0
    called_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    heard_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    restored: bool = False
    hold_reason: str | None = None
    hold_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    let_ahead: int = 0

    issued_at: datetime = Field(sa_type=UtcDateTime)
    device_id: str | None = Field(default=None, foreign_key="device.id")
    staff_id: str | None = Field(default=None, foreign_key="staff.id")
    by_hand: bool = False
    appointment_id: str | None = Field(default=None, foreign_key="appointment.id", unique=True)
    ahead: int = 0
    promised_from: int | None = None
    promised_to: int | None = None
    promised_s: int | None = None
    promised_version: int | None = None
    promised_known: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    code_version: int = 1
    code_hash: str = Field(unique=True)


class Person(SQLModel, table=True):
    """The only place of a visitor's name, contact or place of residence; erased on time."""

    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    name: str | None = None
    contact: str | None = None
    contact_kind: ContactKind | None = Field(
        default=None, sa_column=by_value(ContactKind, "contact_kind", nullable=True)
    )
    residence: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
    erase_after: datetime = Field(sa_type=UtcDateTime)
