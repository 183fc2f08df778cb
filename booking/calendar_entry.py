"""A booking as its visitor's calendar has it, in the words of the page."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from booking.shown import latest
from booking.wording import name_text, t
from queue_server.domain.calendar import CalendarEntry
from queue_server.web.dependencies import deps


def calendar_entry(booking: dict[str, Any], uid: str) -> CalendarEntry:
    """`booking` as its visitor sees it."""
    branch = booking["branch"]
    return CalendarEntry(
        uid=uid,
        start=datetime.fromisoformat(booking["slot_at"]).astimezone(ZoneInfo(branch["timezone"])),
        minutes=booking["minutes"],
        summary=t("calendar-title", branch=name_text(branch["short_name"])),
        location=", ".join(filter(None, (name_text(branch[name]) for name in ("name", "address")))),
        description=_description(booking),
        alarm=t("calendar-alarm"),
        url=f"{deps().settings.origin}/booking/own/",
        sequence=booking["seq"],
        made_at=deps().clock.now(),
    )


def _description(booking: dict[str, Any]) -> str:
    about = name_text(booking["purpose"]["name"])
    if booking["service"] is not None:
        about = f"{about}: {name_text(booking['service']['label'])}"
    return f"{about}\n{t('online-late-rule', until=latest(booking))}"
