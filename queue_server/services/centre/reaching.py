"""Which counters serve which lines after an import, so that nobody who waits is left without a counter."""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import Session, col, select

from queue_server.domain.tickets import OPEN
from queue_server.models import Branch, Counter, CounterLine, Line, Ticket
from queue_server.services.centre.merging import Merging, What
from queue_server.services.centre.schema import BranchPart
from queue_server.services.ticket_changes import amend
from queue_server.services.unit_of_work import Actor, UnitOfWork

Links = dict[tuple[str, str], int]  # (counter id, line id) → minutes of advance


def anybody_left(session: Session, branch: Branch) -> bool:
    """Whether a visitor of the branch waits, is called, served or put on hold."""
    query = select(Ticket.id).where(Ticket.branch_id == branch.id, col(Ticket.status).in_(OPEN)).limit(1)
    return session.exec(query).first() is not None


def serve_lines(
    merging: Merging,
    work: UnitOfWork,
    branch: Branch,
    part: BranchPart,
    counters: Mapping[str, Counter],
    lines: Mapping[str, Line],
    actor: Actor,
) -> None:
    """Bring the counters' lines to what the file says, and keep every open ticket within reach of a counter."""
    there = _links(work.session, branch)
    active = {counter.id: counter.number for counter in _active(work.session, branch)}
    wanted: Links = {
        (counters[counter.number].id, lines[served.line].id): served.advance
        for counter in part.counters
        for served in counter.lines
    }
    wanted |= _kept(there, wanted, {row.id for row in counters.values()}, {row.id for row in lines.values()})
    for line_id in sorted(_lines_with_visitors(work.session, branch)):
        wanted |= _reached(line_id, there, wanted, list(active))
    _write(merging, there, wanted, active)
    _free_from_counters(work, branch, set(active), actor)


def _kept(there: Links, wanted: Links, counters: set[str], lines: set[str]) -> Links:
    """What the file does not speak of: links of lines and of counters that it leaves out."""
    return {
        link: advance
        for link, advance in there.items()
        if link not in wanted and (link[0] not in counters or link[1] not in lines)
    }


def _reached(line_id: str, there: Links, wanted: Links, active: list[str]) -> Links:
    """For a line where somebody waits and no counter would call: who served it before, else everybody."""
    if any((counter, line_id) in wanted for counter in active):
        return {}
    before = {(counter, line_id): there[counter, line_id] for counter in active if (counter, line_id) in there}
    return before or {(counter, line_id): 0 for counter in active}


def _write(merging: Merging, there: Links, wanted: Links, numbers: Mapping[str, str]) -> None:
    changed: set[str] = set()
    for link in there.keys() | wanted.keys():
        if there.get(link) == wanted.get(link):
            continue
        changed.add(link[0])
        row = merging.session.get(CounterLine, link)
        if link not in wanted:
            merging.session.delete(row)
        elif row is None:
            merging.session.add(CounterLine(counter_id=link[0], line_id=link[1], advance_minutes=wanted[link]))
        else:
            row.advance_minutes = wanted[link]
    merging.session.flush()
    new = {change.name for change in merging.changes if change.noun == "counter" and change.what is What.ADDED}
    for number in sorted({numbers[counter] for counter in changed if counter in numbers} - new):
        merging.note(What.CHANGED, "counter", number, ["lines"])


def _free_from_counters(work: UnitOfWork, branch: Branch, active: set[str], actor: Actor) -> None:
    """A ticket sent to a counter that is no more goes to any counter of its line."""
    tickets = select(Ticket).where(Ticket.branch_id == branch.id, col(Ticket.status).in_(OPEN))
    for ticket in work.session.exec(tickets).all():
        gone = {
            column: None
            for column in ("target_counter_id", "return_counter_id")
            if getattr(ticket, column) is not None and getattr(ticket, column) not in active
        }
        if gone:
            amend(work, branch, ticket, actor, "counter_gone", **gone)


def _links(session: Session, branch: Branch) -> Links:
    query = select(CounterLine).join(Counter, col(Counter.id) == CounterLine.counter_id)
    rows = session.exec(query.where(Counter.branch_id == branch.id))
    return {(row.counter_id, row.line_id): row.advance_minutes for row in rows}


def _active(session: Session, branch: Branch) -> list[Counter]:
    query = select(Counter).where(Counter.branch_id == branch.id, col(Counter.active)).order_by(col(Counter.position))
    return list(session.exec(query))


def _lines_with_visitors(session: Session, branch: Branch) -> set[str]:
    query = select(Ticket.line_id).where(Ticket.branch_id == branch.id, col(Ticket.status).in_(OPEN)).distinct()
    return set(session.exec(query))
