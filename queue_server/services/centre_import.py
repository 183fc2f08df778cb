"""Bringing an installation to what its centre file says: nothing is deleted, nobody who waits is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from queue_server.domain.events import BranchChanged
from queue_server.models import AuditEntry, Branch
from queue_server.services.centre.branch_import import branch_values, close_branch, import_inside
from queue_server.services.centre.merging import Change, Merging, What
from queue_server.services.centre.organisation_import import import_organisation
from queue_server.services.centre.schema import BranchPart, CentreFile
from queue_server.services.centre.staff_import import import_staff
from queue_server.services.unit_of_work import Actor, UnitOfWork

ACTION = "centre.imported"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `waiting` are branches that the file leaves out and that still have visitors: they issue
    no more tickets, and are switched off by an import after the last of them has left."""

    changes: tuple[Change, ...]
    waiting: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return len(self.changes)

    def count_of(self, what: What) -> int:
        return sum(change.what is what for change in self.changes)


def import_centre(work: UnitOfWork, file: CentreFile, actor: Actor) -> ImportReport:
    """Bring everything to what the file says, in this transaction. A second import of the same file changes nothing.

    A branch that changed records BranchChanged once; who imported what stands in the audit log.
    """
    there = _locked(work)
    shared, changes = import_organisation(work.session, file)
    for_all = bool(changes)
    branches = {part.key: _branch(work, part, position, there) for position, part in enumerate(file.branches)}
    waiting: list[str] = []
    for part in file.branches:
        branch, outside = branches[part.key]
        inside = import_inside(work, branch, part, shared, actor)
        changes += _told(work, branch, [*outside, *inside.changes], for_all, actor)
    left_out = {key for key, branch in there.items() if branch.training_of is None} - branches.keys()
    for key in sorted(left_out):
        closing, left = close_branch(work, there[key], actor)
        changes += _told(work, there[key], closing.changes, False, actor)
        waiting += [key] if left else []
    changes += import_staff(work, file, {key: branch for key, (branch, _changes) in branches.items()})
    _audit(work, [change for change in changes if change.branch is None], None, actor)
    return ImportReport(tuple(changes), tuple(waiting))


def _locked(work: UnitOfWork) -> dict[str, Branch]:
    """Every branch there is, locked in one order, so that two imports cannot wait for each other."""
    ids = work.session.exec(select(Branch.id).order_by(col(Branch.id))).all()
    branches = [work.lock_branch(branch_id) for branch_id in ids]
    return {branch.key: branch for branch in branches}


def _branch(
    work: UnitOfWork, part: BranchPart, position: int, there: dict[str, Branch]
) -> tuple[Branch, Sequence[Change]]:
    merging = Merging(work.session, part.key)
    wanted = {**branch_values(part), "position": position, "active": True}
    branch = there.get(part.key)
    if branch is None:
        branch = Branch(key=part.key, **wanted)
        work.session.add(branch)
        merging.note(What.ADDED, "branch", part.key)
    else:
        merging.bring(branch, "branch", part.key, wanted)
    work.session.flush()
    return branch, merging.changes


def _told(
    work: UnitOfWork, branch: Branch, changes: Sequence[Change], shared_changed: bool, actor: Actor
) -> Sequence[Change]:
    if changes or shared_changed:
        work.record(branch, BranchChanged(), actor)
        work.session.flush()
    _audit(work, changes, branch, actor)
    return changes


def _audit(work: UnitOfWork, changes: Sequence[Change], branch: Branch | None, actor: Actor) -> None:
    if not changes:
        return
    work.session.add(
        AuditEntry(
            at=work.now,
            branch_id=branch.id if branch else None,
            staff_id=actor.staff_id,
            action=ACTION,
            subject=branch.key if branch else "organisation",
            details={"changes": [change.plain() for change in changes]},
        )
    )
