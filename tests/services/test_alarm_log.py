"""Alarms are noted once, from their beginning to their end, by the job of the leader."""

from __future__ import annotations

from sqlmodel import select

from queue_server.models import AlarmRow
from tests.services.days import Day
from tests.services.test_dashboard import board


def noted(day: Day) -> list[tuple[str, bool]]:
    """By the job of a server that has just started: each alarm with whether it lasts."""
    day.jobs().note_alarms()
    with day.store.read() as session:
        return [(row.kind.value, row.ended_at is None) for row in session.exec(select(AlarmRow).order_by("began_at"))]


def wait_too_long(day: Day) -> None:
    day.opens("1")
    day.pauses("1")
    day.visitor_takes_ticket()
    day.clock.advance(minutes=16)


def test_one_that_lasts_is_noted_once_also_by_another_server(day: Day) -> None:
    assert noted(day) == []
    wait_too_long(day)
    assert board(day)["alarms"][0]["id"] is None, "not told before it is noted"
    assert noted(day) == [("wait", True)]
    first = board(day)["alarms"][0]
    assert first["since"] == "2026-03-02T10:16:00+02:00"
    day.clock.advance(minutes=5)
    assert noted(day) == [("wait", True)]
    assert board(day)["alarms"][0]["id"] == first["id"]


def test_one_that_is_over_ends(day: Day) -> None:
    wait_too_long(day)
    noted(day)
    day.opens("1")
    day.called("1")
    assert noted(day) == [("wait", False)]
    assert board(day)["alarms"] == []


def test_one_that_comes_back_at_once_goes_on_and_later_it_is_another(day: Day) -> None:
    wait_too_long(day)
    noted(day)
    day.opens("1")
    ticket = day.called("1")
    assert noted(day) == [("wait", False)]
    day.requeues("1", ticket)
    day.pauses("1")
    assert noted(day) == [("wait", True)]
    day.opens("1")
    day.clock.advance(minutes=5)
    day.called("1")
    noted(day)
    day.clock.advance(minutes=11)
    day.visitor_takes_ticket()
    day.clock.advance(minutes=16)
    assert [kind for kind, lasts in noted(day) if kind == "wait" and lasts] == ["wait"]
    assert len([kind for kind, _lasts in noted(day) if kind == "wait"]) == 2
