"""Queues for property tests: tickets of every sort, counters with lines and preferences, in whole seconds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from queue_server.domain.known import Known
from queue_server.domain.selection import BY_LAW, IN_TURN, Moments, Serving, Waiting, on_check_in, on_issue
from tests.fakes import MONDAY_MORNING as NOW

LINES = "АБВ"
HEAD_START = timedelta(minutes=15)


def minutes(least: int, most: int) -> st.SearchStrategy[timedelta]:
    """Whole minutes as often as odd seconds, so that moments meet."""
    seconds = st.one_of(st.integers(least, most).map(lambda minute: minute * 60), st.integers(least * 60, most * 60))
    return seconds.map(lambda second: timedelta(seconds=second))


def ticket(number: int, line: str = "А", moments: Moments | None = None, **changes: object) -> Waiting:
    """The number-th ticket issued; a walk-in of this moment unless `moments` say otherwise."""
    moments = moments or on_issue(NOW)
    plain = Waiting(f"t{number}", line, moments.rank, moments.queue_time, moments.not_before, number)
    return replace(plain, **changes)  # type: ignore[arg-type]


def walk_in(number: int, minutes_ago: float, line: str = "А", **changes: object) -> Waiting:
    return ticket(number, line, on_issue(NOW - timedelta(minutes=minutes_ago)), **changes)


def serving(lines: str = LINES, counter: str = "c1", accessible: bool = False, **advance_minutes: int) -> Serving:
    """What a counter may take; a preference as А=10."""
    return Serving(counter, {line: timedelta(minutes=advance_minutes.get(line, 0)) for line in lines}, accessible)


@st.composite
def counters(draw: st.DrawFn) -> list[Serving]:
    made = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        lines = draw(st.lists(st.sampled_from(LINES), min_size=1, unique=True))
        advance = {line: draw(st.sampled_from([0, 0, 10, 30]).map(_minutes)) for line in lines}
        made.append(Serving(f"c{number}", advance, draw(st.booleans())))
    return made


def _minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


@st.composite
def waiting(draw: st.DrawFn, most: int = 12) -> list[Waiting]:
    """Walk-ins, rights by law and by decision, appointments due and ahead, requeued and sent-to-one-counter tickets."""
    made: list[Waiting] = []
    issued = NOW - timedelta(minutes=90)
    for number in range(1, draw(st.integers(0, most)) + 1):
        issued += draw(minutes(0, 7))
        kind = draw(st.sampled_from(["plain", "plain", "plain", "law", "decision", "appointment", "requeued", "sent"]))
        line = draw(st.sampled_from(LINES))
        plain = ticket(number, line, Moments(IN_TURN, issued, issued), assistance=draw(st.booleans()))
        made.append(_make(draw, kind, plain))
    return made


def _make(draw: st.DrawFn, kind: str, plain: Waiting) -> Waiting:
    issued = plain.queue_time
    if kind == "law":
        return replace(plain, rank=BY_LAW)
    if kind == "decision":
        return replace(plain, queue_time=issued - draw(minutes(1, 60)), weighted=True)
    if kind == "appointment":
        moments = on_check_in(issued, NOW + draw(minutes(-30, 60)), HEAD_START)
        return replace(plain, queue_time=moments.queue_time, not_before=moments.not_before, appointment=True)
    if kind == "requeued":
        return replace(plain, not_before=NOW + draw(minutes(0, 5)))
    return replace(plain, counter=draw(st.sampled_from(["c1", "c2"]))) if kind == "sent" else plain


def known(line: str, played_s: float, ahead: int, **more: Any) -> Known:
    """What is known of a wait with so many ahead, and nothing else."""
    usual: dict[str, Any] = {
        "privileged": 0, "head_s": 0.0, "counters": 2, "free": 0, "last_s": -1.0, "last_played_s": -1.0,
        "since_last_s": -1.0, "last_few_s": -1.0, "recent_calls": 5, "recent_issued": 5, "hour": 10.0, "weekday": 0,
    }  # fmt: skip
    return Known(line, played_s, ahead, **(usual | more))
