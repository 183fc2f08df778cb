"""What the hall is told beside calls: suspension and resumption, registers, booked times, the end of the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.hall import Hall
from queue_server.domain.suspension import ALL_CLEAR_MINUTES, WHOLE, SuspensionReason
from queue_server.models import Branch, EventRow
from queue_server.services.branch_settings import hall_of
from queue_server.services.spoken import message_speech

RECENT = timedelta(minutes=1)
SPOKEN = {
    "branch:resumed": "resumed",
    "registers:suspended": "registers-suspended",
    "registers:resumed": "registers-resumed",
    "branch:issuing_ended": "issuing-ended",
    "bookings:due": "due-bookings",
}
NAMES = ("branch:suspended", "branch:resuming", *SPOKEN, "branch:day_closed")
DURING_A_SUSPENSION = ("suspended-", "resuming")
"""Messages during which nobody is called, so that a second language after the Ukrainian delays no call."""


def message(name: str, at: datetime, data: Mapping[str, Any], hall: Hall) -> dict[str, Any] | None:
    """Of an event, by its wire name: {`message`, `minutes` until reception goes on, `speech`}; None: not said."""
    key, minutes = _key(name, at, data)
    if key is None:
        return None
    languages = ("uk", "en") if key.startswith(DURING_A_SUSPENSION) else ("uk",)
    speech = [message_speech(hall, spoken_name(key, minutes), language) for language in languages]
    return {"message": key, "minutes": minutes, "speech": speech}


def last_message(session: Session, branch: Branch, now: datetime) -> dict[str, Any] | None:
    """The last message of this minute with its `event`, for a display that lost the fact on its way."""
    query = select(EventRow).where(
        EventRow.branch_id == branch.id, col(EventRow.name).in_(NAMES), EventRow.at > now - RECENT
    )
    row = session.exec(query.order_by(col(EventRow.seq).desc())).first()
    told = message(row.name, row.at, row.data, hall_of(branch)) if row is not None else None
    if row is None or told is None:
        return None
    at = row.at.astimezone(ZoneInfo(branch.timezone)).isoformat()
    return told | {"event": row.seq, "at": at}


def all_messages() -> Iterator[tuple[str, int | None]]:
    """Every message with its minutes: what the voice can be asked for."""
    yield from ((f"suspended-{_hyphened(reason)}", None) for reason in sorted(WHOLE))
    for minutes in ALL_CLEAR_MINUTES[1:]:
        yield from (("resuming-air-alarm", minutes), ("resuming", minutes))
    yield from ((key, None) for key in (*SPOKEN.values(), "day-closed-early"))


def spoken_name(key: str, minutes: int | None) -> str:
    """The message's name in the address of its sound."""
    return key if minutes is None else f"{key}-{minutes}"


def _key(name: str, at: datetime, data: Mapping[str, Any]) -> tuple[str | None, int | None]:
    if name == "branch:suspended":
        return f"suspended-{_hyphened(data['reason'])}", None
    if name == "branch:resuming":
        resumes_at = datetime.fromisoformat(str(data["resumes_at"]))
        key = "resuming-air-alarm" if data["reason"] == SuspensionReason.AIR_ALARM else "resuming"
        return key, round((resumes_at - at).total_seconds() / 60)
    if name == "branch:day_closed":
        return ("day-closed-early" if data.get("reason") else None), None
    return SPOKEN.get(name), None


def _hyphened(reason: str) -> str:
    return reason.replace("_", "-")


BY_SPOKEN_NAME = {spoken_name(key, minutes): (key, minutes) for key, minutes in all_messages()}
