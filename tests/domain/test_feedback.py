"""Suggestions and complaints: every action in every status, and what an official complaint must hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from queue_server.domain.errors import Refused
from queue_server.domain.feedback import TRANSITIONS, FeedbackAction, FeedbackKind, FeedbackStatus, Written, mistakes
from queue_server.domain.feedback import next_status as following

DUE = date(2026, 3, 17)
WHOLE = Written(FeedbackKind.COMPLAINT, "Не прийняли", "Приклад Олена", "м. Слов’янськ", "olena@example.com")
S, A = FeedbackStatus, FeedbackAction


@pytest.mark.parametrize("status", S)
@pytest.mark.parametrize("action", A)
def test_each_action_leads_on_or_is_refused(status: S, action: A) -> None:
    if (status, action) in TRANSITIONS:
        assert following(status, action, DUE, DUE) is TRANSITIONS[status, action]
        return
    with pytest.raises(Refused, match="feedback_wrong_status"):
        following(status, action, DUE, DUE)


def test_what_is_closed_stays_closed_and_nothing_is_extended_twice() -> None:
    assert {status for status, _action in TRANSITIONS} == {S.RECEIVED, S.IN_WORK, S.EXTENDED}
    assert (S.EXTENDED, A.EXTEND) not in TRANSITIONS


def test_an_overdue_one_can_be_answered_and_not_extended() -> None:
    late = DUE + timedelta(days=1)
    assert following(S.IN_WORK, A.ANSWER, late, DUE) is S.ANSWERED
    with pytest.raises(Refused, match="feedback_term_over"):
        following(S.IN_WORK, A.EXTEND, late, DUE)


def test_a_complaint_tells_all_that_is_missing_at_once() -> None:
    assert mistakes(WHOLE, 120) == {}
    assert WHOLE.official
    assert mistakes(Written(FeedbackKind.COMPLAINT, ""), 120) == {
        field: f"feedback_{field}_missing" for field in ("text", "name", "residence", "contact")
    }
    assert mistakes(replace(WHOLE, name="Олена"), 120) == {"name": "feedback_name_not_full"}


def test_a_suggestion_needs_no_name_and_is_then_no_appeal() -> None:
    anonymous = Written(FeedbackKind.SUGGESTION, "Дякую")
    assert mistakes(anonymous, 120) == {}
    assert not anonymous.official
    assert not replace(anonymous, name="Олена", contact="olena@example.com").official


def test_nothing_grows_without_end() -> None:
    long = replace(WHOLE, text="я" * 5001, name="Я я" * 41, residence="я" * 201)
    assert set(mistakes(long, 120).values()) == {"feedback_too_long"}
