"""The kiosk's reducers, asked in Chromium without a screen: what comes next, what a tap may do, what is forgotten."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

NAMES = {"uk": "…"}
MENU: dict[str, Any] = {
    "seq": 10,
    "branch": {"languages": ["uk", "en"], "timezone": "Europe/Kyiv"},
    "suspended": None,
    "day": {"open": True, "reason": None, "next_issuing": "2026-03-03T07:45:00+02:00", "next_opening": None},
    "purposes": [
        {"key": "application", "name": NAMES, "detail": "service"},
        {"key": "supplement", "name": NAMES, "detail": "sphere"},
        {"key": "collection", "name": NAMES, "detail": "none"},
    ],
    "spheres": [{"key": key, "name": NAMES} for key in ("passports", "land", "empty")],
    "services": [
        {"id": "1", "key": "id-card", "sphere": "passports", "label": NAMES, "frequent": True},
        {"id": "2", "key": "cadastre", "sphere": "land", "label": NAMES, "frequent": True},
    ],
    "routes": [
        {"purpose": "application", "sphere": "passports", "service": None, "line": "a"},
        {"purpose": "application", "sphere": None, "service": "1", "line": "b"},
        {"purpose": "application", "sphere": None, "service": "2", "line": "closed"},
        {"purpose": "supplement", "sphere": None, "service": None, "line": "a"},
        {"purpose": "collection", "sphere": None, "service": None, "line": "b"},
    ],
    "lines": [
        {"key": "a", "waiting": 3, "open": True, "reason": None},
        {"key": "b", "waiting": 0, "open": True, "reason": None},
        {"key": "closed", "waiting": 0, "open": False, "reason": "not_yet", "from": "2026-03-02T13:00:00+02:00"},
    ],
}

PLAY = """async ([menu, events]) => {
  const { reduce, startState, viewOf, paperOf, ticketRequest, isUsed } = await import("/kiosk/static/state.mjs");
  let state = startState({ languages: ["uk", "en"] });
  const freeze = (one) => {
    if (!one || typeof one !== "object") return one;
    Object.values(one).forEach(freeze);
    return Object.freeze(one);
  };
  for (const event of [{ type: "menu", menu }, ...events]) state = reduce(freeze(state), event);
  const request = state.choice.purpose ? ticketRequest(state) : null;
  const told = { view: viewOf(state), paper: paperOf(state), request, used: isUsed(state) };
  return { ...state, ...told, menu: null, lines: state.menu.lines };
}"""


@pytest.fixture
def play(modules_page: Page) -> Any:
    """Play events one after the other on a state that may not be changed in place."""

    def played(*events: dict[str, Any], menu: dict[str, Any] = MENU) -> dict[str, Any]:
        state: dict[str, Any] = modules_page.evaluate(PLAY, [menu, list(events)])
        return state

    return played


def event(kind: str, **rest: Any) -> dict[str, Any]:
    return {"type": kind, **rest}


COLLECT = event("purpose", key="collection")
APPLY = event("purpose", key="application")
TAKE = event("take", key="k1")
TICKET = {"number": "Б-001", "code": "1", "ahead": 0, "print": {"job": "j1", "status": "queued"}}
ISSUED = event("issued", key="k1", ticket=TICKET)


@pytest.mark.parametrize(
    ("events", "view"),
    [
        ([], "purpose"),
        ([COLLECT], "confirm"),
        ([event("purpose", key="supplement")], "sphere"),
        ([event("purpose", key="supplement"), event("sphere", key="land")], "confirm"),
        ([APPLY], "sphere"),
        ([APPLY, event("sphere", key="passports")], "service"),
        ([APPLY, event("sphere", key="passports"), event("skip")], "confirm"),
        ([APPLY, event("sphere", key="passports"), event("service", id="1")], "confirm"),
        ([event("open", screen="search"), event("service", id="1")], "purpose"),
        ([event("open", screen="search"), event("service", id="1"), APPLY], "confirm"),
        ([APPLY, event("sphere", key="land"), event("service", id="2")], "closed-line"),
    ],
)
def test_what_is_asked_next(play: Any, events: list[dict[str, Any]], view: str) -> None:
    assert play(*events)["view"] == view


def test_the_most_specific_route_wins(modules_page: Page) -> None:
    ask = """async ([menu, choice]) => (await import("/static/menu.mjs")).lineOf(menu, choice)?.key ?? null"""

    def line(**choice: Any) -> Any:
        return modules_page.evaluate(ask, [MENU, choice])

    assert line(purpose="application", sphere="passports") == "a"
    assert line(purpose="application", service="1") == "b"
    assert line(purpose="application", sphere="empty") is None
    assert line(purpose="supplement", service="1") == "a"


def test_a_closed_line_knows_until_when(modules_page: Page) -> None:
    ask = """async ([menu, choice]) => (await import("/static/menu.mjs")).availability(menu, choice)"""
    told = modules_page.evaluate(ask, [MENU, {"purpose": "application", "service": "2"}])
    assert (told["open"], told["reason"], told["until"]) == (False, "not_yet", "2026-03-02T13:00:00+02:00")


def test_back_goes_where_one_came_from_and_forgets_what_was_chosen_there(play: Any) -> None:
    state = play(
        APPLY, event("sphere", key="passports"), event("page", page=2), event("service", id="1"), event("back")
    )
    assert (state["view"], state["choice"]["service"], state["page"]) == ("service", None, 2)
    assert play(APPLY, event("back"), event("back"), event("back"))["view"] == "purpose"


def test_only_one_tap_takes(play: Any) -> None:
    state = play(COLLECT, TAKE, event("take", key="k2"))
    assert (state["view"], state["key"]) == ("issuing", "k1")


def test_there_is_no_way_back_while_the_answer_is_awaited(play: Any) -> None:
    assert play(COLLECT, TAKE, event("back"))["view"] == "issuing"


def test_an_answer_to_an_abandoned_key_changes_nothing(play: Any) -> None:
    assert play(COLLECT, TAKE, event("expired"), ISSUED)["view"] == "purpose"


def test_a_lost_answer_is_said_and_the_ticket_still_comes(play: Any) -> None:
    lost = event("unanswered", key="k1")
    assert play(COLLECT, TAKE, lost)["view"] == "server-trouble"
    assert play(COLLECT, TAKE, lost, lost, ISSUED)["view"] == "ticket"


def test_from_a_refusal_back_leads_to_the_confirmation(play: Any) -> None:
    refused = event("refused", key="k1", error={"code": "line_closed"})
    assert play(COLLECT, TAKE, refused)["view"] == "refused"
    assert play(COLLECT, TAKE, refused, event("back"))["view"] == "confirm"


@pytest.mark.parametrize(
    ("told", "view"),
    [
        ([], "ticket"),
        ([event("print", job="j1", status="claimed")], "ticket"),
        ([event("print", job="j1", status="printed")], "ticket"),
        ([event("print", job="j1", status="failed")], "paperless"),
        ([event("print", job="j1", status="unknown")], "paperless"),
        ([event("print", job="other", status="failed")], "ticket"),
        ([event("printOverdue", job="j1")], "paperless"),
        ([event("printOverdue", job="other")], "ticket"),
        ([event("printOverdue", job="j1"), event("print", job="j1", status="printed")], "ticket"),
    ],
)
def test_the_paper_decides_the_screen(play: Any, told: list[dict[str, Any]], view: str) -> None:
    assert play(COLLECT, TAKE, ISSUED, *told)["view"] == view


def test_a_print_told_before_the_answer_counts(play: Any) -> None:
    assert play(COLLECT, TAKE, event("print", job="j1", status="printed"), ISSUED)["paper"] == "printed"


def test_without_a_printer_the_number_stays_on_the_screen(play: Any) -> None:
    assert play(COLLECT, TAKE, event("issued", key="k1", ticket=TICKET | {"print": None}))["view"] == "paperless"


def test_the_end_of_a_turn_forgets_everything(play: Any) -> None:
    typed = [event("language", language="en"), event("query", value="паспорт"), event("visitorName", value="Шевченко")]
    chosen = [
        COLLECT,
        event("count", what="persons", by=3),
        event("assist", key="wheelchair"),
        event("category", key="law"),
    ]
    before, after = play(), play(*typed, *chosen, event("expired"))
    assert {key: after[key] for key in before} == before
    assert (before["used"], play(*typed)["used"]) == (False, True)


def test_counts_have_their_bounds(play: Any) -> None:
    up = event("count", what="services", by=1)
    assert play(up, up, up, up)["services"] == 3
    assert play(event("count", what="persons", by=-1))["persons"] == 1


def test_the_request_says_what_was_chosen_and_no_more(play: Any) -> None:
    assert play(COLLECT)["request"] == {"purpose": "collection", "persons": 1, "services": 1, "language": "uk"}
    full = play(APPLY, event("sphere", key="passports"), event("service", id="1"), event("assist", key="interpreter"),
                event("category", key="law"), event("visitorName", value=" Шевченко "))  # fmt: skip
    assert full["request"] == {
        "purpose": "application", "service_id": "1", "persons": 1, "services": 1, "language": "uk",
        "assistance": ["interpreter"], "category": "law", "visitor_name": "Шевченко",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "waiting"),
    [
        ({"seq": 11, "previous": None, "status": "waiting", "line": "a", "from_line": "a"}, {"a": 4, "b": 0}),
        ({"seq": 11, "previous": "waiting", "status": "called", "line": "a", "from_line": "a"}, {"a": 2, "b": 0}),
        ({"seq": 11, "previous": "waiting", "status": "waiting", "line": "b", "from_line": "a"}, {"a": 2, "b": 1}),
        ({"seq": 11, "previous": "serving", "status": "served", "line": "a", "from_line": "a"}, {"a": 3, "b": 0}),
        ({"seq": 10, "previous": "waiting", "status": "called", "line": "a", "from_line": "a"}, {"a": 3, "b": 0}),
    ],
)
def test_facts_change_how_many_wait_unless_the_menu_knows_them(play: Any, fact: Any, waiting: dict[str, int]) -> None:
    lines = {line["key"]: line["waiting"] for line in play(event("ticketFact", fact=fact))["lines"]}
    assert {key: lines[key] for key in waiting} == waiting


def test_a_suspension_and_a_closed_day_replace_the_first_screen(play: Any) -> None:
    closed = MENU | {"lines": [line | {"open": False} for line in MENU["lines"]]}
    assert play(menu=closed)["view"] == "closed-day"
    suspended = {"suspended": {"reason": "no_power", "since": None}}
    assert play(menu=MENU | suspended)["view"] == "closed-day"
    assert play(COLLECT, event("menu", menu=MENU | suspended))["view"] == "closed-day", "whatever was being asked"
    assert play(COLLECT, TAKE, ISSUED, event("menu", menu=MENU | suspended))["view"] == "ticket"


def test_a_silent_server_hides_everything_but_a_ticket(play: Any) -> None:
    away = event("connection", live=False)
    assert play(COLLECT, away)["view"] == "server-trouble"
    assert play(COLLECT, away, event("connection", live=True))["view"] == "confirm"
    assert play(COLLECT, TAKE, ISSUED, away)["view"] == "ticket"


@pytest.mark.parametrize(
    ("still", "phase"),
    [
        (0, ("fresh", 60)),
        (39_999, ("fresh", 21)),
        (40_000, ("warning", 20)),
        (59_001, ("warning", 1)),
        (60_000, ("over", 0)),
    ],
)
def test_a_minute_with_a_warning_of_twenty_seconds(modules_page: Page, still: int, phase: tuple[str, int]) -> None:
    told = modules_page.evaluate(
        """async (still) => (await import("/kiosk/static/idle.mjs")).idlePhase(still)""", still
    )
    assert (told["phase"], told["secondsLeft"]) == phase
