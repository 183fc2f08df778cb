"""Days, times and names in the words of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from babel.dates import format_date

from queue_server.catalogue import FALLBACK
from queue_server.web.dependencies import deps
from queue_server.web.errors import envelope
from queue_server.web.language import request_language


def t(key: str, **values: Any) -> str:
    return deps().catalogues.text(request_language(), key, **values)


def clock(moment: str) -> str:
    """10:25 of a moment that is written with the branch's offset."""
    return moment[11:16]


def day_text(day: str) -> str:
    """«вівторок, 3 березня» of 2026-03-03, or of a moment of that day."""
    return format_date(date.fromisoformat(day[:10]), "EEEE, d MMMM", locale=request_language())


def date_text(day: str) -> str:
    """«3 березня 2026» of 2026-03-03."""
    return format_date(date.fromisoformat(day), "d MMMM y", locale=request_language())


def month_text(day: date) -> str:
    return format_date(day, "LLLL yyyy", locale=request_language())


def weekday_names() -> list[tuple[str, str]]:
    """Short and full, from Monday: 2 March 2026 was one."""
    days = [date(2026, 3, number) for number in range(2, 9)]
    language = request_language()
    return [(format_date(day, "EEEEEE", locale=language), format_date(day, "EEEE", locale=language)) for day in days]


def moment_text(moment: str) -> str:
    """«вівторок, 3 березня, о 10:20»."""
    return t("booking-moment-on", date=day_text(moment), time=clock(moment))


def name_text(names: Mapping[str, str] | str | None) -> str:
    """A name that the centre gave, where it cannot be marked as another language's."""
    if names is None or isinstance(names, str):
        return names or ""
    return names.get(request_language()) or names.get(FALLBACK, "")


def refusal_text(code: str, details: Mapping[str, Any] | None = None) -> str:
    """What the API would say."""
    return str(envelope(code, details)["error"]["message"])


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
