"""A suggestion or a complaint, from its receipt to its answer; what it says is erased on time, that it was is not."""

from datetime import date, datetime

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from queue_server.domain.feedback import FeedbackKind, FeedbackStatus
from queue_server.models.columns import Names, UtcDateTime, by_value, new_id


class Feedback(SQLModel, table=True):
    """`number` is its own in the year of the branch and kind, such as 12/2026. `addressee` is to whom it went by the
    settings of that day, empty for the head of the centre. `official`: with all that the law asks of an appeal.
    `hidden`: the text names a contact, so only its addressee reads it. `person_id` is who wants an answer, and where;
    `code_hash` lets its author see the state, and nobody else. At `erase_after` texts and person are emptied."""

    __table_args__ = (
        UniqueConstraint("branch_id", "kind", "number"),
        Index("feedback_by_time", "branch_id", "received_at"),
    )
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    kind: FeedbackKind = Field(sa_column=by_value(FeedbackKind, "kind"))
    number: str
    addressee: Names = Field(default_factory=dict, sa_type=JSON)
    official: bool = False
    text: str | None
    hidden: bool = False
    language: str = "uk"
    person_id: str | None = Field(default=None, foreign_key="person.id")
    code_version: int = 1
    code_hash: str = Field(unique=True)
    status: FeedbackStatus = Field(
        default=FeedbackStatus.RECEIVED,
        sa_column=by_value(FeedbackStatus, "status", default=FeedbackStatus.RECEIVED),
    )
    received_at: datetime = Field(sa_type=UtcDateTime)
    due_on: date
    extended_reason: str | None = None
    answer: str | None = None
    passed_to: str | None = None
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    closed_by: str | None = Field(default=None, foreign_key="staff.id")
    erase_after: datetime = Field(sa_type=UtcDateTime)
