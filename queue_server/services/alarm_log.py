"""Alarms noted from their beginning to their end, so that each is told once, also after a restart of server or page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from queue_server.domain.alarms import SAME_AGAIN, Alarm
from queue_server.models import AlarmRow, Branch
from queue_server.services import alarm_messages
from queue_server.services.hall_state import hall_state
from queue_server.services.unit_of_work import UnitOfWork

LASTING = select(AlarmRow).where(AlarmRow.branch_id == bindparam("branch"), col(AlarmRow.ended_at).is_(None))


def lasting(session: Session, branch_id: str) -> dict[str, AlarmRow]:
    """Those noted and not over, by kind and place."""
    return {row.key: row for row in session.exec(LASTING, params={"branch": branch_id})}


def any_to_note(session: Session, branch: Branch, now: datetime) -> bool:
    """Whether an alarm began or ended that is not noted: looked up first, so that a quiet hall costs no write."""
    return {alarm.key for alarm in hall_state(session, branch, now).alarms} != lasting(session, branch.id).keys()


def note(work: UnitOfWork, branch_id: str) -> None:
    """Begin and end what has begun and ended; doing it again changes nothing."""
    branch = work.lock_branch(branch_id)
    found = hall_state(work.session, branch, work.now).alarms
    known = lasting(work.session, branch.id)
    for key in known.keys() - {alarm.key for alarm in found}:
        known[key].ended_at = work.now
        work.session.add(known[key])
    _begin(work, branch, [alarm for alarm in found if alarm.key not in known])


def _begin(work: UnitOfWork, branch: Branch, begun: Sequence[Alarm]) -> None:
    recent = select(AlarmRow).where(
        AlarmRow.branch_id == branch.id,
        col(AlarmRow.ended_at) > work.now - SAME_AGAIN,
    )
    ended = {row.key: row for row in work.session.exec(recent.order_by(col(AlarmRow.ended_at)))}
    for alarm in begun:
        row = ended.get(alarm.key)
        if row is not None:
            row.ended_at = None
            work.session.add(row)
            continue
        row = AlarmRow(branch_id=branch.id, kind=alarm.kind, place=alarm.place, began_at=work.now)
        work.session.add(row)
        work.session.flush()
        alarm_messages.tell(work, branch, row)
