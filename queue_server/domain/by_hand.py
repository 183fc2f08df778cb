"""The times of a sheet kept by hand, read as people write them: 9:15, 09.15, 0915; an end also as minutes."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from queue_server.domain.errors import Invalid

LONGEST_SERVICE = timedelta(hours=8)
_TIME = re.compile(r"(\d{1,2})[\s:.,-]?(\d{2})")
_MINUTES = re.compile(r"\d{1,3}")


def typed_moment(text: str, day: date, zone: ZoneInfo, field: str) -> datetime:
    """The moment of this day by the local clock. Raises Invalid(hand_time_invalid) naming the `field`."""
    found = _TIME.fullmatch(text.strip())
    try:
        clock = time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        clock = None
    if clock is None:
        raise Invalid("hand_time_invalid", field=field)
    return datetime.combine(day, clock, zone)


def typed_end(text: str, started: datetime, day: date, zone: ZoneInfo, field: str) -> datetime:
    """When a service ended: a time, or up to three digits for the minutes that it took."""
    if _MINUTES.fullmatch(text.strip()):
        return started + timedelta(minutes=int(text))
    return typed_moment(text, day, zone, field)


def check_order(issued: datetime, called: datetime, ended: datetime) -> None:
    """A visit goes forward in time. Raises Invalid(hand_times_order, hand_service_too_long)."""
    if called < issued:
        raise Invalid("hand_times_order", field="called")
    if ended < called:
        raise Invalid("hand_times_order", field="finished")
    if ended - called > LONGEST_SERVICE:
        raise Invalid("hand_service_too_long", field="finished", hours=LONGEST_SERVICE // timedelta(hours=1))
