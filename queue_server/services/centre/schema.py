"""The form of a centre file: one organisation with what its branches share, its branches, its staff."""

# ruff: noqa: RUF012 -- pydantic copies the defaults of its models

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from queue_server.services.centre import forms
from queue_server.services.centre.feedback_schema import FeedbackPart
from queue_server.services.centre.forms import (
    CounterNumber,
    DayHours,
    Key,
    Language,
    LongNames,
    Minutes,
    Names,
    NamesOrNone,
    ShortNames,
    Strict,
)
from queue_server.services.centre.hall_schema import HallPart
from queue_server.services.centre.rating_schema import RatingPart

Some = Field(min_length=1)
LateMinutes = Annotated[int, Field(ge=0, le=60)]

OutcomeKey = Literal[
    "consulted", "registered", "registered_with_defects", "returned_for_defects", "documents_added",
    "issued", "refusal_issued", "instant", "not_competent",
]  # fmt: skip


Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class OrganisationPart(Strict):
    name: Names
    languages: Annotated[list[Language], Some] = ["uk", "en"]
    example: bool = False


class NamedPart(Strict):
    key: Key
    name: Names


class PurposePart(NamedPart):
    hint: NamesOrNone = {}
    detail: Literal["none", "sphere", "service"] = "service"
    minutes: Minutes = 10
    outcome: OutcomeKey = "consulted"


class CategoryPart(NamedPart):
    basis: Literal["law", "decision"]


class CardPart(Strict):
    """What stands on a service's information card; a fee only with the date of which it is."""

    documents: list[LongNames] = []
    term: LongNames | None = None
    fee: LongNames | None = None
    fee_date: forms.FeeDate | None = None
    legal_ground: LongNames | None = None
    result: LongNames | None = None

    @model_validator(mode="after")
    def a_fee_has_its_date(self) -> CardPart:
        if self.fee is not None and self.fee_date is None:
            raise PydanticCustomError("centre-fee-without-date", "a fee without its date")
        return self


class ServicePart(NamedPart):
    label: ShortNames
    words: list[forms.Word] = []
    frequent: bool = False
    minutes: Minutes | None = None
    wrap_up_seconds: Annotated[int, Field(ge=0, le=3600)] = 0
    registers: list[Key] = []
    card: CardPart | None = None


class SpherePart(NamedPart):
    icon: Key = "folder-open"
    services: list[ServicePart] = []


class WeekPart(Strict):
    """Hours by weekday; a day without hours is a day off."""

    mon: DayHours = []
    tue: DayHours = []
    wed: DayHours = []
    thu: DayHours = []
    fri: DayHours = []
    sat: DayHours = []
    sun: DayHours = []


class RulesPart(Strict):
    """What the head of the centre may set; what is left out keeps the default of domain/rules.py."""

    no_show_calls: Annotated[int, Field(ge=1, le=10)] = 3
    no_show_minutes: Annotated[int, Field(ge=0, le=30)] = 3
    restore_minutes: Annotated[int, Field(ge=0, le=240)] = 30
    requeue_minutes: Annotated[int, Field(ge=0, le=60)] = 5
    head_start_minutes: Annotated[int, Field(ge=0, le=60)] = 15
    decision_weight_minutes: Annotated[int, Field(ge=0, le=60)] = 20
    decision_daily_cap: Annotated[int, Field(ge=0, le=1000)] = 10
    decision_act: Annotated[str, Field(max_length=200)] = ""
    issue_before_opening_minutes: Annotated[int, Field(ge=0, le=240)] = 15
    issue_before_closing_minutes: Annotated[int, Field(ge=0, le=480)] = 0
    many_tickets: Annotated[int, Field(ge=2, le=100)] = 5
    many_tickets_minutes: Annotated[int, Field(ge=1, le=120)] = 10
    choose_ticket: bool = False
    personified: bool = False
    paper_width: Literal[58, 80] = 80
    key: Annotated[str, Field(pattern=r"^F([1-9]|1[0-2])$")] = "F2"
    guide_key: Annotated[str, Field(pattern=r"^(Numpad\d|NumpadEnter|Enter|Space|F1[12])$")] = "Numpad5"


class StandardsPart(Strict):
    """What the head expects of a day (domain/standards.py), and who is told by message where it is not kept."""

    wait_minutes: Annotated[int, Field(ge=1, le=240)] = 15
    service_minutes: Annotated[int, Field(ge=1, le=240)] = 20
    idle_minutes: Annotated[int, Field(ge=1, le=120)] = 5
    people_in_line: Annotated[int, Field(ge=1, le=500)] = 10
    alarm_to: Annotated[list[forms.Address], Field(max_length=10), AfterValidator(forms.each_once)] = []


class TextsPart(Strict):
    """The centre's own wordings, each where it says; an empty one leaves the usual words."""

    paper_footer: forms.FooterOrNone = {}
    kiosk_welcome: forms.SaidOrNone = {}
    hall_idle: forms.SaidOrNone = {}
    how_to_complain: NamesOrNone = {}


