"""The learned correction: it helps where there is something to learn, and its ends keep their order and their word."""

from __future__ import annotations

import json
from random import Random

import pytest

from queue_server.domain.correction import Correction, Judged, learn_correction, score, still_helps
from queue_server.domain.known import Lesson
from queue_server.domain.waiting import Wait
from tests.domain.queues import known

BUSY, QUIET = "busy", "quiet"
PLAYED = Wait(0, 777, 999)


def lessons(days: int, a_day: int, slower: float) -> list[Lesson]:
    """The busy line takes `slower` times what is played forward; the quiet one takes just that."""
    random = Random(7)
    made = []
    for day in range(days):
        for _ in range(a_day):
            line, ahead = random.choice((BUSY, QUIET)), random.randrange(12)
            played = 120.0 * ahead + 60
            wait = played * (slower if line == BUSY else 1.0) * random.lognormvariate(0, 0.3)
            made.append(Lesson(day, known(line, played, ahead, hour=9 + random.random() * 8, weekday=day % 5), wait))
    return made


@pytest.fixture(scope="module")
def judged() -> Judged:
    learned = learn_correction(lessons(10, 150, 2.0), trees=40)
    assert learned is not None
    return learned


def test_a_steady_mistake_is_corrected_on_days_it_has_not_seen(judged: Judged) -> None:
    assert judged.helps
    assert judged.with_it.error_s < 0.8 * judged.without_it.error_s


def test_the_upper_end_holds_for_nine_of_ten_of_later_visitors(judged: Judged) -> None:
    later = lessons(14, 150, 2.0)[10 * 150 :]
    got = score([judged.correction.of(lesson.known, PLAYED) for lesson in later], [lesson.wait_s for lesson in later])
    assert 0.86 < got.coverage < 0.94


def test_the_range_stands_in_order_whatever_is_known(judged: Judged) -> None:
    random = Random(3)
    for _ in range(500):
        moment = known(
            random.choice((BUSY, QUIET, "new")), random.uniform(0, 1e5), random.randrange(300),
            counters=random.randrange(9), free=random.randrange(3), head_s=random.uniform(0, 9000),
            last_s=random.uniform(-1, 9000), last_played_s=random.uniform(-1, 9000),
            since_last_s=random.uniform(-1, 9000), last_few_s=random.uniform(-1, 9000),
            recent_calls=random.randrange(50), hour=random.uniform(0, 24), weekday=random.randrange(7),
        )  # fmt: skip
        told = judged.correction.of(moment, PLAYED)
        assert 0 <= told.low_s <= told.likely_s <= told.high_s


def test_what_does_not_help_is_known_not_to() -> None:
    learned = learn_correction(lessons(10, 300, 1.0), trees=20)
    assert learned is not None
    assert not learned.helps


def test_little_teaches_nothing() -> None:
    assert learn_correction(lessons(10, 20, 2.0)) is None
    assert learn_correction(lessons(3, 200, 2.0)) is None


def test_it_is_the_same_again_and_after_storing(judged: Judged) -> None:
    again = learn_correction(lessons(10, 150, 2.0), trees=40)
    assert again is not None
    assert again.correction.stored() == judged.correction.stored()
    restored = Correction.restored(json.loads(json.dumps(judged.correction.stored())))
    assert restored is not None
    for lesson in lessons(1, 50, 2.0):
        assert restored.of(lesson.known, PLAYED) == judged.correction.of(lesson.known, PLAYED)


def test_promises_are_scored() -> None:
    got = score([Wait(0, 600, 900), Wait(0, 600, 900)], [800, 1300])
    assert (got.count, got.error_s, got.within_5, got.within_10, got.coverage) == (2, 450, 0.5, 0.5, 0.5)


def test_in_a_queue_far_longer_than_any_before_it_the_play_is_told(judged: Judged) -> None:
    assert judged.correction.of(known(BUSY, 60_000, 15), PLAYED) != PLAYED
    assert judged.correction.of(known(BUSY, 60_000, 16), PLAYED) == PLAYED


def test_one_in_use_is_believed_until_what_was_told_by_it_is_no_better_than_the_play() -> None:
    waits = [600.0] * 120
    assert still_helps([500.0] * 120, [400.0] * 120, waits)
    assert not still_helps([500.0] * 120, [501.0] * 120, waits)
    assert still_helps([0.0] * 99, [600.0] * 99, waits[:99]), "of a few nobody can say"


def test_what_another_version_of_the_product_has_learned_is_not_read(judged: Judged) -> None:
    assert Correction.restored(judged.correction.stored() | {"shape": 0}) is None
