"""Every state of the hall display on screens of every usual shape: as large as it must be, and nothing is cut."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from queue_server.services.centre.forms import LONGEST_LABEL, LONGEST_SAID
from tests.faces import pictures
from tests.faces.accessibility import assert_accessible
from tests.faces.hall import Hall
from tests.faces.hall_measures import DRAW, FREEZE, call, lines, readable
from tests.faces.waits import wait_until
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.hall_fixtures"]

SHAPES = {
    "full-hd": (1920, 1080),
    "small": (1366, 768),
    "four-k": (3840, 2160),
    "four-to-three": (1024, 768),
    "sixteen-to-ten": (1920, 1200),
    "very-wide": (2560, 1080),
    "upright": (1080, 1920),
    "small-upright": (768, 1366),
}


def words(longest: int, text: str = "Територіальний підрозділ Центру надання адміністративних послуг ") -> str:
    """As long as the centre's file lets it be."""
    return (text * 10)[:longest].strip()


LONG_NAME = {"short_name": {"uk": words(LONGEST_LABEL)}, "timezone": "Europe/Kyiv", "trial": True}
NOTICE = {"id": "1", "text": {"uk": "Сьогодні з 13:00 до 14:00 не приймає каса. " * 5}}
SEVEN = [call(f"А-{number:03d}", str(number), event=number) for number in range(9, 2, -1)]
WIDEST = call("М-1012", "12А", hint={"uk": words(LONGEST_SAID, "другий поверх, праворуч від сходів, ")}, final=True)
TOLD = {"message": "registers-suspended", "minutes": None, "text": "", "language": "uk"}
ALARM = {"reason": "air_alarm", "since": "2026-03-02T10:00:00+02:00"}
CLEAR = ALARM | {"resumes_at": "2026-03-02T10:09:00+02:00"}
STATES: dict[str, dict[str, Any]] = {
    "idle": {"lines": lines("А", "Б"), "notices": [NOTICE]},
    "own words": {"texts": {"hall_idle": {"uk": words(LONGEST_SAID)}}, "lines": lines("М")},
    "long name": {"branch": LONG_NAME, "calls": [call()], "lines": lines("А")},
    "zone": {"zoneName": {"uk": words(LONGEST_LABEL)}, "calls": SEVEN, "lines": lines("А")},
    "seven calls": {"calls": SEVEN, "lines": lines(*"АБВГДКЛМНРСТ")},
    "notice": {"calls": [call()], "notices": [NOTICE]},
    "widest": {"calls": [WIDEST], "lines": lines("М", "Д")},
    "long workplace": {"calls": [call("М-1012", "12А", workplace={"uk": words(LONGEST_LABEL)})]},
    "message": {"spoken": TOLD, "calls": [call()], "lines": lines("А")},
    "message alone": {"spoken": TOLD},
    "alarm": {"suspended": ALARM},
    "all clear": {"suspended": CLEAR, "now": "2026-03-02T08:00:00Z"},
    "no power": {"suspended": ALARM | {"reason": "no_power"}},
    "closed": {"day": {"issuing_ended": True, "closed": True}},
    "stale": {"stale": True},
    "check-in": {"checkIn": True, "code": "/static/icon.svg"},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_state_fits(open_hall: Hall, shape: str) -> None:
    page = open_hall.page
    width, height = SHAPES[shape]
    page.set_viewport_size({"width": width, "height": height})
    wait_until(page, f"innerWidth === {width} && innerHeight === {height}")
    page.evaluate(FREEZE)
    wrong = {}
    for name, state in STATES.items():
        calls = state.get("calls", [])
        called = calls[0]["number"] if calls and "spoken" not in state else None
        drawn = page.evaluate(DRAW, state)
        try:
            readable(drawn, called, (width, height))
        except AssertionError as problem:
            wrong[name] = str(problem).splitlines()[0]
        if name in ("seven calls", "widest", "idle", "alarm", "long workplace"):
            pictures.keep(page)
    assert wrong == {}


@pytest.mark.parametrize("language", ["uk", "en"])
def test_it_is_for_everybody(hall_browser: Browser, halls_with_tones: RunningServer, language: str) -> None:
    hall = Hall.opened(hall_browser, halls_with_tones, language=language).is_ready()
    hall.page.evaluate(FREEZE)
    for name in ("idle", "seven calls", "notice", "alarm", "closed", "stale", "check-in"):
        hall.page.evaluate(DRAW, STATES[name])
        assert_accessible(hall.page)
    hall.closes()