class LateForPart(Strict):
    """A limit of lateness of certain services."""

    services: Annotated[list[Key], Some]
    minutes: LateMinutes


class BookingPart(Strict):
    """How bookings are taken; what is left out keeps the default of domain/booking.py. `share` is in percent of the
    counters' time, `release` is when a new day can be booked, `booking_only` have no walk-in but at the desk;
    `late_act` is the clause of the centre's act that annuls late bookings, as it is quoted to visitors; `embed` are the
    sites that may show the booking pages and the queue now in a frame."""

    channels: list[Literal["in_person", "telephone", "website"]] = []
    how: NamesOrNone = {}
    share: Annotated[int, Field(ge=0, le=100)] = 35
    days_ahead: Annotated[int, Field(ge=0, le=90)] = 14
    notice_minutes: Annotated[int, Field(ge=0, le=10080)] = 60
    step_minutes: Annotated[int, Field(ge=5, le=120)] = 15
    release: forms.TimeOfDay = "00:00"
    check_in_minutes: Annotated[int, Field(ge=0, le=120)] = 15
    late_minutes: LateMinutes = 5
    late_for: list[LateForPart] = []
    late_act: NamesOrNone = {}
    per_contact_day: Annotated[int, Field(ge=1, le=50)] = 2
    booking_only: list[Key] = []
    same_day_at_kiosk: bool = False
    keep_days: Annotated[int, Field(ge=1, le=7)] = 1
    confirm_contact: bool = False
    embed: Annotated[list[forms.Site], Field(max_length=20)] = []


class NoticePart(Strict):
    key: Key
    text: LongNames
    until: forms.Moment | None = None


class RoutePart(Strict):
    """Each purpose with each sphere and service named; without any, the purpose alone."""

    purposes: Annotated[list[Key], Some]
    spheres: list[Key] = []
    services: list[Key] = []


class PlannedPart(Strict):
    """How many counters are planned for a line's bookings in these hours, where it is not all that serve it."""

    days: Annotated[list[Weekday], Some]
    hours: forms.Span
    counters: Annotated[int, Field(ge=0, le=200)]


class LineBookingPart(Strict):
    """Without `hours` a line takes bookings whenever reception is open; with none on any day it takes none."""

    hours: WeekPart | None = None
    planned: list[PlannedPart] = []


class LinePart(NamedPart):
    letter: forms.Letter
    issuing: WeekPart | None = None
    booking: LineBookingPart | None = None
    daily_limit: Annotated[int, Field(ge=1, le=9999)] | None = None
    routes: list[RoutePart] = []


def _line_alone(value: Any) -> Any:
    return {"line": value} if isinstance(value, str) else value


class ServedLine(Strict):
    line: Key
    advance: Annotated[int, Field(ge=0, le=30)] = 0


class CounterPart(Strict):
    number: CounterNumber
    lines: list[Annotated[ServedLine, BeforeValidator(_line_alone)]] = []
    zone: Key | None = None
    workplace: ShortNames | None = None
    hint: forms.Said | None = None
    accessible: bool = False


class ZonePart(Strict):
    """Its name stands over a display, its people see it from ten metres."""

    key: Key
    name: ShortNames


class BranchPart(NamedPart):
    short_name: ShortNames
    address: NamesOrNone = {}
    phone: forms.Phone | None = None
    timezone: forms.Zone = "Europe/Kyiv"
    workplace: ShortNames
    trial: bool = False
    hours: WeekPart
    exceptions: dict[forms.Day, DayHours] = {}
    rules: RulesPart = RulesPart()
    standards: StandardsPart = StandardsPart()
    texts: TextsPart = TextsPart()
    hall: HallPart = HallPart()
    rating: RatingPart = RatingPart()
    feedback: FeedbackPart = FeedbackPart()
    booking: BookingPart = BookingPart()
    zones: list[ZonePart] = []
    notices: list[NoticePart] = []
    lines: Annotated[list[LinePart], Some]
    not_served: list[RoutePart] = []
    counters: Annotated[list[CounterPart], Some]


class RolePart(Strict):
    role: Literal["operator", "reception", "supervisor", "manager", "technician"]
    branches: Annotated[list[Key], Some]


class StaffPart(Strict):
    """A member of staff without a password: it is set by `queue-server user password`."""

    login: forms.Login
    name: forms.Text
    position: Annotated[str, Field(max_length=200)] = ""
    roles: Annotated[list[RolePart], Some]


class CentreFile(Strict):
    organisation: OrganisationPart
    registers: list[NamedPart] = []
    purposes: Annotated[list[PurposePart], Some]
    categories: list[CategoryPart] = []
    spheres: list[SpherePart] = []
    branches: Annotated[list[BranchPart], Some]
    staff: list[StaffPart] = []
