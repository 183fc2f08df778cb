"""Replays the Warsaw records: each queue's day in the order of issue, with what the snapshots had shown by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from random import Random

from benchmarks.waits.cases import Case, Records, moment
from queue_server.domain.durations import Durations, Kind, Record
from queue_server.domain.known import Called, Lesson, LineToday, Places
from queue_server.domain.selection import Serving, Waiting
from queue_server.domain.waiting import Busy, CounterNow, Habits, Picture, Visit, look_ahead

RUNS = 20
MOST_AHEAD = 60  # more: the numbers have jumped, nobody stands behind them
AHEAD, IN_SIGHT = "somebody ahead", "1 to 60 ahead"
ALL = "all"
Row = dict[str, str]
SOME_DAY = datetime(2020, 1, 1, tzinfo=UTC)


def replay(rows: Iterable[Row]) -> Records:
    """Day by day; what services take is learned from the days before."""
    days: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        days[row["date"]].append(row)
    declared: dict[str, float] = {}
    records: list[Record] = []
    cases: list[Case] = []
    for _, today in sorted(days.items()):
        for row in today:
            declared[_queue(row)] = max(float(row["office_service_min"] or 0) * 60, 60.0)
        durations = Durations.learn(records, lambda kind: declared[kind.line])
        queues: dict[str, list[Row]] = defaultdict(list)
        for row in today:
            queues[_queue(row)].append(row)
        for queue, tickets in queues.items():
            cases += _day(queue, tickets, durations, declared[queue])
        records += [_record(row) for row in today if 2 <= int(row["ahead"]) <= MOST_AHEAD and int(row["open_desks"])]
    return Records(cases, ("office", "queue_id", "date", "number", "pred_min", "p90_min"), (AHEAD, IN_SIGHT, ALL), 60.0)


def _day(queue: str, tickets: list[Row], durations: Durations, declared: float) -> list[Case]:
    tickets = sorted(tickets, key=lambda row: (row["issued_by"], int(row["number"])))
    called = sorted(tickets, key=lambda row: (row["called_by"], row["issued_by"], int(row["number"])))
    played = _Played(queue, durations)
    today = LineToday()
    told: dict[str, float] = {}
    waiting: list[Row] = []
    cases = []
    shown = 0  # how many calls the snapshots have shown
    for row in tickets:
        at = moment(row["issued_by"])
        while shown < len(called) and called[shown]["called_by"] <= row["issued_by"]:
            if called[shown]["number"] in told:
                today.call(_called(called[shown], told))
            shown += 1
        waiting = [other for other in waiting if other["called_by"] > row["issued_by"]]
        ahead, desks = int(row["ahead"]), int(row["open_desks"])
        head_s = (at - moment(waiting[0]["issued_by"])).total_seconds() if waiting else 0.0
        places = Places(ahead, 0, head_s, desks, 0 if ahead else desks)
        known = today.known(queue, played.of(ahead, desks), places, at, at)
        today.issue(at)
        told[row["number"]] = known.played_s
        if row["called_by"] <= row["issued_by"]:  # the snapshot that shows the ticket shows its call too
            today.call(_called(row, told))
        waiting.append(row)
        cases.append(
            Case(
                (row["office"], row["queue_id"], row["date"], row["number"]),
                Lesson(at.toordinal(), known, _wait(row)),
                declared * ahead / max(desks, 1),
                known.last_s if known.somebody_called else None,
                _groups(ahead),
            )
        )
    return cases


def _called(row: Row, told: dict[str, float]) -> Called:
    return Called(moment(row["called_by"]), _wait(row), told[row["number"]])


class _Played:
    """One queue's wait by tickets ahead and open desks: one playing forward of a full queue tells all its places."""

    def __init__(self, queue: str, durations: Durations) -> None:
        self._queue = queue
        self._duration = durations.of(Kind(queue, queue))
        self._habits = Habits(between_s=0.0, no_show=0.0, pace_spread=durations.pace_spread)
        self._by_desks: dict[int, list[float]] = {}

    def of(self, ahead: int, desks: int) -> float:
        if desks not in self._by_desks:
            self._by_desks[desks] = self._play(max(desks, 1))
        return self._by_desks[desks][min(ahead, MOST_AHEAD)]

    def _play(self, desks: int) -> list[float]:
        visits = tuple(
            Visit(Waiting(str(place), self._queue, 1, SOME_DAY, SOME_DAY, place), self._duration)
            for place in range(MOST_AHEAD + 1)
        )
        busy = Busy(self._duration, self._duration.mean_s / 2)  # nobody saw since when
        counters = tuple(CounterNow(Serving(str(desk), {self._queue: timedelta()}), busy=busy) for desk in range(desks))
        picture = Picture(SOME_DAY, (self._queue,), counters, visits, self._habits)
        outlook = look_ahead(picture, Random(self._queue), RUNS).tickets
        waits = [outlook[visit.ticket.id] for visit in visits]
        return [wait.likely_s if wait else 0.0 for wait in waits]


def _groups(ahead: int) -> frozenset[str]:
    if not ahead:
        return frozenset({ALL})
    return frozenset({ALL, AHEAD, IN_SIGHT} if ahead <= MOST_AHEAD else {ALL, AHEAD})


def _record(row: Row) -> Record:
    """What one service took, as far as a wait behind others shows it."""
    return Record(Kind(_queue(row), _queue(row)), _wait(row) * int(row["open_desks"]) / (int(row["ahead"]) + 0.5))


def _wait(row: Row) -> float:
    return float(row["wait_mid_min"]) * 60


def _queue(row: Row) -> str:
    return f"{row['office']} {row['queue_id']}"
