"""A branch: a place with a queue of its own, its lines, and what leads into them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from queue_server.models.columns import Names, UtcDateTime, new_id

Hours = dict[str, list[list[str]]]  # {"mon": [["08:00", "16:00"]]}


class Branch(SQLModel, table=True):
    """`seq` is one more with each event row; `workplace` is what a counter is called here (Вікно, Кабінет).

    `resumes_at`: the all-clear was given, reception goes on from then. `issuing_ended_on` and `day_closed_on` are the
    local day on which a supervisor ended issuing or the day. A branch with `training_of` is a copy to learn on.
    `speaker_id` is the device that speaks for the whole hall. `texts` are the centre's own wordings, `hall` is its
    voice, `standards` what the head expects (minutes, persons), `rating` the scale and the questions of a rating,
    `feedback` to whom suggestions and complaints go."""

    id: str = Field(default_factory=new_id, primary_key=True)
    key: str = Field(unique=True)
    name: Names = Field(sa_type=JSON)
    short_name: Names = Field(sa_type=JSON)
    address: Names = Field(default_factory=dict, sa_type=JSON)
    phone: str | None = None
    timezone: str = "Europe/Kyiv"
    workplace: Names = Field(sa_type=JSON)
    hours: Hours = Field(default_factory=dict, sa_type=JSON)
    exceptions: dict[str, list[list[str]]] = Field(default_factory=dict, sa_type=JSON)
    rules: dict[str, object] = Field(default_factory=dict, sa_type=JSON)
    booking: dict[str, object] = Field(default_factory=dict, sa_type=JSON)
    standards: dict[str, object] = Field(default_factory=dict, sa_type=JSON)
    rating: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    hall: dict[str, object] = Field(default_factory=dict, sa_type=JSON)
    feedback: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    texts: dict[str, Names] = Field(default_factory=dict, sa_type=JSON)
    trial: bool = False
    active: bool = True
    position: int = 0
    seq: int = 0
    suspended_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    suspension_reason: str | None = None
    resumes_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    resumed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    issuing_ended_on: date | None = None
    day_closed_on: date | None = None
    training_of: str | None = Field(default=None, foreign_key="branch.id")
    speaker_id: str | None = None


class Zone(SQLModel, table=True):
    """A part of the hall; it names the one device that speaks there."""

    __table_args__ = (UniqueConstraint("branch_id", "key"),)
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    key: str
    name: Names = Field(sa_type=JSON)
    speaker_id: str | None = None
    active: bool = True


class Line(SQLModel, table=True):
    """What visitors stand in: one letter. `issuing` are weekly hours where the line has its own; `booking` says when it
    takes bookings and with how many counters, where that differs from reception and from all that serve it."""

    __table_args__ = (UniqueConstraint("branch_id", "key"),)
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    key: str
    letter: str
    name: Names = Field(sa_type=JSON)
    issuing: Hours | None = Field(default=None, sa_type=JSON)
    booking: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    daily_limit: int | None = None
    position: int = 0
    active: bool = True


class LineRoute(SQLModel, table=True):
    """A (purpose, sphere or service) that leads into a line; the most specific row wins."""

    __tablename__ = "line_route"
    __table_args__ = (UniqueConstraint("branch_id", "purpose_id", "sphere_id", "service_id"),)
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    line_id: str = Field(foreign_key="line.id", index=True)
    purpose_id: str = Field(foreign_key="purpose.id")
    sphere_id: str | None = Field(default=None, foreign_key="sphere.id")
    service_id: str | None = Field(default=None, foreign_key="service.id")


class NumberSequence(SQLModel, table=True):
    """The last number of a letter on a local day; advanced in the ticket's own transaction."""

    __tablename__ = "number_sequence"
    branch_id: str = Field(foreign_key="branch.id", primary_key=True)
    letter: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    last: int = 0


class Notice(SQLModel, table=True):
    """A text for the hall's screen, shown to its `until` where it has one."""

    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    key: str
    text: Names = Field(sa_type=JSON)
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    position: int = 0
    active: bool = True
