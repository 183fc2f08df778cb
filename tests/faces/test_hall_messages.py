"""What the hall hears beside calls: an alarm is really spoken, twice, and swallows nobody's call."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.faces.accessibility import assert_accessible
from tests.faces.hall import AtCounter, Hall
from tests.people import Kiosk, answer

pytest_plugins = ["tests.faces.hall_fixtures"]

ALARM = "Увага! Повітряна тривога. Прийом призупинено. Просимо пройти до укриття. Ваше місце в черзі збережено."


@pytest.mark.parametrize("hall_server", ["real"], indirect=True)
def test_the_alarm_is_really_heard_twice_in_the_hall_and_a_reload_replays_nothing(
    hall: Hall, at_counter: AtCounter, hall_visitors: Kiosk
) -> None:
    operator = at_counter(1)
    branch = f"branches/{operator.server.installation.branch}"
    answer(operator.post(f"{branch}/suspend", {"reason": "air_alarm"}))
    hall.until_told("end", seconds=90)
    said = [(one["phase"], one["language"], one["saying"]) for one in hall.told("chime", "message")]
    assert said == [
        ("chime", "uk", 1), ("message", "uk", 1), ("message", "uk", 2), ("message", "en", 1), ("message", "en", 2),
    ]  # fmt: skip
    assert hall.told("message")[0]["text"] == ALARM
    for one in hall.told("message"):
        assert hall.loudest(one["ms"], one["ms"] + 1500) > 0.05
    expect(hall.page.locator("[data-suspended]")).to_be_visible()
    expect(hall.page.locator("[data-columns]")).to_be_hidden()
    assert_accessible(hall.page)
    hall.page.reload()
    hall.page.locator("[data-suspended]").wait_for(state="visible")
    answer(operator.post(f"{branch}/resume"))
    heard = hall.until_told("end", seconds=60)
    assert [one["message"] for one in heard] == ["resumed"], "the alarm before the reload is old sound"
    number = hall_visitors.visitor_takes_ticket()["number"]
    operator.calls_next()
    hall.shows(number)


def test_a_call_and_an_announcement_are_both_heard(hall: Hall, at_counter: AtCounter, hall_visitors: Kiosk) -> None:
    operator, numbers = at_counter(1), [hall_visitors.visitor_takes_ticket()["number"] for _ in range(2)]
    other = at_counter(2)
    branch = f"branches/{operator.server.installation.branch}"
    with hall.holds_its_breath():
        operator.calls_next()
        answer(operator.post(f"{branch}/suspend", {"reason": "other"}))
        answer(operator.post(f"{branch}/resume"))
        other.calls_next()
        hall.shows(numbers[1])
    hall.until_told("said", 3, seconds=60)
    said = [one["number"] or one["message"] for one in hall.told("said")]
    assert said == [numbers[0], "resumed", numbers[1]], "what was over before its turn is not said, every call is"
