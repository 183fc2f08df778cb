"""How a wait is told: the queue played forward, made right by what the branch's last weeks have taught.

While nothing is learned and the durations are hardly known, a newcomer is told what the last visitor to be called has
waited. Whoever waits already is told what a newcomer at the same place would be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from queue_server.domain.correction import Correction
from queue_server.domain.known import Known, LineToday, Standing
from queue_server.domain.waiting import Outlook, Picture, Wait, look_ahead

ENOUGH_SERVICES = 100  # recorded; from fewer the durations are hardly more than what the settings declare
LAST_LOW, LAST_HIGH = 0.6, 2.5  # of the last one's wait and a minute; so on the records of two real queues
A_MINUTE_S = 60.0
EXACT_PLACES, FURTHER = 20, 1.25  # each of the first twenty is looked at, then places in growing steps


@dataclass(frozen=True, slots=True)
class Told:
    """A newcomer's wait, and what it was told from."""

    wait: Wait
    known: Known


@dataclass(frozen=True, slots=True)
class Foretold:
    """Of a newcomer by line, of each waiting ticket by id; None: nobody can say. `outlook` is the play alone."""

    lines: Mapping[str, Told | None]
    tickets: Mapping[str, Wait | None]
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class Experience:
    """What a branch has learned: how many services stand behind its durations, and the correction in use."""

    services: int = 0
    correction: Correction | None = None

    def tell(self, played: Wait, known: Known) -> Wait:
        if self.correction is not None:
            return self.correction.of(known, played)
        if self.services >= ENOUGH_SERVICES or known.nobody_before or not known.somebody_called:
            return played
        last_s = known.last_s
        low, high = ((last_s + A_MINUTE_S) * share - A_MINUTE_S for share in (LAST_LOW, LAST_HIGH))
        return Wait(max(low, 0.0), last_s, high)


@dataclass(frozen=True, slots=True)
class Day:
    """The day so far, by line, and the moment by the branch's own clock."""

    local: datetime
    lines: Mapping[str, LineToday]


def foretell(
    picture: Picture,
    day: Day,
    experience: Experience,
    random: Random,
    after_each_run: Callable[[], None] | None = None,
) -> Foretold:
    """The whole queue at once."""
    outlook = look_ahead(picture, random, after_each_run=after_each_run)
    standing = Standing(picture)
    lines: dict[str, Told | None] = {}
    for line, played in outlook.lines.items():
        known = _known(picture, day, line, played, standing)
        lines[line] = Told(experience.tell(played, known), known) if played is not None and known is not None else None
    return Foretold(lines, _tickets(picture, day, experience, outlook, standing), outlook)


def _known(picture: Picture, day: Day, line: str, played: Wait | None, standing: Standing) -> Known | None:
    if played is None:
        return None
    places = standing.before_newcomer(line)
    return day.lines.get(line, LineToday()).known(line, played.likely_s, places, picture.now, day.local)


def _tickets(
    picture: Picture, day: Day, experience: Experience, outlook: Outlook, standing: Standing
) -> dict[str, Wait | None]:
    """Those in turn as newcomers at their places; those sent to a counter or called later by the play alone."""
    told: dict[str, Wait | None] = dict(outlook.tickets)
    by_line: dict[str, list[tuple[str, Wait]]] = defaultdict(list)
    for visit in picture.visits:
        ticket, played = visit.ticket, outlook.tickets.get(visit.ticket.id)
        if played is not None and ticket.counter is None and ticket.not_before <= picture.now:
            by_line[ticket.line].append((ticket.id, played))
    for line, queue in by_line.items():
        queue.sort(key=lambda each: each[1].likely_s)
        today = day.lines.get(line, LineToday())
        marks = _marks(len(queue))
        waits = []
        for mark in marks:
            ticket_id, played = queue[mark]
            places = standing.before_ticket(ticket_id)
            known = places and today.known(line, played.likely_s, places, picture.now, day.local)
            waits.append(experience.tell(played, known) if known else played)
        for (ticket_id, _played), wait in zip(queue, _between(marks, _growing(waits)), strict=True):
            told[ticket_id] = wait
    return told


def _marks(count: int) -> list[int]:
    """The places that are looked at: the first ones, then ever fewer, and the last."""
    marks = list(range(min(count, EXACT_PLACES)))
    while marks and marks[-1] < count - 1:
        marks.append(min(round(marks[-1] * FURTHER), count - 1))
    return marks


def _growing(waits: Sequence[Wait]) -> list[Wait]:
    """Nobody is told less than somebody before."""
    grown: list[Wait] = []
    for wait in waits:
        before = grown[-1] if grown else wait
        grown.append(
            Wait(
                max(wait.low_s, before.low_s),
                max(wait.likely_s, before.likely_s),
                max(wait.high_s, before.high_s),
            )
        )
    return grown


def _between(marks: Sequence[int], waits: Sequence[Wait]) -> list[Wait]:
    """Of every place: those between two marks in even steps."""
    told = [waits[0]] if waits else []
    for (begin, first), (end, last) in zip(
        zip(marks, waits, strict=True), zip(marks[1:], waits[1:], strict=True), strict=False
    ):
        for place in range(begin + 1, end + 1):
            share = (place - begin) / (end - begin)
            told.append(
                Wait(
                    first.low_s + share * (last.low_s - first.low_s),
                    first.likely_s + share * (last.likely_s - first.likely_s),
                    first.high_s + share * (last.high_s - first.high_s),
                )
            )
    return told
