"""Small centres for tests, written straight into the tables: a branch with lines, counters, staff and purposes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session, SQLModel, select

from queue_server.adapters.database import open_engine
from queue_server.domain.counters import CounterStatus
from queue_server.domain.numbering import after, ticket_number
from queue_server.domain.selection import IN_TURN, Basis
from queue_server.models import (
    Branch,
    Category,
    ContactKind,
    Counter,
    CounterLine,
    Device,
    DeviceKind,
    HandledService,
    Line,
    LineRoute,
    NumberSequence,
    Organisation,
    Purpose,
    Role,
    Service,
    Sphere,
    Staff,
    StaffRole,
    Ticket,
    Zone,
)
from queue_server.models.branch import Hours
from queue_server.models.columns import new_id
from queue_server.services.unit_of_work import Actor, Publish, Store
from tests.fakes import MONDAY_MORNING, FrozenClock, RecordingPublisher

Row = TypeVar("Row", bound=SQLModel)

ALWAYS: Hours = {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
PURPOSES = {  # key → minutes, detail, the outcome preselected at finish
    "consultation": (8, "sphere", "consulted"),
    "application": (15, "service", "registered"),
    "collection": (5, "none", "issued"),
    "supplement": (10, "service", "documents_added"),
    "unsure": (5, "none", "consulted"),
}
SERVICES = {"passport": "documents", "residence": "documents", "housing_aid": "social"}


@dataclass(slots=True)
class Centre:
    """What `make_branch` made. Lines by letter, counters and their operators by number, the rest by key."""

    branch: Branch
    zone: Zone
    lines: dict[str, Line] = field(default_factory=dict)
    counters: dict[str, Counter] = field(default_factory=dict)
    operators: dict[str, Staff] = field(default_factory=dict)
    staff: dict[Role, Staff] = field(default_factory=dict)
    purposes: dict[str, Purpose] = field(default_factory=dict)
    spheres: dict[str, Sphere] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    categories: dict[Basis, Category] = field(default_factory=dict)
    devices: dict[DeviceKind, Device] = field(default_factory=dict)

    def purpose_of(self, letter: str) -> Purpose:
        """A purpose that leads into this line, one of the first five."""
        return list(self.purposes.values())[list(self.lines).index(letter) % len(self.purposes)]

    def operator(self, number: str) -> Actor:
        """The administrator of a counter, as one who acts."""
        return Actor(staff_id=self.operators[number].id)

    @property
    def kiosk(self) -> Actor:
        return Actor(device_id=self.devices[DeviceKind.KIOSK].id)

    @property
    def reception(self) -> Actor:
        return Actor(staff_id=self.staff[Role.RECEPTION].id, reception=True)

    @property
    def supervisor(self) -> Actor:
        return Actor(staff_id=self.staff[Role.SUPERVISOR].id, supervisor=True, reception=True)


def make_store(url: str, clock: FrozenClock | None = None, publish: Publish | None = None) -> Store:
    """A store on an empty database whose tables it makes; close its engine by `store.engine.dispose()`."""
    store = Store(open_engine(url), clock or FrozenClock(), publish or RecordingPublisher(), frozenset(ContactKind))
    SQLModel.metadata.create_all(store.engine)
    return store


def make_branch(
    session: Session,
    lines: str = "АБ",
    counters: int = 3,
    *,
    key: str = "main",
    serves: Mapping[str, str] | None = None,
    hours: Hours | None = None,
    rules: Mapping[str, object] | None = None,
    **fields: Any,
) -> Centre:
    """A branch that is open day and night, flushed into the session.

    Purposes lead into the lines in turn, applications for one service each into the sixth to the eighth line.
    Every counter serves every line, unless `serves` says otherwise ({"1": "А", "2": "АБ"}). Counters are closed:
    see `open_counter`. Spheres, services, purposes and categories belong to the installation: a second branch
    shares those of the first.
    """
    own = {"name": {"uk": f"ЦНАП {key}"}, "short_name": {"uk": key}, "workplace": {"uk": "Вікно"}} | fields
    branch = _add(session, Branch(key=key, hours=hours or ALWAYS, rules=dict(rules or {}), **own))
    centre = Centre(branch, _add(session, Zone(branch_id=branch.id, key="hall", name={"uk": "Зала"})))
    _share_settings(session, centre)
    for position, letter in enumerate(lines):
        name = {"uk": f"Черга {letter}"}
        line = Line(branch_id=branch.id, key=f"line-{position + 1}", letter=letter, name=name, position=position)
        centre.lines[letter] = _add(session, line)
    _lead_into_lines(session, centre)
    for number in map(str, range(1, counters + 1)):
        _add_counter(session, centre, number, (serves or {}).get(number, lines))
    _employ(session, centre)
    _install_devices(session, centre)
    return centre


def open_counter(session: Session, centre: Centre, number: str, now: datetime = MONDAY_MORNING) -> Counter:
    """The counter's own administrator sits down and receives."""
    counter = session.get(Counter, centre.counters[number].id)
    assert counter is not None
    counter.status, counter.operator_id, counter.since = CounterStatus.OPEN, centre.operators[number].id, now
    centre.counters[number] = _add(session, counter)
    return counter


