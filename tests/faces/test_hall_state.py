"""What the hall display knows after a snapshot and its facts, and how long lists take turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.faces.hall import page_of_modules

State = dict[str, Any]


@pytest.fixture(scope="module")
def page(one_chromium: Browser) -> Iterator[Page]:
    opened = page_of_modules(one_chromium)
    yield opened
    opened.close()


@pytest.fixture
def ask(page: Page) -> Callable[..., Any]:
    """`ask("reduce", state, name, fact)` calls a function of board-state.mjs; times go as text."""

    def ask(function: str, *arguments: Any) -> Any:
        return page.evaluate(
            """async ([name, given]) => {
              const module = await import("/board-state.mjs");
              const dates = given.map((one) => (/^2026-/.test(one) ? new Date(one) : one));
              return module[name](...dates);
            }""",
            [function, list(arguments)],
        )

    return ask


def snapshot(**more: Any) -> State:
    lines = [
        {
            "key": "line-1",
            "letter": "А",
            "name": {"uk": "А"},
            "waiting": 3,
            "wait": {"from_minutes": 5, "to_minutes": 9},
        },
        {"key": "line-2", "letter": "Б", "name": {"uk": "Б"}, "waiting": 1, "wait": None},
    ]
    own = {"seq": 7, "at": "2026-03-02T10:00:00+02:00", "branch": {"key": "main"}, "zone": None, "suspended": None}
    return own | {"called": [], "recent": [], "lines": lines, "notices": []} | more


def call(ticket: str, seq: int, **more: Any) -> State:
    own = {
        "ticket": ticket, "number": ticket, "line": "line-1", "from_line": "line-1", "counter": "3", "zone": "hall",
        "status": "called", "previous": "waiting", "calls": 1, "called_at": "2026-03-02T10:00:01+02:00",
        "until": "2026-03-02T10:03:01+02:00", "seq": seq, "event": seq, "at": "2026-03-02T10:00:01+02:00",
    }  # fmt: skip
    return own | more


def waiting(state: State) -> list[int]:
    return [line["waiting"] for line in state["lines"]]


def called(state: State) -> list[str]:
    return [one["ticket"] for one in state["calls"]]


@pytest.fixture
def told(ask: Callable[..., Any]) -> Callable[..., State]:
    """The state after a snapshot and these facts."""

    def told(*facts: tuple[str, State], **first: Any) -> State:
        state: State = ask("fromSnapshot", snapshot(**first))
        for name, fact in facts:
            state = ask("reduce", state, name, fact)
        return state

    return told


def test_a_call_leaves_the_line_and_stands_first(told: Callable[..., State]) -> None:
    state = told(("ticket:called", call("А-001", 8)), ("ticket:called", call("А-002", 9)))
    assert called(state) == ["А-002", "А-001"]
    assert waiting(state) == [1, 1]
    assert [one["number"] for one in state["recent"]] == ["А-002", "А-001"]


def moved(status: str, previous: str | None, line: int = 1, from_line: int = 1) -> State:
    return {"line": f"line-{line}", "from_line": f"line-{from_line}", "status": status, "previous": previous}


@pytest.mark.parametrize(
    ("name", "fact", "counts"),
    [
        ("ticket:issued", moved("waiting", None, line=2, from_line=2), [3, 2]),
        ("ticket:cancelled", moved("cancelled", "waiting"), [2, 1]),
        ("ticket:transferred", moved("waiting", "waiting", line=2), [2, 2]),
        ("ticket:transferred", moved("waiting", "serving", line=2), [3, 2]),
        ("ticket:requeued", moved("waiting", "called"), [4, 1]),
        ("ticket:restored", moved("waiting", "no_show"), [4, 1]),
        ("ticket:started", moved("serving", "called"), [3, 1]),
        ("ticket:unheard_of", moved("unheard_of", "called"), [3, 1]),
        ("counter:opened", {"counter": "1", "status": "open"}, [3, 1]),
    ],
)
def test_waiting_is_counted_by_every_fact(
    told: Callable[..., State], name: str, fact: State, counts: list[int]
) -> None:
    assert waiting(told((name, {"ticket": "А-009", "number": "А-009", "seq": 8} | fact))) == counts


def test_a_count_never_goes_under_nobody(told: Callable[..., State]) -> None:
    facts = [("ticket:called", call(f"Б-{number}", number, from_line="line-2", line="line-2")) for number in (8, 9)]
    assert waiting(told(*facts)) == [3, 0]


@pytest.mark.parametrize("status", ["serving", "no_show", "on_hold", "cancelled", "served", "waiting"])
def test_a_call_stays_until_the_ticket_goes_on(told: Callable[..., State], status: str) -> None:
    gone = call("А-001", 9, status=status, previous="called")
    assert called(told(("ticket:called", call("А-001", 8)), ("ticket:changed", gone))) == []


def test_a_call_is_shown_for_three_minutes_and_as_long_as_it_is_spoken(
    told: Callable[..., State], ask: Callable[..., Any]
) -> None:
    state = told(("ticket:called", call("А-001", 8)))
    assert len(ask("shownCalls", state, "2026-03-02T08:03:00Z")) == 1
    assert ask("shownCalls", state, "2026-03-02T08:03:02Z") == []
    assert len(ask("shownCalls", state, "2026-03-02T08:03:02Z", "А-001")) == 1


def test_the_last_calls_are_those_not_shown_any_more(told: Callable[..., State], ask: Callable[..., Any]) -> None:
    state = told(
        ("ticket:called", call("А-001", 8)),
        ("ticket:started", call("А-001", 9, status="serving", previous="called")),
        ("ticket:called", call("А-002", 10)),
    )
    assert [one["number"] for one in ask("lastCalls", state, state["calls"])] == ["А-001"]


def test_a_call_that_was_taken_back_is_no_last_call(told: Callable[..., State]) -> None:
    state = told(
        ("ticket:called", call("А-001", 8)),
        ("ticket:undone", call("А-001", 9, status="waiting", previous="called")),
    )
    assert state["recent"] == []
    assert waiting(state) == [3, 1]


def test_an_undone_start_brings_the_call_back(told: Callable[..., State]) -> None:
    state = told(
        ("ticket:called", call("А-001", 8)),
        ("ticket:started", call("А-001", 9, status="serving", previous="called")),
        ("ticket:undone", {"ticket": "А-001", "number": "А-001", "line": "line-1", "from_line": "line-1",
                           "status": "called", "previous": "serving", "seq": 10}),
    )  # fmt: skip
    assert called(state) == ["А-001"]
    assert state["calls"][0]["counter"] == "3"


def test_another_part_of_the_hall_is_counted_and_not_shown(told: Callable[..., State]) -> None:
    state = told(("ticket:called", call("А-001", 8, zone="upstairs")), zone="hall")
    assert called(state) == []
    assert waiting(state) == [2, 1]


def test_suspension_comes_and_goes(told: Callable[..., State]) -> None:
    fact = {"seq": 8, "at": "2026-03-02T10:00:05+02:00", "reason": "air_alarm"}
    stopped = {"reason": "air_alarm", "since": fact["at"], "resumes_at": None}
    assert told(("branch:suspended", fact))["suspended"] == stopped
    clear = fact | {"seq": 9, "at": "2026-03-02T10:40:00+02:00", "resumes_at": "2026-03-02T10:50:00+02:00"}
    cleared = told(("branch:suspended", fact), ("branch:resuming", clear))
    assert cleared["suspended"] == stopped | {"resumes_at": clear["resumes_at"]}
    assert told(("branch:suspended", fact), ("branch:resumed", fact | {"seq": 9}))["suspended"] is None


def test_registers_issuing_and_the_day_come_and_go(told: Callable[..., State]) -> None:
    lost = ("registers:suspended", {"seq": 8, "registers": ["civil", "land"]})
    assert [one["key"] for one in told(lost)["registers"]] == ["civil", "land"]
    found = ("registers:resumed", {"seq": 9, "registers": ["civil"]})
    assert [one["key"] for one in told(lost, found)["registers"]] == ["land"]
    assert told(("branch:issuing_ended", {"seq": 8}))["day"] == {"issuing_ended": True, "closed": False}
    alarm = ("branch:suspended", {"seq": 8, "at": "2026-03-02T10:00:05+02:00", "reason": "other"})
    closed = told(alarm, ("branch:day_closed", {"seq": 9}))
    assert (closed["day"], closed["suspended"]) == ({"issuing_ended": True, "closed": True}, None)


ALARM = {"message": "suspended-air-alarm", "event": 8, "minutes": None, "speech": []}


def test_a_message_lost_on_the_way_is_spoken_once_and_a_reconnect_replays_nothing(
    told: Callable[..., State], ask: Callable[..., Any]
) -> None:
    fact = ALARM | {"seq": 8, "at": "2026-03-02T10:00:05+02:00", "reason": "air_alarm"}
    suspended = {"reason": "air_alarm", "since": fact["at"], "resumes_at": None}
    now = snapshot(said=ALARM, suspended=suspended)
    assert ask("missedMessage", told(), now) == ALARM, "its fact was lost"
    assert ask("missedMessage", told(("branch:suspended", fact)), now) is None, "heard already"
    assert ask("missedMessage", ask("fromSnapshot", now), now) is None
    assert ask("missedMessage", None, now) is None, "a display that was just switched on"
    assert ask("missedMessage", told(), snapshot(said=None)) is None


@pytest.mark.parametrize(
    ("message", "suspended", "so"),
    [
        ("suspended-air-alarm", {"reason": "air_alarm", "resumes_at": None}, True),
        ("suspended-air-alarm", {"reason": "air_alarm", "resumes_at": "2026-03-02T10:10:00+02:00"}, False),
        ("suspended-air-alarm", {"reason": "no_power", "resumes_at": None}, False),
        ("suspended-air-alarm", None, False),
        ("resuming-air-alarm", {"reason": "air_alarm", "resumes_at": "2026-03-02T10:10:00+02:00"}, True),
        ("resuming-air-alarm", None, False),
        ("resumed", None, True),
        ("resumed", {"reason": "air_alarm", "resumes_at": None}, False),
        ("registers-suspended", None, False),
        ("registers-resumed", None, True),
        ("issuing-ended", None, False),
        ("day-closed-early", None, False),
    ],
)
def test_only_what_is_still_so_is_said(
    ask: Callable[..., Any], message: str, suspended: State | None, so: bool
) -> None:
    state = ask("fromSnapshot", snapshot(suspended=suspended))
    assert ask("isSo", state, {"message": message}) is so


def test_a_fresh_board_renews_waits_and_notices_and_nothing_else(
    told: Callable[..., State], ask: Callable[..., Any]
) -> None:
    state = told(("ticket:called", call("А-001", 8)))
    fresh = snapshot(notices=[{"id": "1", "text": {"uk": "Увага"}}])
    fresh["lines"][0] |= {"waiting": 99, "wait": {"from_minutes": 1, "to_minutes": 2}}
    renewed = ask("refreshed", state, fresh)
    assert renewed["lines"][0]["wait"] == {"from_minutes": 1, "to_minutes": 2}
    assert waiting(renewed) == [2, 1]
    assert called(renewed) == ["А-001"]
    assert len(renewed["notices"]) == 1


@pytest.mark.parametrize(
    ("seconds", "known", "missed"), [(5, [], ["А-001"]), (59, [], ["А-001"]), (61, [], []), (5, ["А-001"], [])]
)
def test_a_call_lost_on_the_way_is_spoken_while_it_is_young(
    told: Callable[..., State], ask: Callable[..., Any], seconds: int, known: list[str], missed: list[str]
) -> None:
    before = told(*(("ticket:called", call(ticket, 8)) for ticket in known))
    at = f"2026-03-02T10:{(seconds + 1) // 60:02d}:{(seconds + 1) % 60:02d}+02:00"
    now = snapshot(at=at, called=[call("А-001", 8)])
    assert [one["ticket"] for one in ask("missedCalls", before, now, 60_000)] == missed


def test_a_display_that_was_just_switched_on_plays_nothing_old(ask: Callable[..., Any]) -> None:
    assert ask("missedCalls", None, snapshot(called=[call("А-001", 8)]), 60_000) == []


def test_a_call_whose_row_changed_for_another_reason_is_no_new_call(
    told: Callable[..., State], ask: Callable[..., Any]
) -> None:
    before = told(("ticket:called", call("А-001", 8)))
    now = snapshot(at="2026-03-02T10:00:05+02:00", called=[call("А-001", 12)])
    assert ask("missedCalls", before, now, 60_000) == []


@pytest.mark.parametrize(
    "text",
    [
        "Видачу талонів на сьогодні завершено. Усіх, хто має талон, буде обслужено.",
        "Сьогодні з 13:00 до 14:00 не приймає каса.",
        "Без крапки " * 20,
        "Слово. " * 30,
        "",
    ],
)
def test_a_long_notice_loses_no_word_and_fits_its_place(page: Page, text: str) -> None:
    parts = page.evaluate("async (text) => (await import('/portions.mjs')).portions(text, 60)", text)
    assert " ".join(parts).split() == text.split()
    assert all(len(part) <= 60 for part in parts)


def test_pages_turn_every_eight_seconds_and_wait_for_who_is_spoken(page: Page) -> None:
    shown = page.evaluate(
        """async () => {
          const { Pages } = await import("/pages.mjs");
          let clock = 0;
          const pages = new Pages(() => clock);
          const at = (seconds, wanted) => {
            clock = seconds * 1000;
            return pages.show([1, 2, 3, 4, 5, 6, 7], 3, wanted).items;
          };
          return [at(0), at(7), at(9), at(17), at(25), at(26, (one) => one === 7)];
        }"""
    )
    assert shown == [[1, 2, 3], [1, 2, 3], [4, 5, 6], [7], [1, 2, 3], [7]]
