"""A message about a booking, an alarm, a suggestion or a complaint: the outbox row, without name, contact or text."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from queue_server.domain.messages import ContactKind, MessageKind, MessageStatus
from queue_server.models.columns import UtcDateTime, by_value, new_id


class Message(SQLModel, table=True):
    """Due from `due_at`, tried again at `next_at`; `claimed_at` is when somebody began to send it. The contact is the
    person's or the addressee's, the text is made of the booking or the feedback, both when it is sent. Of an alarm
    `recipient` is the mark of an address that the branch's standards name."""

    __table_args__ = (
        Index("message_by_time", "status", "next_at"),
        Index("message_of_kind", "branch_id", "kind", "created_at"),
    )
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    appointment_id: str | None = Field(default=None, foreign_key="appointment.id", index=True)
    alarm_id: str | None = Field(default=None, foreign_key="alarm.id")
    recipient: str | None = None
    feedback_id: str | None = Field(default=None, foreign_key="feedback.id", index=True)
    kind: MessageKind = Field(sa_column=by_value(MessageKind, "kind"))
    channel: ContactKind = Field(sa_column=by_value(ContactKind, "channel"))
    language: str = "uk"
    status: MessageStatus = Field(
        default=MessageStatus.WAITING, sa_column=by_value(MessageStatus, "status", default=MessageStatus.WAITING)
    )
    attempts: int = 0
    error: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    next_at: datetime = Field(sa_type=UtcDateTime)
    claimed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
