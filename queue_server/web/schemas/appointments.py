"""What is asked of times that can be booked and of bookings."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from queue_server.services.booking.contacts import Visitor
from queue_server.services.booking.wishes import Wish
from queue_server.web.schemas.text import Body, BranchPath, Id, Key, Line, Note, TicketPath

Code = Annotated[str, StringConstraints(min_length=1, max_length=40)]
FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
Slot = Annotated[AwareDatetime, Field(ge=FIRST, le=LAST)]
HallCode = Annotated[str, StringConstraints(min_length=1, max_length=20)]


class WishFields(BaseModel):
    """What the visit is for, as in `POST branches/{branch}/tickets`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    purpose: Key
    sphere: Key | None = None
    service_id: Id | None = None
    line: Key | None = None
    persons: int = Field(default=1, ge=1, le=9)
    services: int = Field(default=1, ge=1, le=3)
    language: Literal["uk", "en"] = "uk"

    def wish(self) -> Wish:
        return Wish(**self.model_dump(include=set(WishFields.model_fields)))


class SlotsQuery(WishFields):
    """A query names the wish like a body."""

    by_telephone: bool = Field(default=False, description="Staff only: for a person on the telephone")


class HoldBody(WishFields):
    slot: Slot
    instead_of: Code | None = Field(default=None, description="The code of an earlier hold that is given up")


class VisitorFields(Body):
    visitor_name: Line | None = None
    contact: Annotated[str, StringConstraints(max_length=254)] | None = Field(
        default=None, description="An e-mail address or a Ukrainian telephone in any usual form"
    )
    by_representative: bool = False

    def visitor(self) -> Visitor:
        return Visitor(self.visitor_name, self.contact, self.by_representative)


class ConfirmBody(VisitorFields):
    """`hold` is the code of a held time."""

    hold: Code
    contact_code: Annotated[str, StringConstraints(max_length=20)] | None = Field(
        default=None, description="What was sent to the contact, where the branch wants it confirmed"
    )


class ContactCodeBody(Body):
    hold: Code
    contact: Annotated[str, StringConstraints(min_length=1, max_length=254)]


class StaffBookBody(WishFields):
    slot: Slot
    visitor_name: Line | None = None
    contact: Annotated[str, StringConstraints(max_length=254)] | None = None
    by_representative: bool = False
    by_telephone: bool = False
    beyond_share: bool = Field(default=False, description="For those whom the centre left unserved")
    printer: Id | None = Field(default=None, description="Where the slip is printed; none without it")

    def visitor(self) -> Visitor:
        return Visitor(self.visitor_name, self.contact, self.by_representative)


class MoveBody(Body):
    slot: Slot
    seq: int | None = Field(default=None, ge=0, description="The booking as it was seen")


class CancelBody(Body):
    seq: int | None = Field(default=None, ge=0)
    by_centre: bool = Field(default=False, description="Staff only: the centre cannot receive at this time")


class ArriveBody(Body):
    hall_code: HallCode | None = Field(default=None, description="What the hall's screen shows now; a phone needs it")


class RestoreBody(Body):
    reason: Note
    seq: int | None = Field(default=None, ge=0)


class LookUpBody(Body):
    """A code, or a time of day with the last four digits of the telephone."""

    code: Code | None = None
    time: Annotated[str, StringConstraints(pattern=r"^([01]?\d|2[0-3]):[0-5]\d$")] | None = None
    digits: Annotated[str, StringConstraints(pattern=r"^\d{4}$")] | None = None


class DayQuery(BaseModel):
    day: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 1, 1))] | None = None


class SlipBody(Body):
    printer: Id | None = None


class AppointmentPath(BranchPath):
    appointment: str = Field(max_length=64)


class UnservedPath(BranchPath, TicketPath):
    """Whose ticket was not served."""
