"""The event rows: what happened in a branch, in the order of its seq. The record; the socket is only a hint."""

from datetime import datetime

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from queue_server.models.columns import UtcDateTime, new_id


class EventRow(SQLModel, table=True):
    """`data` is the fact as told; `before` holds the ticket's own fields as they were, so that undo can go back."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("branch_id", "seq"), Index("event_by_time", "branch_id", "at"))
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    seq: int
    at: datetime = Field(sa_type=UtcDateTime)
    name: str
    ticket_id: str | None = Field(default=None, foreign_key="ticket.id", index=True)
    appointment_id: str | None = Field(default=None, foreign_key="appointment.id", index=True)
    counter_id: str | None = Field(default=None, foreign_key="counter.id")
    staff_id: str | None = Field(default=None, foreign_key="staff.id")
    device_id: str | None = Field(default=None, foreign_key="device.id")
    reason: str | None = None
    data: dict[str, object] = Field(sa_type=JSON)
    before: dict[str, object] | None = Field(default=None, sa_type=JSON)


class AuditEntry(SQLModel, table=True):
    """A change of a setting, a device or an account: who, what, when."""

    __tablename__ = "audit_entry"
    id: str = Field(default_factory=new_id, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    branch_id: str | None = Field(default=None, foreign_key="branch.id", index=True)
    staff_id: str | None = Field(default=None, foreign_key="staff.id")
    action: str
    subject: str
    details: dict[str, object] = Field(default_factory=dict, sa_type=JSON)


class RetryKey(SQLModel, table=True):
    """An Idempotency-Key of an actor with a hash of the body and the id of what it made; kept 24 hours."""

    __tablename__ = "retry_key"
    actor: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    body_hash: str
    made_id: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime, index=True)
