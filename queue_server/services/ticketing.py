"""Issuing tickets: the line that a wish leads into, the next number, the place in the order, and the paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, or_
from sqlmodel import Session, col, func, select

from queue_server.domain.codes import Codes
from queue_server.domain.errors import Forbidden, Invalid
from queue_server.domain.numbering import after, ticket_number
from queue_server.domain.selection import BY_LAW, Basis, Moments, RightState, on_check_in, on_issue
from queue_server.domain.tickets import TicketStatus
from queue_server.domain.waiting import WaitRange
from queue_server.models import Appointment, Branch, Category, Line, Person, PrintJob, Ticket
from queue_server.services import bells, printing, retries, ticket_changes
from queue_server.services.absences import local_day
from queue_server.services.lines import Visit, resolve_visit
from queue_server.services.numbering import next_number
from queue_server.services.past_day import end_past_day
from queue_server.services.ticket_changes import rules_of
from queue_server.services.unit_of_work import Actor, UnitOfWork
from queue_server.services.visits import code_of
from queue_server.services.walk_ins import refuse_closed, refuse_without_booking

ASSISTANCE = ("accompany", "wheelchair", "sign_language", "interpreter")
MOST_PERSONS, MOST_SERVICES, LONGEST_NAME = 9, 3, 120
NAME_KEPT = timedelta(days=1)

# Built once, as it is asked for every ticket (docs/adr/0023).
AHEAD = select(func.count()).select_from(Ticket).where(
    Ticket.branch_id == bindparam("branch"), Ticket.status == TicketStatus.WAITING, Ticket.line_id == bindparam("line"),
    or_(
        col(Ticket.rank) < bindparam("rank"),
        and_(col(Ticket.rank) == bindparam("rank"), col(Ticket.queue_time) <= bindparam("queue_time")),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a visitor asked for at the kiosk or the desk: keys, and the service's id. `slot` and `printer` (an id) are
    staff's alone."""

    purpose: str
    sphere: str | None = None
    service_id: str | None = None
    line: str | None = None
    persons: int = 1
    services: int = 1
    language: str = "uk"
    category: str | None = None
    assistance: tuple[str, ...] = ()
    visitor_name: str | None = None
    slot: datetime | None = None
    print: bool = True
    printer: str | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """A ticket with its code, which is shown once and derived again for retries and paper. `counters` are the numbers
    of the places of its line; None where nobody has looked."""

    ticket: Ticket
    line: Line
    code: str
    job: PrintJob | None
    counters: tuple[str, ...] | None = None


Forecast = Mapping[str, WaitRange | None]  # by line id


def issue(
    work: UnitOfWork,
    branch_id: str,
    wanted: Wanted,
    actor: Actor,
    codes: Codes,
    forecast: Forecast,
    retry: retries.Retry | None = None,
) -> Issued:
    """Give the next number of the line. The same retry key gives the same ticket and no second paper.

    Raises Invalid for what does not exist, Refused: line_closed, line_full, line_unserved,
    branch_suspended, service_suspended …
    """
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return issued_already(work, work.session.get_one(Ticket, made), codes)
    _check(branch, wanted, actor)
    visit = resolve_visit(work.session, branch, wanted.purpose, wanted.sphere, wanted.service_id, wanted.line)
    refuse_without_booking(branch, visit, actor)
    state = refuse_closed(work, branch, visit)
    issued = give(work, branch, visit, wanted, actor, codes, forecast)
    retries.remember(work, actor, retry, issued.ticket.id)
    return replace(issued, counters=state.counters)


def give(
    work: UnitOfWork,
    branch: Branch,
    visit: Visit,
    wanted: Wanted,
    actor: Actor,
    codes: Codes,
    forecast: Forecast,
    appointment: Appointment | None = None,
) -> Issued:
    """The ticket itself and its paper, for a visit that may be: its line is open, or an appointment brings it."""
    printer = _printer(work, branch, wanted, actor)
    ticket = _ticket(work, branch, visit, wanted, actor, codes, appointment)
    promise = forecast.get(visit.line.id)
    if promise is not None:
        ticket.promised_from, ticket.promised_to = promise.from_minutes, promise.to_minutes
        ticket.promised_s, ticket.promised_version = promise.likely_s, promise.version
        ticket.promised_known = dict(promise.known) if promise.known is not None else None
    ticket_changes.issued(work, branch, ticket, actor)
    bells.ring_for(work, branch, ticket, actor)
    job = printing.queue_paper(work, branch, ticket, printer, actor) if printer else None
    return Issued(ticket, visit.line, code_of(ticket, codes), job)


def _check(branch: Branch, wanted: Wanted, actor: Actor) -> None:
    if not 1 <= wanted.persons <= MOST_PERSONS:
        raise Invalid("persons_out_of_range", least=1, most=MOST_PERSONS)
    if not 1 <= wanted.services <= MOST_SERVICES:
        raise Invalid("services_out_of_range", least=1, most=MOST_SERVICES)
    unknown = [help_ for help_ in wanted.assistance if help_ not in ASSISTANCE]
    if unknown:
        raise Invalid("assistance_unknown", given=", ".join(unknown)[:100])
    if wanted.visitor_name is not None:
        if not rules_of(branch).personified:
            raise Invalid("name_not_asked")
        if len(wanted.visitor_name) > LONGEST_NAME:
            raise Invalid("name_too_long", longest=LONGEST_NAME)
    if (wanted.slot is not None or wanted.printer is not None) and actor.staff_id is None:
        raise Forbidden("staff_only")


