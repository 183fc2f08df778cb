"""A handled service: one service done within a visit, with its outcome and quantity."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from queue_server.models.columns import UtcDateTime, by_value, new_id


class Outcome(StrEnum):
    CONSULTED = "consulted"
    REGISTERED = "registered"
    REGISTERED_WITH_DEFECTS = "registered_with_defects"
    RETURNED_FOR_DEFECTS = "returned_for_defects"
    DOCUMENTS_ADDED = "documents_added"
    ISSUED = "issued"
    REFUSAL_ISSUED = "refusal_issued"
    INSTANT = "instant"
    NOT_COMPETENT = "not_competent"


class Channel(StrEnum):
    """How the visitor turned to the centre; all but a visit have no ticket."""

    VISIT = "visit"
    PHONE = "phone"
    EMAIL = "email"
    POST = "post"
    OUTREACH = "outreach"


class HandledService(SQLModel, table=True):
    """Open (no `ended_at`) while it is being done. Rows that share their time have `timed` on the first.
    One without a ticket came by another channel than a visit. `by_hand`: its times were typed, not measured."""

    __tablename__ = "handled_service"
    __table_args__ = (Index("handled_by_end", "branch_id", "ended_at"),)
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    ticket_id: str | None = Field(default=None, foreign_key="ticket.id", index=True)
    channel: Channel = Field(default=Channel.VISIT, sa_column=by_value(Channel, "channel", default=Channel.VISIT))
    counter_id: str | None = Field(default=None, foreign_key="counter.id")
    operator_id: str | None = Field(default=None, foreign_key="staff.id")
    purpose_id: str = Field(foreign_key="purpose.id")
    service_id: str | None = Field(default=None, foreign_key="service.id")
    started_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    quantity: int = 1
    outcome: Outcome | None = Field(default=None, sa_column=by_value(Outcome, "outcome", nullable=True))
    timed: bool = True
    undone: bool = False
    by_hand: bool = False
