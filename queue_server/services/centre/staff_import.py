"""The staff's part of an import. Accounts that no file ever named are left alone, passwords always."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from queue_server.models import Branch, Role, Staff, StaffRole
from queue_server.services.accounts import end_sessions
from queue_server.services.centre.merging import Change, Merging, What
from queue_server.services.centre.schema import CentreFile, StaffPart
from queue_server.services.unit_of_work import UnitOfWork

Roles = set[tuple[str, Role]]  # (branch id, role)


def import_staff(work: UnitOfWork, centre: CentreFile, branches: dict[str, Branch]) -> list[Change]:
    """Add and change the accounts that the file names; switch off those that an earlier file named and this does not.

    Who was disabled by a person stays disabled: a file may not bring back somebody who left.
    """
    merging = Merging(work.session)
    there = {row.login: row for row in work.session.exec(select(Staff).order_by(col(Staff.login)))}
    for part in centre.staff:
        row = _account(merging, work, part, there.pop(part.login, None), centre.organisation.example)
        _roles(merging, row, part, branches)
    for row in there.values():
        if row.in_file and not row.disabled:
            row.in_file, row.disabled = False, True
            work.session.add(row)
            end_sessions(work, row.id)
            merging.note(What.SWITCHED_OFF, "staff", row.login)
    work.session.flush()
    return merging.changes


def _account(merging: Merging, work: UnitOfWork, part: StaffPart, row: Staff | None, example: bool) -> Staff:
    values: dict[str, Any] = {"name": part.name, "position": part.position, "example": example}
    if row is None:
        row = Staff(login=part.login, in_file=True, created_at=work.now, **values)
        work.session.add(row)
        merging.note(What.ADDED, "staff", part.login)
    else:
        if row.in_file is False:  # left out by a file, named again by this one
            row.disabled = False
            merging.note(What.SWITCHED_ON, "staff", part.login)
        row.in_file = True
        work.session.add(row)
        merging.bring(row, "staff", part.login, values)
    work.session.flush()
    return row


def _roles(merging: Merging, row: Staff, part: StaffPart, branches: dict[str, Branch]) -> None:
    wanted: Roles = {(branches[key].id, Role(given.role)) for given in part.roles for key in given.branches}
    rows = {(role.branch_id, role.role): role for role in _given(merging, row)}
    if wanted == rows.keys():
        return
    for place in rows.keys() - wanted:
        merging.session.delete(rows[place])
    for branch_id, role in wanted - rows.keys():
        merging.session.add(StaffRole(staff_id=row.id, branch_id=branch_id, role=role))
    new = any(change.name == part.login and change.what is What.ADDED for change in merging.changes)
    if not new:
        merging.note(What.CHANGED, "staff", part.login, ["roles"])


def _given(merging: Merging, row: Staff) -> list[StaffRole]:
    """The roles that a file decides: those in a training copy follow its branch when it is renewed."""
    query = select(StaffRole).join(Branch, col(Branch.id) == StaffRole.branch_id)
    return list(merging.session.exec(query.where(StaffRole.staff_id == row.id, col(Branch.training_of).is_(None))))
