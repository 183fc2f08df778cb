"""What visitors say afterwards: the rating of a visit, a questionnaire without a ticket, feedback and complaints."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from queue_server.domain.ratings import RatingChannel
from queue_server.models.columns import UtcDateTime, by_value, new_id


class FeedbackKind(StrEnum):
    """«Відгук або пропозиція» goes to the head, «Скарга» to the addressee that the centre sets."""

    SUGGESTION = "suggestion"
    COMPLAINT = "complaint"


class FeedbackStatus(StrEnum):
    RECEIVED = "received"
    EXTENDED = "extended"
    ANSWERED = "answered"


class Rating(SQLModel, table=True):
    """One a ticket. `step` of `steps`, 1 the worst: the scale is a setting and may change later. `answers` are those
    to the questions of the day, by key. `counter_id` and `operator_id` are those who served last."""

    __table_args__ = (Index("rating_by_time", "branch_id", "given_at"),)
    ticket_id: str = Field(foreign_key="ticket.id", primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    step: int
    steps: int
    answers: dict[str, object] = Field(default_factory=dict, sa_type=JSON)
    comment: str | None = None
    hidden: bool = False
    channel: RatingChannel = Field(sa_column=by_value(RatingChannel, "channel"))
    counter_id: str | None = Field(default=None, foreign_key="counter.id")
    operator_id: str | None = Field(default=None, foreign_key="staff.id", index=True)
    given_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class QuestionnaireAnswer(SQLModel, table=True):
    """A questionnaire that was answered without a ticket; never mixed with ratings."""

    __tablename__ = "questionnaire_answer"
    __table_args__ = (Index("questionnaire_by_time", "branch_id", "given_at"),)
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    step: int
    steps: int
    answers: dict[str, object] = Field(default_factory=dict, sa_type=JSON)
    comment: str | None = None
    hidden: bool = False
    given_at: datetime = Field(sa_type=UtcDateTime)


class Feedback(SQLModel, table=True):
    """A suggestion or a complaint, with its number in the year of the branch, its term and what was answered.
    `code_hash` lets its author see the state, and nobody else. `person_id` is who wants an answer, and where."""

    __table_args__ = (
        UniqueConstraint("branch_id", "kind", "number"),
        Index("feedback_by_time", "branch_id", "received_at"),
    )
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    kind: FeedbackKind = Field(sa_column=by_value(FeedbackKind, "kind"))
    number: str
    addressee: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    text: str
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
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answered_by: str | None = Field(default=None, foreign_key="staff.id")
