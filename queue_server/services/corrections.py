"""The correction of a branch's waits: learned by night from promises and what became of them, kept by version.

A lesson is what was stored as known when the wait was told, and the real wait to the first call, without the time in
which reception stood still. Bookings, rights and typed times teach nothing, nor does a training copy.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from queue_server.domain.correction import FEWEST, Correction, Judged, learn_correction, still_helps
from queue_server.domain.known import Known, Lesson
from queue_server.domain.selection import IN_TURN
from queue_server.domain.suspension import suspended_time
from queue_server.models import Branch, Ticket, WaitCorrection
from queue_server.services.day_so_far import WALKED_IN
from queue_server.services.statistics.journeys import NO_JOURNEY, journeys
from queue_server.services.statistics.rows import LocalDay, read_events
from queue_server.services.suspensions import stops
from queue_server.services.unit_of_work import Store, UnitOfWork

LEARN_FROM = timedelta(weeks=6)
MOST_LESSONS = 20_000
LEARN_AT_HOUR = 3  # of the branch's clock: the day before is over
JUDGED_DAYS = timedelta(days=14)
KEPT_VERSIONS = 60


@dataclass(frozen=True, slots=True)
class InUse:
    """The correction that visitors are told by."""

    version: int
    correction: Correction


@dataclass(frozen=True, slots=True)
class Promise:
    """A lesson with what was told: the likely seconds, and the correction's version if one was in use."""

    lesson: Lesson
    told_s: int
    version: int | None


def in_use(session: Session, branch: Branch) -> InUse | None:
    """None where nothing has been learned that helps; always for a training copy."""
    query = select(WaitCorrection).where(WaitCorrection.branch_id == branch.id, col(WaitCorrection.in_use))
    row = session.exec(query).one_or_none()
    if row is None or row.content is None or branch.training_of is not None:
        return None
    correction = Correction.restored(json.loads(row.content))
    return InUse(row.version, correction) if correction is not None else None


def learning_due(session: Session, branch: Branch, now: datetime) -> bool:
    """Once a local night, where there is enough to learn from."""
    local = now.astimezone(ZoneInfo(branch.timezone))
    if branch.training_of is not None or local.hour < LEARN_AT_HOUR:
        return False
    last = session.exec(select(func.max(WaitCorrection.learned_on)).where(WaitCorrection.branch_id == branch.id)).one()
    if last is not None and last >= local.date():
        return False
    told = select(func.count()).select_from(Ticket).where(
        Ticket.branch_id == branch.id, Ticket.day >= local.date() - LEARN_FROM, col(Ticket.promised_known).is_not(None)
    )  # fmt: skip
    return session.exec(told).one() >= FEWEST


def learn(store: Store, branch: Branch) -> WaitCorrection | None:
    """Read what was promised, learn, judge and keep: heavy work, for a process of its own. None while there is too
    little to learn from, or when another process was faster."""
    if branch.training_of is not None:
        return None
    with store.read() as session:
        promises = read_promises(session, branch, store.clock.now())
    judged = learn_correction([promise.lesson for promise in promises])
    if judged is None:
        return None
    with store.write() as work:
        return keep(work, work.lock_branch(branch.id), judged, promises)


def keep(work: UnitOfWork, branch: Branch, judged: Judged, promises: Sequence[Promise]) -> WaitCorrection | None:
    """One that helps is used from now on. Else the one before goes on, as long as what visitors were told by it was
    better than the queue played forward alone; else none."""
    today = work.now.astimezone(ZoneInfo(branch.timezone)).date()
    rows = work.session.exec(
        select(WaitCorrection).where(WaitCorrection.branch_id == branch.id).order_by(col(WaitCorrection.version))
    ).all()
    if rows and rows[-1].learned_on >= today:
        return None
    used = next((row for row in rows if row.in_use), None)
    if used is not None and (judged.helps or not _still_helps(used, promises, today)):
        used.in_use, used.content = False, None
        work.session.add(used)
        work.session.flush()
    for old in rows[:-KEPT_VERSIONS]:
        if not old.in_use:
            work.session.delete(old)
    made = WaitCorrection(
        branch_id=branch.id,
        version=rows[-1].version + 1 if rows else 1,
        learned_on=today,
        learned_at=work.now,
        lessons=len(promises),
        figures=judged.figures(),
        helps=judged.helps,
        in_use=judged.helps,
        content=json.dumps(judged.correction.stored(), separators=(",", ":")) if judged.helps else None,
    )
    work.session.add(made)
    return made


def read_promises(session: Session, branch: Branch, now: datetime) -> list[Promise]:
    """Of the last six weeks' days that are over, the oldest first; the newest twenty thousand at most."""
    today = now.astimezone(ZoneInfo(branch.timezone)).date()
    query = select(Ticket.day).where(  # type: ignore[call-overload]
        Ticket.branch_id == branch.id, Ticket.day >= today - LEARN_FROM, Ticket.day < today
    )
    found: list[list[Promise]] = []
    for day in session.exec(query.distinct().order_by(col(Ticket.day).desc())).all():
        if sum(map(len, found)) >= MOST_LESSONS:
            break
        found.append(_of_day(session, branch, day, now))
    return [promise for promises in reversed(found) for promise in promises]


def _of_day(session: Session, branch: Branch, day: date, now: datetime) -> list[Promise]:
    when = LocalDay.of(branch, day, now)
    columns = (Ticket.id, Ticket.issued_at, Ticket.promised_known, Ticket.promised_s, Ticket.promised_version)
    query = select(*columns).where(  # type: ignore[call-overload]
        Ticket.branch_id == branch.id, Ticket.day == day, col(Ticket.promised_known).is_not(None),
        col(Ticket.by_hand).is_(False), WALKED_IN, col(Ticket.slot_at).is_(None),
        Ticket.rank == IN_TURN, col(Ticket.weighted).is_(False), Ticket.let_ahead == 0,
    )  # fmt: skip
    steps = journeys(read_events(session, when))
    stood_still = stops(session, branch.id, when.start)
    promises = []
    for ticket_id, issued_at, stored, told_s, version in session.exec(query.order_by(col(Ticket.issue_seq))):
        call, known = steps.get(ticket_id, NO_JOURNEY).first_call, Known.restored(stored)
        if call is not None and known is not None and told_s is not None:
            wait = call.at - issued_at - suspended_time(stood_still, issued_at, call.at)
            lesson = Lesson(day.toordinal(), known, max(wait.total_seconds(), 0.0))
            promises.append(Promise(lesson, told_s, version))
    return promises


def _still_helps(used: WaitCorrection, promises: Sequence[Promise], today: date) -> bool:
    """By the waits that were really told with it in the last two weeks."""
    since = (today - JUDGED_DAYS).toordinal()
    told = [each for each in promises if each.version == used.version and each.lesson.day >= since]
    return still_helps(
        [each.told_s for each in told],
        [each.lesson.known.played_s for each in told],
        [each.lesson.wait_s for each in told],
    )
