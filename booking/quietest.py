"""The quietest hours in words and in a small chart, for the page of the queue now."""

from __future__ import annotations

from dataclasses import dataclass

from booking.wording import t, weekday_names
from queue_server.domain.quietest import WEEKS, QuietDay
from queue_server.services import places
from queue_server.web.dependencies import deps

COLUMN, BAR, TALLEST = 12, 8, 32  # of the chart, in its own units


@dataclass(frozen=True, slots=True)
class Bar:
    """A column of the chart; under a quiet one stands a mark."""

    x: int
    height: int
    quiet: bool


@dataclass(frozen=True, slots=True)
class ShownDay:
    """`hours` are the quiet ones in words, `first` and `last` the ends of the chart, `width` units wide. An hour that
    is shut leaves its place empty."""

    name: str
    hours: tuple[str, ...]
    bars: tuple[Bar, ...]
    first: str
    last: str
    width: int


@dataclass(frozen=True, slots=True)
class Quietest:
    lead: str
    days: tuple[ShownDay, ...]


def quietest(key: str) -> Quietest | None:
    """Of the branch of this key; None while there is too little history."""
    with deps().store.read() as session:
        branch = places.branch(session, key)
    found = deps().quietest.of(branch) if branch is not None else []
    if not found:
        return None
    lead = t("booking-quietest-lead", weeks=WEEKS, days=sum(day.days for day in found))
    most = max(each.visitors for day in found for each in day.hours) or 1
    return Quietest(lead, tuple(_shown(day, most) for day in found))


def _shown(day: QuietDay, most: float) -> ShownDay:
    """On one scale with the other days: the tallest column is that of `most` visitors."""
    first, last = day.hours[0].hour, day.hours[-1].hour + 1
    spans = tuple(t("booking-quietest-span", first=_hour(start), last=_hour(end)) for start, end in day.quiet_spans)
    bars = tuple(
        Bar(
            COLUMN * (each.hour - first) + (COLUMN - BAR) // 2,
            max(1, round(each.visitors / most * TALLEST)),
            each.quiet,
        )
        for each in day.hours
    )
    _short, name = weekday_names()[day.weekday]
    hours = spans or (t("booking-quietest-even"),)
    return ShownDay(name, hours, bars, _hour(first), _hour(last), COLUMN * (last - first))


def _hour(hour: int) -> str:
    return f"{hour}:00"
