"""The demo's tables fit together: what the story names is there, has words, and promises facts that exist."""

from __future__ import annotations

import pytest

from queue_server.catalogue import Catalogues
from queue_server.demo import evening
from queue_server.demo.cast import DEMAND, LAST, ORDINARY
from queue_server.demo.fates import FATES
from queue_server.demo.happenings import HAPPENINGS
from queue_server.demo.story import STORY, TOLD_AFTER, Day
from queue_server.domain import events

KEYS = Catalogues.load().keys("uk")


def test_the_story_names_rows_in_the_order_of_time() -> None:
    assert {name for _minute, name in STORY} <= FATES.keys() | HAPPENINGS.keys()
    minutes = [minute for minute, _name in STORY]
    assert minutes == sorted(minutes)
    assert minutes[-1] < TOLD_AFTER


def test_the_story_brings_every_happening_and_every_fact_that_is_promised() -> None:
    told = {name for _minute, name in STORY} | {ORDINARY}
    brought = {fact for name in told for fact in (FATES[name].shows if name in FATES else HAPPENINGS[name].shows)}
    assert set(HAPPENINGS) <= told
    assert brought == Day.promised()
    facts = {kind.name for kind in vars(events).values() if isinstance(kind, type) and "name" in vars(kind)}
    assert brought | evening.SHOWS <= facts


@pytest.mark.parametrize("name", sorted(set(FATES) - {ORDINARY, LAST, "from_colleague"}))
def test_a_fate_has_its_words(name: str) -> None:
    assert f"demo-fate-{name}" in KEYS


@pytest.mark.parametrize("name", sorted(HAPPENINGS))
def test_a_happening_has_its_words(name: str) -> None:
    assert f"demo-happening-{name}" in KEYS


def test_the_demand_is_given_in_parts_of_a_hundred() -> None:
    assert sum(share for share, *_ in DEMAND) == 100
