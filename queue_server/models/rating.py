"""What visitors say afterwards: the rating of a visit, and a questionnaire without a ticket."""

from datetime import datetime

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from queue_server.domain.ratings import RatingChannel
from queue_server.models.columns import UtcDateTime, by_value, new_id


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
