"""Who reads what of ratings: no ticket for anybody, no few ratings by name, no contact for anyone but the head."""

from __future__ import annotations

from typing import Any

from queue_server.services import questionnaire
from queue_server.services.rating import Said
from queue_server.services.ratings_given import Given, HeadsRatings, heads_ratings, own_ratings
from tests.services.days import Day
from tests.services.test_rating import rates, serves


def heads(day: Day) -> HeadsRatings:
    with day.store.read() as session:
        found = heads_ratings(session, [day.centre.branch.key], None, day.clock.now())
    assert found is not None
    return found


def own(day: Day, number: str) -> Given:
    with day.store.read() as session:
        staff_id = day.centre.operator(number).staff_id or ""
        [(_name, given)] = own_ratings(session, [day.centre.branch.key], staff_id, day.clock.now())
    return given


def rated(day: Day, number: str, *steps: int, **said: Any) -> None:
    for step in steps:
        rates(day, serves(day, number), step, **said)


def test_it_works(day: Day) -> None:
    day.opens("1")
    rated(day, "1", 5, 5, 4, comment="Дякую")
    assert heads(day).given.by_step == {1: 0, 2: 0, 3: 0, 4: 1, 5: 2}
    assert [(word.step, word.comment) for word in heads(day).given.words] == [(4, "Дякую"), (5, "Дякую"), (5, "Дякую")]


def test_fewer_than_five_are_not_shown_by_operator(day: Day) -> None:
    day.opens("1", "2", "3")
    rated(day, "1", 1, 1, 1, 1)
    rated(day, "2", 5, 5, 5, 5, 5)
    rated(day, "3", 2, 2, 2, 2, 2, 2)
    shown = [(each.count, each.mean) for each in heads(day).operators]
    assert shown == [(None, None), (None, None), (6, 2.0)]  # the second smallest too, or the sum would tell
    rated(day, "1", 1)
    assert [(each.count, each.mean) for each in heads(day).operators] == [(5, 1.0), (5, 5.0), (6, 2.0)]


def test_an_administrator_reads_the_own_ones_without_day_and_contact(day: Day) -> None:
    day.opens("1", "2")
    rated(day, "1", 5, comment="Дуже чемно")
    rated(day, "1", 2, comment="Телефонуйте 067 123 45 67")
    rated(day, "2", 1, comment="Не Вам")
    given = own(day, "1")
    assert given.by_step == {1: 0, 2: 1, 3: 0, 4: 0, 5: 1}
    assert [(word.comment, word.held, word.day) for word in given.words] == [
        (None, True, None),
        ("Дуже чемно", False, None),
    ]
    assert "Телефонуйте 067 123 45 67" in [word.comment for word in heads(day).given.words]


def test_questionnaires_stand_apart(day: Day) -> None:
    day.opens("1")
    rated(day, "1", 5)
    with day.store.write() as work:
        branch = work.lock_branch(day.branch)
        branch.rating = {"questionnaire": True}
        work.session.add(branch)
    day.change(lambda w: questionnaire.answer(w, day.branch, Said(1, comment="Довго")))
    assert (heads(day).given.count, heads(day).questionnaire.count) == (1, 1)
    assert [word.comment for word in heads(day).questionnaire.words] == ["Довго"]
    assert own(day, "1").count == 1


def test_after_thirty_days_they_are_history(day: Day) -> None:
    day.opens("1")
    rated(day, "1", 5)
    day.clock.advance(days=30, seconds=1)
    assert (heads(day).given.count, own(day, "1").count) == (0, 0)
