"""Printing sheets with numbers by hand: which are printed already is known, so that none is printed twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from queue_server.domain.errors import Invalid, NotFound
from queue_server.domain.numbering import BY_HAND, next_by_hand, ticket_number
from queue_server.models import Branch, HandSheet, Line
from queue_server.models.columns import new_id
from queue_server.services import audit, retries
from queue_server.services.unit_of_work import Actor, UnitOfWork

LAST_SHOWN = 10


def print_sheets(
    work: UnitOfWork, branch_id: str, counts: Mapping[str, int], actor: Actor, retry: retries.Retry | None = None
) -> str:
    """Take the next numbers of each line (by key) for paper; the id of this printing, under which it can be seen again.

    Raises Invalid(hand_nothing_to_print, line_unknown, hand_count_out_of_range), Refused(hand_numbers_out).
    """
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return made
    if not counts:
        raise Invalid("hand_nothing_to_print")
    printing = new_id()
    lines = _lines(work.session, branch)
    last = _last_printed(work.session, branch)
    for key, count in counts.items():
        line = _named(lines, key)
        numbers = next_by_hand(last.get(line.letter), count)
        last[line.letter] = numbers[-1]
        work.session.add(
            HandSheet(
                printing_id=printing,
                branch_id=branch.id,
                line_id=line.id,
                letter=line.letter,
                first=numbers[0],
                last=numbers[-1],
                printed_at=work.now,
                printed_by=actor.staff_id,
            )
        )
    retries.remember(work, actor, retry, printing)
    return printing


def begin_again(work: UnitOfWork, branch_id: str, line_key: str, actor: Actor) -> int:
    """The line's old sheets were thrown away: its numbers begin at the first. Returns how many printings went."""
    branch = work.lock_branch(branch_id)
    line = _named(_lines(work.session, branch), line_key)
    old = [sheet for sheet in _in_use(work.session, branch) if sheet.letter == line.letter]
    for sheet in old:
        sheet.withdrawn_at = work.now
        work.session.add(sheet)
    if old:
        audit.note(work, branch, actor, "hand_sheets:withdrawn", line.id, name=line.name)
    return len(old)


def lines_to_print(session: Session, branch: Branch) -> list[dict[str, Any]]:
    """Each line with the number that its next sheet begins with (None when they ran out) and how many are left."""
    last = _last_printed(session, branch)
    shown = []
    for line in _lines(session, branch):
        following = last.get(line.letter, BY_HAND.start - 1) + 1
        left = BY_HAND.stop - following
        number = ticket_number(line.letter, following) if left else None
        shown.append({"key": line.key, "letter": line.letter, "name": line.name, "next": number, "left": left})
    return shown


def last_printings(session: Session, branch: Branch) -> list[dict[str, Any]]:
    """The last printings, the newest first, as staff look for a sheet that the printer swallowed."""
    zone = ZoneInfo(branch.timezone)
    query = select(HandSheet).where(HandSheet.branch_id == branch.id).order_by(col(HandSheet.id).desc())
    printings: dict[str, dict[str, Any]] = {}
    for sheet in session.exec(query.limit(LAST_SHOWN * 12)).all():
        at = sheet.printed_at.astimezone(zone).isoformat()
        printing = printings.setdefault(sheet.printing_id, {"id": sheet.printing_id, "at": at, "numbers": []})
        numbers = {"first": ticket_number(sheet.letter, sheet.first), "last": ticket_number(sheet.letter, sheet.last)}
        printing["numbers"].insert(0, numbers)
    return list(printings.values())[:LAST_SHOWN]


def printing(session: Session, printing_id: str) -> tuple[Branch, list[dict[str, Any]]]:
    """What one printing holds, line by line: {name, letter, numbers}. Raises NotFound(hand_sheet_unknown)."""
    query = select(HandSheet, Line).join(Line, col(Line.id) == HandSheet.line_id)
    rows = session.exec(query.where(HandSheet.printing_id == printing_id).order_by(col(HandSheet.id))).all()
    if not rows:
        raise NotFound("hand_sheet_unknown")
    lines = [
        {
            "name": line.name,
            "letter": sheet.letter,
            "numbers": [ticket_number(sheet.letter, number) for number in range(sheet.first, sheet.last + 1)],
        }
        for sheet, line in rows
    ]
    return session.get_one(Branch, rows[0][0].branch_id), lines


def _lines(session: Session, branch: Branch) -> list[Line]:
    query = select(Line).where(Line.branch_id == branch.id, col(Line.active)).order_by(col(Line.position))
    return list(session.exec(query).all())


def _named(lines: list[Line], key: str) -> Line:
    line = next((line for line in lines if line.key == key), None)
    if line is None:
        raise Invalid("line_unknown")
    return line


def _in_use(session: Session, branch: Branch) -> list[HandSheet]:
    query = select(HandSheet).where(HandSheet.branch_id == branch.id, col(HandSheet.withdrawn_at).is_(None))
    return list(session.exec(query).all())


def _last_printed(session: Session, branch: Branch) -> dict[str, int]:
    query = select(HandSheet.letter, func.max(HandSheet.last)).where(
        HandSheet.branch_id == branch.id, col(HandSheet.withdrawn_at).is_(None)
    )
    return dict(session.exec(query.group_by(HandSheet.letter)).all())
