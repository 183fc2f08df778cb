"""The quietest hours on the page of the queue now: from the branch's own history, in words, without JavaScript."""

from __future__ import annotations

import gzip
import re
from datetime import timedelta

import pytest

from booking.views import blueprint
from tests.factories import make_ticket
from tests.fakes import MONDAY_MORNING, FrozenClock
from tests.web.conftest import House
from tests.web.people import Browser

PAGE = "/queue/?branch=main"
HOURS = {"mon": [["09:00", "13:30"]], "tue": [["09:00", "13:00"]]}


@pytest.fixture
def stranger(house: House) -> Browser:
    house.app.register_blueprint(blueprint)
    return house.browser()


def weeks_ago(house: House, weeks: int, visitors: dict[int, int]) -> None:
    """Each of so many Mondays saw these visitors by local hour; the nights have counted them."""
    with house.store.write() as work:
        branch = work.lock_branch(house.main.branch.id)
        branch.hours = HOURS
        for week in range(1, weeks + 1):
            for hour, count in visitors.items():
                at = MONDAY_MORNING - timedelta(weeks=week, hours=10 - hour)  # ten by the local clock
                for number in range(count):
                    make_ticket(work.session, house.main, issued_at=at + timedelta(minutes=number))
    while house.deps.history.keep_due():
        pass


def said(browser: Browser, page: str = PAGE) -> str:
    found = re.search(r'<section class="quietest".*?</section>', browser.get(page).get_data(as_text=True), re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0])).strip() if found else ""


def test_it_works(house: House, stranger: Browser) -> None:
    weeks_ago(house, 5, {9: 6, 10: 6, 11: 1, 12: 6, 13: 0})
    text = said(stranger)
    assert "Найспокійніші години" in text
    assert "за останні 8 тижнів: 5 приймальних днів" in text
    assert "понеділок 11:00–12:00" in text
    assert "13:00–14:00" not in text, "not a whole open hour"
    assert "вівторок" not in text, "without a history"
    english = said(stranger, f"{PAGE}&language=en")
    assert "The quietest hours" in english
    assert "Monday 11:00–12:00" in english


def test_with_too_little_history_nothing_is_shown(house: House, stranger: Browser, clock: FrozenClock) -> None:
    weeks_ago(house, 3, {9: 6, 10: 6, 11: 1, 12: 6})
    assert said(stranger) == ""
    assert said(stranger, "/queue/?branch=other") == ""
    weeks_ago(house, 1, {9: 1})
    clock.advance(minutes=1)
    assert said(stranger) == "", "still three Mondays"


def test_days_that_are_counted_later_are_seen_within_a_minute(
    house: House, stranger: Browser, clock: FrozenClock
) -> None:
    """As after a start."""
    assert said(stranger) == ""
    weeks_ago(house, 4, {9: 6, 10: 1})
    clock.advance(minutes=1)
    assert "понеділок" in said(stranger)


def test_hours_that_are_alike_are_said_to_be(house: House, stranger: Browser) -> None:
    weeks_ago(house, 4, {9: 3, 10: 3, 11: 3, 12: 3})
    assert "понеділок протягом дня приблизно однаково" in said(stranger)


@pytest.mark.parametrize("asks", [3])
def test_the_history_is_read_once_however_many_ask(
    house: House, stranger: Browser, monkeypatch: pytest.MonkeyPatch, asks: int
) -> None:
    weeks_ago(house, 4, {9: 6, 10: 1})
    first = said(stranger)
    assert first
    monkeypatch.setattr(type(house.deps.history), "ask", None)
    assert [said(stranger) for _ in range(asks)] == [first] * asks


def test_it_makes_the_page_little_heavier(house: House, stranger: Browser) -> None:
    before = len(gzip.compress(stranger.get(PAGE).get_data()))
    house.deps.quietest._read.clear()
    weeks_ago(house, 8, {9: 6, 10: 5, 11: 1, 12: 3})
    assert len(gzip.compress(stranger.get(PAGE).get_data())) - before < 1500
