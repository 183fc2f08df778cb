"""Who changed what and when, for the log that the head reads: never a password, a code, or anything of a visitor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlmodel import SQLModel

from queue_server.models import AuditEntry, Branch
from queue_server.services.unit_of_work import Actor, UnitOfWork

Changes = dict[str, list[Any]]  # by field: what it was, what it is


def note(
    work: UnitOfWork, branch: Branch | None, actor: Actor, action: str, subject: str, /, **details: object
) -> AuditEntry:
    """An entry in the transaction of the change itself; without a branch it concerns all of the person's branches."""
    entry = AuditEntry(
        at=work.now,
        branch_id=branch.id if branch else None,
        staff_id=actor.staff_id,
        action=action,
        subject=subject,
        details=details,
    )
    work.session.add(entry)
    return entry


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Changes:
    """The fields that differ, from and to; a field that one side lacks counts as empty."""
    fields = dict.fromkeys([*before, *after])
    return {name: [before.get(name), after.get(name)] for name in fields if before.get(name) != after.get(name)}


def set_fields(row: SQLModel, values: Mapping[str, Any]) -> Changes:
    """Give a row these values; the changes are what really differed."""
    changes = differences(picked(row, values), values)
    for name, (_before, after) in changes.items():
        setattr(row, name, after)
    return {name: [_plain(before), _plain(after)] for name, (before, after) in changes.items()}


def picked(row: SQLModel, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
