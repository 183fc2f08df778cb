"""Suspending reception and going on with it: the whole branch, or only the services of some state registers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from queue_server.domain.errors import Invalid, Refused
from queue_server.domain.events import (
    BranchResumed,
    BranchResuming,
    BranchSuspended,
    RegistersResumed,
    RegistersSuspended,
)
from queue_server.domain.suspension import ALL_CLEAR_MINUTES, WHOLE, SuspensionReason
from queue_server.models import Branch, Register, Suspension
from queue_server.services import retries
from queue_server.services.suspensions import closed_registers, is_suspended, open_suspensions
from queue_server.services.unit_of_work import Actor, UnitOfWork

THE_RULE = Actor()


def suspend(work: UnitOfWork, branch_id: str, reason: str, actor: Actor, retry: retries.Retry | None = None) -> Branch:
    """Nothing is called, issued or marked absent until resumption; every place is kept.

    During an all-clear it takes the all-clear back. Raises Invalid(suspension_reason_unknown),
    Refused(branch_suspended).
    """
    if reason not in WHOLE:
        raise Invalid("suspension_reason_unknown", reasons=", ".join(sorted(WHOLE)))
    branch = work.lock_branch(branch_id)
    if retries.made_before(work, actor, retry) is not None:
        return branch
    settle(work, branch)
    if branch.suspended_since is not None and branch.resumes_at is None:
        raise Refused("branch_suspended", reason=branch.suspension_reason)
    standing = whole_suspension(work.session, branch.id)
    if standing is None or standing.reason != reason:
        end_whole(work, branch, actor, work.now)
        branch.suspended_since = work.now
        standing = Suspension(branch_id=branch.id, reason=reason, started_at=work.now, started_by=actor.staff_id)
        work.session.add(standing)
    branch.suspension_reason, branch.resumes_at = reason, None
    work.record(branch, BranchSuspended(reason=reason), actor, reason=reason)
    retries.remember(work, actor, retry, standing.id)
    return branch


def resume(
    work: UnitOfWork, branch_id: str, actor: Actor, minutes: int = 0, retry: retries.Retry | None = None
) -> Branch:
    """Reception goes on now, or `minutes` after the all-clear; for 15 minutes then nobody becomes a no-show.

    Raises Invalid(all_clear_minutes), Refused(branch_not_suspended).
    """
    if minutes not in ALL_CLEAR_MINUTES:
        raise Invalid("all_clear_minutes", allowed=", ".join(map(str, ALL_CLEAR_MINUTES)))
    branch = work.lock_branch(branch_id)
    if retries.made_before(work, actor, retry) is not None:
        return branch
    settle(work, branch)
    if branch.suspended_since is None:
        raise Refused("branch_not_suspended")
    if minutes:
        branch.resumes_at = work.now + timedelta(minutes=minutes)
        fact = BranchResuming(reason=branch.suspension_reason or SuspensionReason.OTHER, resumes_at=branch.resumes_at)
        work.record(branch, fact, actor, reason=branch.suspension_reason)
    else:
        _resume(work, branch, actor, work.now)
    retries.remember(work, actor, retry, branch.id)
    return branch


def settle(work: UnitOfWork, branch: Branch) -> bool:
    """Note down a resumption whose moment has passed; nothing depends on when that is done. Whether there was one."""
    if branch.suspended_since is None or is_suspended(branch, work.now):
        return False
    assert branch.resumes_at is not None, "only an all-clear ends a suspension by itself"
    _resume(work, branch, THE_RULE, branch.resumes_at)
    return True


def resumption_due(branch: Branch, now: datetime) -> bool:
    return branch.suspended_since is not None and not is_suspended(branch, now)


def suspend_registers(
    work: UnitOfWork, branch_id: str, registers: Collection[str], actor: Actor, retry: retries.Retry | None = None
) -> Branch:
    """Services that stand in these registers are neither issued nor called; the others go on.

    Raises Invalid(register_unknown), Refused(registers_suspended) when all of them are so already.
    """
    branch = work.lock_branch(branch_id)
    if retries.made_before(work, actor, retry) is not None:
        return branch
    known = set(work.session.exec(select(Register.key).where(col(Register.active))))
    if not registers or not known.issuperset(registers):
        raise Invalid("register_unknown")
    new = sorted(set(registers) - closed_registers(work.session, branch.id))
    if not new:
        raise Refused("registers_suspended")
    for key in new:  # a row each: one may come back before the other
        work.session.add(
            Suspension(
                branch_id=branch.id,
                reason=SuspensionReason.REGISTER,
                whole=False,
                registers=[key],
                started_at=work.now,
                started_by=actor.staff_id,
            )
        )
    reason = SuspensionReason.REGISTER.value
    work.record(branch, RegistersSuspended(registers=tuple(new)), actor, reason=reason)
    retries.remember(work, actor, retry, branch.id)
    return branch


def resume_registers(
    work: UnitOfWork, branch_id: str, registers: Collection[str], actor: Actor, retry: retries.Retry | None = None
) -> Branch:
    """These registers are available again. Raises Refused(registers_not_suspended)."""
    branch = work.lock_branch(branch_id)
    if retries.made_before(work, actor, retry) is not None:
        return branch
    back = [row for row in open_suspensions(work.session, branch.id) if not row.whole and row.registers[0] in registers]
    if not back:
        raise Refused("registers_not_suspended")
    for row in back:
        row.ended_at, row.ended_by = work.now, actor.staff_id
        work.session.add(row)
    work.record(branch, RegistersResumed(registers=tuple(sorted(row.registers[0] for row in back))), actor)
    retries.remember(work, actor, retry, branch.id)
    return branch


def whole_suspension(session: Session, branch_id: str) -> Suspension | None:
    """The suspension of the whole branch that lasts."""
    return next((row for row in open_suspensions(session, branch_id) if row.whole), None)


def end_whole(work: UnitOfWork, branch: Branch, actor: Actor, moment: datetime) -> None:
    """Close the row of the whole branch's suspension and clear the branch, without a word to anybody."""
    row = whole_suspension(work.session, branch.id)
    if row is not None:
        row.ended_at, row.ended_by = moment, actor.staff_id
        work.session.add(row)
        work.session.flush()  # the index allows one open row: the next may be added only after this one
    branch.suspended_since = branch.suspension_reason = branch.resumes_at = None
    work.session.add(branch)


def _resume(work: UnitOfWork, branch: Branch, actor: Actor, moment: datetime) -> None:
    end_whole(work, branch, actor, moment)
    branch.resumed_at = moment
    work.record(branch, BranchResumed(), actor)