def _printer(work: UnitOfWork, branch: Branch, wanted: Wanted, actor: Actor) -> str | None:
    if not wanted.print:
        return None
    if wanted.printer is not None:
        return printing.chosen_printer(work, branch, wanted.printer)
    return printing.printer_for(work, branch, actor.device_id)


def _ticket(
    work: UnitOfWork,
    branch: Branch,
    visit: Visit,
    wanted: Wanted,
    actor: Actor,
    codes: Codes,
    appointment: Appointment | None,
) -> Ticket:
    category = category_by_key(work, wanted.category) if wanted.category else None
    moments = moments_of_right(work, branch, category, work.now)
    if wanted.slot is not None and moments.rank != BY_LAW:
        moments = on_check_in(work.now, wanted.slot, rules_of(branch).head_start)
    day = local_day(branch, work.now)
    number = next_number(work, branch, visit.line.letter, day)
    if number == ticket_number(visit.line.letter, after(0)):
        end_past_day(work, branch)  # yesterday's first may still be waiting: nobody else may hold this number now
    ticket = Ticket(
        branch_id=branch.id,
        day=day,
        number=number,
        line_id=visit.line.id,
        purpose_id=visit.purpose.id,
        sphere_id=visit.sphere.id if visit.sphere else None,
        service_id=visit.service.id if visit.service else None,
        persons=wanted.persons,
        services=wanted.services,
        language=wanted.language,
        assistance=list(wanted.assistance),
        category_id=category.id if category else None,
        right_state=RightState.STATED if category else None,
        person_id=appointment.person_id if appointment else _person_id(work, branch, wanted.visitor_name),
        rank=moments.rank,
        queue_time=moments.queue_time,
        not_before=moments.not_before,
        weighted=wanted.slot is None and moments.queue_time < work.now,
        slot_at=wanted.slot,
        issue_seq=0,
        seq=0,
        issued_at=work.now,
        device_id=actor.device_id,
        staff_id=actor.staff_id,
        appointment_id=appointment.id if appointment else None,
        code_version=appointment.code_version if appointment else 1,
        code_hash="",
    )
    ticket.ahead = _ahead(work, ticket)
    ticket.code_hash = codes.stored(code_of(ticket, codes))
    return ticket


def moments_of_right(work: UnitOfWork, branch: Branch, category: Category | None, moment: datetime) -> Moments:
    """Both moments of a walk-in issued at `moment`; a decision's weight only within the day's cap."""
    if category is None or category.basis is Basis.LAW:
        return on_issue(moment, category.basis if category else None)
    rules = rules_of(branch)
    if weighted_today(work.session, branch, work.now) >= rules.decision_daily_cap:
        return on_issue(moment)
    return on_issue(moment, Basis.DECISION, timedelta(minutes=rules.decision_weight_minutes))


def category_by_key(work: UnitOfWork, key: str) -> Category:
    query = select(Category).where(Category.key == key, Category.active)
    category = work.session.exec(query).one_or_none()
    if category is None:
        raise Invalid("category_unknown", category=key[:100])
    return category


def issued_already(work: UnitOfWork, ticket: Ticket, codes: Codes) -> Issued:
    """What was issued before, with its first paper."""
    job = work.session.exec(select(PrintJob).where(PrintJob.ticket_id == ticket.id).order_by(PrintJob.id)).first()
    return Issued(ticket, work.session.get_one(Line, ticket.line_id), code_of(ticket, codes), job)


def _person_id(work: UnitOfWork, branch: Branch, name: str | None) -> str | None:
    if name is None or not name.strip():
        return None
    person = Person(branch_id=branch.id, name=name.strip(), created_at=work.now, erase_after=work.now + NAME_KEPT)
    work.session.add(person)
    work.session.flush()
    return person.id


def _ahead(work: UnitOfWork, ticket: Ticket) -> int:
    """How many waiting tickets of the same line stand before this one (contract)."""
    own = {
        "branch": ticket.branch_id, "line": ticket.line_id, "rank": ticket.rank, "queue_time": ticket.queue_time,
    }  # fmt: skip
    with work.session.no_autoflush:  # what is not stored yet is written with the ticket, in one go
        return work.session.exec(AHEAD, params=own).one()


def weighted_today(session: Session, branch: Branch, now: datetime) -> int:
    """How many went earlier by the centre's decision today; the day's cap counts them."""
    day = now.astimezone(ZoneInfo(branch.timezone)).date()
    query = select(func.count()).select_from(Ticket).where(
        Ticket.branch_id == branch.id, Ticket.day == day, col(Ticket.weighted).is_(True)
    )  # fmt: skip
    return session.exec(query).one()
