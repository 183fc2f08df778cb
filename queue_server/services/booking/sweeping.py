"""Every second, by the leader: it notes standstills, ends holds, records who is late and reminds the hall."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from queue_server.models import Branch
from queue_server.services.booking import expiring, lateness, reminding, standstills
from queue_server.services.unit_of_work import UnitOfWork


def anything_due(session: Session, branch: Branch, now: datetime) -> bool:
    """Whether `sweep` would change something."""
    return (
        expiring.any_run_out(session, branch.id, now)
        or lateness.any_to_end(session, branch, now)
        or standstills.is_nobody_new(session, branch, now)
        or reminding.slot_to_remind(session, branch, now) is not None
    )


def sweep(work: UnitOfWork, branch_id: str) -> int:
    """Doing it again changes nothing; returns how many bookings and holds were ended. An empty hall is noted first:
    nobody is late there."""
    branch = work.lock_branch(branch_id)
    standstills.note_nobody(work, branch)
    work.session.flush()
    ended = expiring.expire_due(work, branch) + lateness.annul_due(work, branch)
    reminding.remind_due(work, branch)
    return ended
