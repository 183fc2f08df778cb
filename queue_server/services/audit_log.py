"""The audit log as a person reads it: what was done to tickets, counters, settings, devices and accounts, by whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from queue_server.models import AuditEntry, Branch, Device, EventRow, Role, Staff, StaffRole

PAGE = 50
OPERATIONS = frozenset({"tickets", "bookings", "counters", "day", "feedback"})
KINDS: Mapping[Role, frozenset[str]] = {
    Role.SUPERVISOR: OPERATIONS,
    Role.MANAGER: OPERATIONS | {"settings", "people", "devices"},
    Role.TECHNICIAN: frozenset({"people", "devices"}),
}
"""What each role may read."""
# By the first word of a name; what is of no known kind is a setting.
EVENT_KINDS = {
    "ticket": "tickets", "appointment": "bookings", "bookings": "bookings", "message": "bookings",
    "counter": "counters", "service": "counters",
    "branch": "day", "registers": "day", "bell": "day",
}  # fmt: skip
ENTRY_KINDS = {
    "staff": "people", "device": "devices", "printer": "devices", "hall": "devices",
    "absence": "day", "break": "day", "line": "day", "service": "day", "notice": "day",
    "hand_sheets": "day", "clock": "day", "tickets": "tickets", "suggestion": "feedback", "complaint": "feedback",
}  # fmt: skip
UNTOLD = ("branch:changed", "appointment:held", "appointment:cancelled")
"""Without a reason: what only tells screens to read again, since an entry says what was changed; a time that was held
and nobody confirmed."""
BY_CITIZENS = frozenset({"suggestion:received", "complaint:received"})
BY_RULE = frozenset({"late", "centre", "expired"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """`kinds` are those that may be seen and are asked for; `before` is where the page before ended: moment and id."""

    day: date
    kinds: frozenset[str]
    staff_id: str | None = None
    before: tuple[datetime, str] | None = None


def kinds_for(roles: Collection[Role]) -> frozenset[str]:
    return frozenset().union(*(KINDS.get(role, frozenset()) for role in roles))


def read(session: Session, branch: Branch, wanted: Wanted) -> list[dict[str, Any]]:
    """At most a page and one more row, the latest first; the one more says that there is another page."""
    zone = ZoneInfo(branch.timezone)
    rows: list[EventRow | AuditEntry] = [
        *_events(session, branch, wanted, zone),
        *_entries(session, branch, wanted, zone),
    ]
    rows.sort(key=lambda row: (row.at, row.id), reverse=True)
    shown = rows[: PAGE + 1]
    names = _names(session, shown)
    return [_told(row, names, zone) for row in shown]


def people(session: Session, branch: Branch) -> list[dict[str, str]]:
    """Everybody with a role in this branch, disabled ones too: what they did stays theirs."""
    here = select(StaffRole.staff_id).where(StaffRole.branch_id == branch.id)
    query = select(Staff).where(col(Staff.id).in_(here)).order_by(col(Staff.name))
    return [{"id": staff.id, "name": staff.name} for staff in session.exec(query)]


def _events(session: Session, branch: Branch, wanted: Wanted, zone: ZoneInfo) -> list[EventRow]:
    names = [word for word, kind in EVENT_KINDS.items() if kind in wanted.kinds]
    if not names:
        return []
    query = select(EventRow).where(
        EventRow.branch_id == branch.id,
        or_(*(col(EventRow.name).startswith(f"{word}:") for word in names)),
        or_(col(EventRow.name).not_in(UNTOLD), col(EventRow.reason).is_not(None)),
        *_within(EventRow, wanted, zone),
    )
    return list(session.exec(query.order_by(col(EventRow.at).desc(), col(EventRow.id).desc()).limit(PAGE + 1)))


def _entries(session: Session, branch: Branch, wanted: Wanted, zone: ZoneInfo) -> list[AuditEntry]:
    """Those of the branch; and those without one about its people, or for all branches."""
    known = or_(*(col(AuditEntry.action).startswith(f"{word}:") for word in ENTRY_KINDS))
    asked = [
        col(AuditEntry.action).startswith(f"{word}:") for word, kind in ENTRY_KINDS.items() if kind in wanted.kinds
    ]
    if "settings" in wanted.kinds:
        asked.append(~known)
    if not asked:
        return []
    here = select(StaffRole.staff_id).where(StaffRole.branch_id == branch.id)
    of_nobody = col(AuditEntry.branch_id).is_(None)
    ours = or_(col(AuditEntry.branch_id) == branch.id, and_(of_nobody, or_(col(AuditEntry.subject).in_(here), ~known)))
    query = select(AuditEntry).where(ours, or_(*asked), *_within(AuditEntry, wanted, zone))
    return list(session.exec(query.order_by(col(AuditEntry.at).desc(), col(AuditEntry.id).desc()).limit(PAGE + 1)))


def _within(table: type[Any], wanted: Wanted, zone: ZoneInfo) -> list[Any]:
    start = datetime.combine(wanted.day, time(), zone)
    end = datetime.combine(wanted.day + timedelta(days=1), time(), zone)
    conditions = [table.at >= start, table.at < end]
    if wanted.staff_id is not None:
        conditions.append(table.staff_id == wanted.staff_id)
    if wanted.before is not None:
        at, row_id = wanted.before
        conditions.append(or_(table.at < at, and_(table.at == at, table.id < row_id)))
    return conditions


def _names(session: Session, rows: Collection[Any]) -> dict[str, str]:
    """Names of the staff and devices that these rows speak of, by id."""
    ids = {getattr(row, column, None) for row in rows for column in ("staff_id", "device_id", "subject")}
    found: dict[str, str] = {}
    for table in (Staff, Device):
        found |= dict(session.exec(select(table.id, table.name).where(col(table.id).in_(ids))).all())
    return found


def _told(row: Any, names: Mapping[str, str], zone: ZoneInfo) -> dict[str, Any]:
    told = {
        "id": row.id,
        "at": row.at.astimezone(zone).isoformat(),
        "cursor": f"{row.at.isoformat()}|{row.id}",
        "who": names.get(row.staff_id or "") or names.get(getattr(row, "device_id", None) or ""),
    }
    return told | (_event(row, zone) if isinstance(row, EventRow) else _entry(row, names))


def _event(row: EventRow, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "by_visitor": row.staff_id is None and row.device_id is None and _visitors_own(row),
        "kind": EVENT_KINDS[row.name.split(":")[0]],
        "action": row.name,
        "subject": row.data.get("number") or row.data.get("counter") or _slot(row, zone),
        "counter": row.data.get("counter"),
        "reason": row.reason or row.data.get("reason"),
        "changes": {},
        "details": {},
    }


def _visitors_own(row: EventRow) -> bool:
    """Nobody of the staff and no device did it: the visitor, or the rule."""
    booking = row.name.startswith("appointment:") and row.reason not in BY_RULE
    return booking or row.reason == "left"


def _slot(row: EventRow, zone: ZoneInfo) -> str | None:
    """A booking is called by its time."""
    slot = row.data.get("slot_at")
    return datetime.fromisoformat(str(slot)).astimezone(zone).isoformat() if slot else None


def _entry(row: AuditEntry, names: Mapping[str, str]) -> dict[str, Any]:
    details = dict(row.details)
    changes = details.pop("changes", {})
    if isinstance(changes, list):  # an import lists what it did, in its own form
        details, changes = {"count": len(changes)}, {}
    return {
        "by_visitor": row.action in BY_CITIZENS,
        "kind": ENTRY_KINDS.get(row.action.split(":")[0], "settings"),
        "action": row.action,
        "subject": names.get(row.subject) or details.pop("name", None) or row.subject,
        "counter": None,
        "reason": details.pop("reason", None),
        "changes": changes,
        "details": details,
    }
