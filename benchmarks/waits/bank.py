"""Replays the bank's calls second by second: who waits, who is served and since when, at the moment of each call."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from random import Random

from benchmarks.waits.cases import Case, Records, moment
from queue_server.domain.durations import Duration, Durations, Kind, Record
from queue_server.domain.known import Called, Lesson, LineToday, Standing
from queue_server.domain.selection import Serving, Waiting
from queue_server.domain.waiting import Busy, CounterNow, Habits, Picture, Visit, look_ahead

RUNS = 20
DECLARED_S = 180.0
THERE = timedelta(minutes=10)  # who has served within so long is still there
AT_ONCE_TAKEN = timedelta(seconds=10)
HEAD_START = timedelta(seconds=90)
SELDOM = 0.02  # of an agent's calls: does not serve that line
WAITED, ALL = "without IN, waited and served", "without IN, served"
Row = dict[str, str]
LEAVE, SERVE_END, ARRIVE, AT_ONCE = 1, 0, 2, 3


def replay(rows: Iterable[Row]) -> Records:
    """Day by day; what services take, who serves what, and how many give up, are learned from the days before."""
    days: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        days[row["arrival"][:10]].append(row)
    past = _Past()
    cases: list[Case] = []
    for _, calls in sorted(days.items()):
        cases += _Day(past).replay(calls)
        past.add(calls)
    return Records(cases, ("ticket", "pred_s", "p90_s"), (WAITED, ALL), 1.0)


class _Past:
    """What the days before have taught."""

    def __init__(self) -> None:
        self._records: list[Record] = []
        self._left = [1, 10]  # gave up, of those who waited
        self.serves: dict[str, Counter[str]] = defaultdict(Counter)
        self.learn()

    def add(self, calls: list[Row]) -> None:
        for row in calls:
            if row["outcome"] == "served":
                self._records.append(Record(_kind(row), float(row["service_s"])))
                self.serves[row["server"]][row["service"]] += 1
            if row["queued"] == "1":
                self._left[0] += row["outcome"] == "abandoned"
                self._left[1] += 1
        self.learn()

    def learn(self) -> None:
        self.durations = Durations.learn(self._records, lambda _: DECLARED_S)
        self.habits = Habits(
            between_s=5.0,
            no_show=self._left[0] / self._left[1],
            no_show_s=0.0,
            pace_spread=self.durations.pace_spread,
        )
        self._kinds: dict[str, Duration] = {}

    def duration(self, line: str) -> Duration:
        if line not in self._kinds:
            self._kinds[line] = self.durations.of(Kind(line, line))
        return self._kinds[line]


class _Day:
    """The state of one day, moved forward event by event."""

    def __init__(self, past: _Past) -> None:
        self._past = past
        self._waiting: dict[str, Row] = {}
        self._serving: dict[str, Row] = {}  # by agent
        self._seen: dict[str, datetime] = {}
        self._serves = {agent: Counter(lines) for agent, lines in past.serves.items()}
        self._away: set[str] = set()
        self._told: dict[str, float] = {}
        self._today: dict[str, LineToday] = defaultdict(LineToday)

    def replay(self, calls: list[Row]) -> list[Case]:
        events: list[tuple[str, int, int]] = []
        for index, row in enumerate(calls):
            events.append((row["arrival"], ARRIVE, index))
            leaves = row["start"] or row["abandoned_at"]
            if leaves:
                late = leaves > row["arrival"]
                events.append((max(leaves, row["arrival"]), LEAVE if late else AT_ONCE, index))
            if row["end"]:
                events.append((row["end"], SERVE_END, index))
        cases = []
        for at, what, index in sorted(events):
            row = calls[index]
            if what == ARRIVE:
                cases.append(self._arrive(row, moment(at)))
            elif what == SERVE_END:
                self._end(row, moment(at))
            else:
                self._leave(row, moment(at))
        return cases

    def _end(self, row: Row, at: datetime) -> None:
        if self._serving.get(row["server"]) is row:
            del self._serving[row["server"]]
        self._seen[row["server"]] = at

    def _leave(self, row: Row, at: datetime) -> None:
        self._waiting.pop(row["ticket"], None)
        if row["start"]:
            self._serving[row["server"]] = row
            self._seen[row["server"]] = at
            self._away.discard(row["server"])
            self._serves.setdefault(row["server"], Counter())[row["service"]] += 1
            if row["queued"] == "1":
                waited_s, played_s = float(row["wait_s"]), self._told[row["ticket"]]
                self._today[_pool(row)].call(Called(at, waited_s, played_s))

    def _arrive(self, row: Row, at: datetime) -> Case:
        line = row["service"]
        picture = self._picture(at, line)
        wait = look_ahead(picture, Random(line), RUNS).lines[line]
        played_s = wait.likely_s if wait else 0.0
        places = Standing(picture).before_newcomer(line)
        today = self._today[_pool(row)]
        known = today.known(line, played_s, places, at, at)
        today.issue(at)
        self._waiting[row["ticket"]] = row
        self._told[row["ticket"]] = played_s
        served = row["outcome"] == "served"
        groups = {ALL, WAITED} if row["queued"] == "1" else {ALL}
        return Case(
            (row["ticket"],),
            Lesson(at.toordinal(), known, float(row["wait_s"])),
            DECLARED_S * places.ahead / max(places.counters, 1),
            known.last_s if known.somebody_called else None,
            frozenset(groups if served and line != "IN" else ()),
            teaches=served,
        )

    def _picture(self, at: datetime, line: str) -> Picture:
        visits = tuple(
            Visit(_waiting(row, place), self._past.duration(row["service"]))
            for place, row in enumerate(self._waiting.values())
        )
        lines = tuple(sorted({line, *(row["service"] for row in self._waiting.values())}))
        return Picture(at, lines, self._counters(at), visits, self._past.habits)

    def _is_away(self, agent: str, lines: Iterable[str], at: datetime) -> bool:
        """The records do not say who pauses. An agent who leaves calls waiting does, until the next one is taken."""
        idle_since = self._seen[agent]
        for row in self._waiting.values():
            if row["service"] in lines and at - max(moment(row["arrival"]), idle_since) > AT_ONCE_TAKEN:
                self._away.add(agent)
                break
        return agent in self._away

    def _counters(self, at: datetime) -> tuple[CounterNow, ...]:
        counters = []
        for agent, seen in self._seen.items():
            row = self._serving.get(agent)
            served = self._serves.get(agent, Counter())
            lines = {line: timedelta() for line, count in served.items() if count > SELDOM * served.total()}
            if row is None and (at - seen > THERE or self._is_away(agent, lines, at)):
                continue
            elapsed = (at - moment(row["start"])).total_seconds() if row else 0.0
            busy = Busy(self._past.duration(row["service"]), elapsed) if row else None
            counters.append(CounterNow(Serving(agent, lines), busy=busy))
        return tuple(counters)


def _waiting(row: Row, place: int) -> Waiting:
    """Of who waits the records say whether the call has a head start; of a call that has just come they do not."""
    at = moment(row["arrival"])
    first = row["priority"] == "2"
    return Waiting(row["ticket"], row["service"], 1, at - HEAD_START if first else at, at, place, weighted=first)


def _kind(row: Row) -> Kind:
    return Kind(row["service"], row["service"])


def _pool(row: Row) -> str:
    """The stock line and the internet line have agents of their own; the rest wait together."""
    return row["service"] if row["service"] == "IN" else "calls"