def make_ticket(
    session: Session, centre: Centre, letter: str = "А", issued_at: datetime = MONDAY_MORNING, **changes: Any
) -> Ticket:
    """A walk-in of this moment, for tests of what reads: no event row stands behind it."""
    day = issued_at.astimezone(ZoneInfo(centre.branch.timezone)).date()
    branch = session.get(Branch, centre.branch.id)
    assert branch is not None
    branch.seq += 1
    sequence = session.get(NumberSequence, (branch.id, letter, day))
    sequence = sequence or NumberSequence(branch_id=branch.id, letter=letter, day=day)
    sequence.last = after(sequence.last)
    _add(session, sequence)
    own: dict[str, Any] = {
        "branch_id": branch.id, "day": day, "number": ticket_number(letter, sequence.last),
        "line_id": centre.lines[letter].id, "purpose_id": centre.purpose_of(letter).id, "rank": IN_TURN,
        "queue_time": issued_at, "not_before": issued_at, "issued_at": issued_at,
        "issue_seq": branch.seq, "seq": branch.seq, "code_hash": new_id(),
    }  # fmt: skip
    return _add(session, Ticket(**(own | changes)))


def make_handled(
    session: Session, centre: Centre, ticket: Ticket, minutes: float, ended_at: datetime, **changes: Any
) -> HandledService:
    """A service that was done at the first counter and took so long."""
    own: dict[str, Any] = {
        "branch_id": centre.branch.id, "ticket_id": ticket.id, "purpose_id": ticket.purpose_id,
        "service_id": ticket.service_id, "counter_id": next(iter(centre.counters.values())).id,
        "started_at": ended_at - timedelta(minutes=minutes), "ended_at": ended_at,
    }  # fmt: skip
    return _add(session, HandledService(**(own | changes)))


def _add(session: Session, row: Row) -> Row:
    session.add(row)
    session.flush()
    return row


def _share_settings(session: Session, centre: Centre) -> None:
    if session.exec(select(Organisation)).first() is None:
        _write_settings(session)
    centre.purposes = {row.key: row for row in session.exec(select(Purpose).order_by("position"))}
    centre.spheres = {row.key: row for row in session.exec(select(Sphere))}
    centre.services = {row.key: row for row in session.exec(select(Service).order_by("position"))}
    centre.categories = {row.basis: row for row in session.exec(select(Category))}


def _write_settings(session: Session) -> None:
    _add(session, Organisation(name={"uk": "Приклад", "en": "Example"}, example=True))
    for position, (key, (minutes, detail, outcome)) in enumerate(PURPOSES.items()):
        named = Purpose(key=key, name={"uk": key}, minutes=minutes, detail=detail, outcome=outcome, position=position)
        _add(session, named)
    spheres = {key: _add(session, Sphere(key=key, name={"uk": key})).id for key in dict.fromkeys(SERVICES.values())}
    for position, (key, sphere) in enumerate(SERVICES.items()):
        label = {"uk": key}
        service = Service(key=key, sphere_id=spheres[sphere], label=label, name=label, position=position)
        _add(session, service)
    for basis in Basis:
        _add(session, Category(key=f"by-{basis.value}", name={"uk": basis.value}, basis=basis))


def _lead_into_lines(session: Session, centre: Centre) -> None:
    branch, lines = centre.branch.id, list(centre.lines.values())
    for purpose, line in zip(centre.purposes.values(), cycle(lines), strict=False):
        _add(session, LineRoute(branch_id=branch, line_id=line.id, purpose_id=purpose.id))
    application = centre.purposes["application"].id
    for service, line in zip(centre.services.values(), lines[len(centre.purposes) :], strict=False):
        _add(session, LineRoute(branch_id=branch, line_id=line.id, purpose_id=application, service_id=service.id))


def _add_counter(session: Session, centre: Centre, number: str, letters: str) -> None:
    branch = centre.branch
    counter = Counter(branch_id=branch.id, zone_id=centre.zone.id, number=number, position=int(number))
    centre.counters[number] = _add(session, counter)
    for letter in letters:
        _add(session, CounterLine(counter_id=counter.id, line_id=centre.lines[letter].id))


def _employ(session: Session, centre: Centre) -> None:
    def person(login: str, role: Role) -> Staff:
        staff = _add(session, Staff(login=f"{centre.branch.key}-{login}", name=f"Адміністратор {login} (приклад)"))
        _add(session, StaffRole(staff_id=staff.id, branch_id=centre.branch.id, role=role))
        return staff

    centre.operators = {number: person(number, Role.OPERATOR) for number in centre.counters}
    centre.staff = {role: person(role.value, role) for role in Role if role is not Role.OPERATOR}


def _install_devices(session: Session, centre: Centre) -> None:
    def device(kind: DeviceKind, **fields: Any) -> Device:
        token = f"{centre.branch.key}-{kind.value}"
        own: dict[str, Any] = {
            "branch_id": centre.branch.id,
            "name": token,
            "token_hash": token,
            "created_at": MONDAY_MORNING,
        }
        return _add(session, Device(kind=kind, **own, **fields))

    printer = device(DeviceKind.PRINTER)
    display = device(DeviceKind.DISPLAY, zone_id=centre.zone.id)
    kiosk = device(DeviceKind.KIOSK, printer_id=printer.id)
    centre.devices = {DeviceKind(each.kind): each for each in (printer, display, kiosk)}
