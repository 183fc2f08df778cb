"""The end of the day: no more tickets by a supervisor's button, the day closed by one, else by the rule at midnight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, select

from queue_server.domain.durations import Kind, lengthening
from queue_server.domain.errors import Forbidden, Invalid, Refused
from queue_server.domain.events import BranchChanged, DayClosed, IssuingEnded
from queue_server.domain.keeping import Left, kept_times
from queue_server.domain.tickets import TicketAction, TicketStatus
from queue_server.models import Branch, Counter, CounterLine, Ticket, Unserved
from queue_server.services import retries
from queue_server.services.absences import local_day
from queue_server.services.booking.altering import cancel_day
from queue_server.services.lines import line_states
from queue_server.services.past_day import (
    end_past_day,
    open_tickets,
    release_counters,
    taken,
    taken_before,
)
from queue_server.services.pictures import learn
from queue_server.services.suspending import end_whole, settle
from queue_server.services.ticket_changes import apply
from queue_server.services.timetables import timetable
from queue_server.services.unit_of_work import Actor, UnitOfWork

EARLY_END_REASONS = frozenset({"air_alarm", "no_power", "failure", "no_staff", "other"})
NO_MORE_TODAY = frozenset({"ended", "day_off"})


def end_issuing(work: UnitOfWork, branch_id: str, actor: Actor) -> Branch:
    """No more tickets today; whoever has one is served. Raises Refused(issuing_ended), Forbidden(supervisor_only)."""
    branch = _for_supervisor(work, branch_id, actor)
    states = line_states(work.session, branch, work.now).values()
    if all(state.reason in NO_MORE_TODAY for state in states):
        raise Refused("issuing_ended")
    branch.issuing_ended_on = local_day(branch, work.now)
    work.record(branch, IssuingEnded(), actor)
    return branch


def reopen_issuing(work: UnitOfWork, branch_id: str, actor: Actor) -> Branch:
    """Take back the end of issuing, and of the day. Raises Refused(issuing_not_ended), Forbidden(supervisor_only)."""
    branch = _for_supervisor(work, branch_id, actor)
    if local_day(branch, work.now) not in (branch.issuing_ended_on, branch.day_closed_on):
        raise Refused("issuing_not_ended")
    branch.issuing_ended_on = branch.day_closed_on = None
    work.record(branch, BranchChanged(), actor, reason="issuing_reopened")
    return branch


def close_day(
    work: UnitOfWork, branch_id: str, actor: Actor, reason: str | None, retry: retries.Retry | None = None
) -> Branch:
    """Close the day. Whoever is left was not served by the centre's fault and gets a time of the next reception day;
    bookings that were still to come are cancelled by the centre.

    Raises Refused: day_closed, visitors_at_counters (with their `numbers`); Invalid(closing_reason_needed) when
    somebody is left and no reason of the list is given; Forbidden(supervisor_only).
    """
    branch = _for_supervisor(work, branch_id, actor)
    if retries.made_before(work, actor, retry) is not None:
        return branch
    today = local_day(branch, work.now)
    if branch.day_closed_on == today:
        raise Refused("day_closed")
    left = open_tickets(work.session, branch)
    served = [ticket.number for ticket in left if ticket.status is TicketStatus.SERVING]
    if served:
        raise Refused("visitors_at_counters", numbers=", ".join(served))
    if left and reason not in EARLY_END_REASONS:
        raise Invalid("closing_reason_needed", reasons=", ".join(sorted(EARLY_END_REASONS)))
    settle(work, branch)
    _keep_times(work, branch, left, reason or "other")
    for ticket in left:
        apply(work, branch, ticket, TicketAction.CANCEL, actor, because="unserved", finished_at=work.now)
    cancel_day(work, branch, actor)
    release_counters(work, branch, taken(work.session, branch), actor)
    end_whole(work, branch, actor, work.now)  # what stopped today ends with it, or tomorrow would begin suspended
    branch.issuing_ended_on = branch.day_closed_on = today
    early = reason if left else None
    work.record(branch, DayClosed(reason=early), actor, reason=early)
    retries.remember(work, actor, retry, branch.id)
    return branch


def close_past_day(work: UnitOfWork, branch_id: str) -> int:
    """After midnight: what still waits is cancelled by the rule, counters are released. Returns how many tickets."""
    return end_past_day(work, work.lock_branch(branch_id))


def counters_left_open(session: Session, branch: Branch, today: date) -> bool:
    """Whether a counter is still taken since an earlier day."""
    return bool(taken_before(session, branch, today))


def _for_supervisor(work: UnitOfWork, branch_id: str, actor: Actor) -> Branch:
    if not actor.supervisor:
        raise Forbidden("supervisor_only")
    return work.lock_branch(branch_id)


def _keep_times(work: UnitOfWork, branch: Branch, left: Sequence[Ticket], reason: str) -> None:
    """A row for each who is left; the visits take as long as they are known to take here."""
    if not left:
        return
    learned = learn(work.session, branch, work.now)
    places = _places(work.session, branch)
    visitors = [
        Left(
            ticket.id,
            learned.durations.of(Kind(ticket.line_id, ticket.purpose_id, ticket.service_id)).mean_s
            * lengthening(ticket.persons, ticket.services)
            / 60,
            places.get(ticket.line_id, ()),
        )
        for ticket in left
    ]
    kept = kept_times(visitors, timetable(branch), work.now)
    for ticket in left:
        row = Unserved(
            ticket_id=ticket.id,
            branch_id=branch.id,
            day=ticket.day,
            reason=reason,
            offered_at=kept[ticket.id],
            created_at=work.now,
        )
        work.session.add(row)


def _places(session: Session, branch: Branch) -> dict[str, tuple[str, ...]]:
    """The counters set up for each line, by the line's id."""
    query = (
        select(CounterLine.line_id, Counter.id)
        .join(Counter, col(Counter.id) == CounterLine.counter_id)
        .where(Counter.branch_id == branch.id, col(Counter.active))
        .order_by(col(Counter.position), col(Counter.number))
    )
    places: dict[str, tuple[str, ...]] = {}
    for line, counter in session.exec(query):
        places[line] = (*places.get(line, ()), counter)
    return places
