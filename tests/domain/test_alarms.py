"""Alarms against the standards of a branch."""

from __future__ import annotations

import pytest

from queue_server.domain.alarms import Alarm, AlarmKind, CounterNow, LineNow, alarms
from queue_server.domain.standards import Standards

STANDARDS = Standards(wait_minutes=15, service_minutes=20, idle_minutes=5, people_in_line=10)
WELL = LineNow("А", waiting=10, longest_s=15 * 60)


def raised(*places: LineNow | CounterNow, suspended: bool = False) -> list[Alarm]:
    lines = [place for place in places if isinstance(place, LineNow)]
    counters = [place for place in places if isinstance(place, CounterNow)]
    return alarms(lines, counters, STANDARDS, suspended=suspended)


def test_at_the_standard_all_is_well() -> None:
    assert raised(WELL, CounterNow("1", serving_s=20 * 60), CounterNow("2", idle_s=5 * 60), CounterNow("3")) == []


@pytest.mark.parametrize(
    ("place", "alarm"),
    [
        (LineNow("А", 1, 15 * 60 + 1), Alarm(AlarmKind.WAIT, "А", 15, 15)),
        (LineNow("А", 11, 0), Alarm(AlarmKind.PEOPLE, "А", 11, 10)),
        (CounterNow("1", serving_s=31 * 60), Alarm(AlarmKind.SERVICE, "1", 31, 20)),
        (CounterNow("1", idle_s=6 * 60), Alarm(AlarmKind.IDLE, "1", 6, 5)),
    ],
)
def test_beyond_it_there_is_an_alarm(place: LineNow | CounterNow, alarm: Alarm) -> None:
    assert raised(place) == [alarm]


def test_what_a_visitor_feels_comes_first_and_each_has_a_name_of_its_own() -> None:
    found = raised(CounterNow("1", idle_s=900), CounterNow("2", serving_s=9000), LineNow("А", 30, 9000))
    assert [alarm.key for alarm in found] == ["wait:А", "people:А", "service:2", "idle:1"]


def test_while_reception_stands_still_there_is_none() -> None:
    assert raised(CounterNow("1", idle_s=900), LineNow("А", 30, 9000), suspended=True) == []
