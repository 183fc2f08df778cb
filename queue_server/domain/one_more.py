"""What one more open counter for a line would change: the same queue, played forward with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from queue_server.domain.selection import Serving
from queue_server.domain.waiting import CounterNow, Picture, look_ahead

NEW_COUNTER = "one more"
MOST_LINES = 3
WORTH_MINUTES = 5  # for less nobody is moved from other work


@dataclass(frozen=True, slots=True)
class OneMore:
    """The likely minutes of a walk-in of this moment in `line`, now and with one more counter. `before` is None where
    nobody can say, because no open counter serves the line."""

    line: str
    before: int | None
    after: int

    @property
    def helps(self) -> bool:
        return self.before is None or self.before - self.after >= WORTH_MINUTES


def lines_worth_it(picture: Picture, likely_s: dict[str, float | None], standard_s: float) -> list[str]:
    """Those in which somebody waits and the wait is over the standard or unknown, the longest first and not many;
    where there is none, the one with the longest wait."""
    waiting = {visit.ticket.line for visit in picture.visits if not visit.expected}
    known = {line: seconds for line, seconds in likely_s.items() if line in waiting}
    order = sorted(known, key=lambda line: -(known[line] if known[line] is not None else float("inf")))  # type: ignore[operator]
    over = [line for line in order if known[line] is None or known[line] > standard_s]  # type: ignore[operator]
    return (over or order[:1])[:MOST_LINES]


def one_more_counter(
    picture: Picture, line: str, before_s: float | None, random: Random, played_s: float | None = None
) -> OneMore:
    """Play the queue with a counter that serves only this line and is free now. `before_s` is what a newcomer is told,
    `played_s` what the play alone says of it, where that differs; the new counter shortens both alike."""
    counter = CounterNow(Serving(NEW_COUNTER, {line: timedelta()}))
    wait = look_ahead(replace(picture, counters=(*picture.counters, counter)), random).lines[line]
    assert wait is not None, "the new counter serves the line"
    if before_s is None or not played_s:
        return OneMore(line, None if before_s is None else round(before_s / 60), round(wait.likely_s / 60))
    return OneMore(line, round(before_s / 60), round(before_s * min(wait.likely_s / played_s, 1.0) / 60))
