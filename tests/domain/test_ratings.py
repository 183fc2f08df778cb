"""When a visit may be rated, what is kept of the answers, and which words only their addressee may read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from queue_server.domain.errors import Invalid, Refused
from queue_server.domain.ratings import Form, Question, QuestionKind, Scale, check_time, opinion
from queue_server.domain.screening import has_contacts
from queue_server.domain.tickets import TicketStatus

FINISHED = datetime(2026, 3, 2, 10, tzinfo=UTC)
ASKED = (
    Question("politeness", QuestionKind.SCALE),
    Question("heard", QuestionKind.CHOICE, ("site", "friends")),
    Question("wish", QuestionKind.TEXT),
)


@pytest.mark.parametrize(
    ("status", "after", "refusal"),
    [
        (TicketStatus.WAITING, timedelta(0), "rating_too_early"),
        (TicketStatus.CALLED, timedelta(0), "rating_too_early"),
        (TicketStatus.SERVING, timedelta(0), "rating_too_early"),
        (TicketStatus.ON_HOLD, timedelta(0), "rating_too_early"),
        (TicketStatus.NO_SHOW, timedelta(0), "rating_not_served"),
        (TicketStatus.CANCELLED, timedelta(0), "rating_not_served"),
        (TicketStatus.SERVED, timedelta(0), None),
        (TicketStatus.SERVED, timedelta(days=7), None),
        (TicketStatus.SERVED, timedelta(days=7, seconds=1), "rating_too_late"),
    ],
)
def test_a_visit_is_rated_within_seven_days_of_its_end(
    status: TicketStatus, after: timedelta, refusal: str | None
) -> None:
    finished = FINISHED if status is TicketStatus.SERVED else None
    if refusal is None:
        check_time(status, finished, None, FINISHED + after)
        return
    with pytest.raises(Refused) as refused:
        check_time(status, finished, None, FINISHED + after)
    assert refused.value.code == refusal


def test_a_rating_is_changed_for_one_hour_whenever_it_was_given() -> None:
    given = FINISHED + timedelta(days=7)
    check_time(TicketStatus.SERVED, FINISHED, given, given + timedelta(minutes=59, seconds=59))
    with pytest.raises(Refused, match="rating_already_given"):
        check_time(TicketStatus.SERVED, FINISHED, given, given + timedelta(hours=1))


@pytest.mark.parametrize(("scale", "steps"), [(Scale.FIVE, 5), (Scale.FOUR, 4)])
def test_a_step_stands_on_the_scale_of_the_centre(scale: Scale, steps: int) -> None:
    kept = opinion(Form(scale), steps, {}, "")
    assert (kept.step, kept.steps, kept.comment, kept.hidden) == (steps, steps, None, False)
    for wrong in (0, steps + 1, -1):
        with pytest.raises(Invalid, match="rating_step_wrong"):
            opinion(Form(scale), wrong, {}, "")


def test_only_what_is_asked_is_kept() -> None:
    answers = {"politeness": "4", "heard": "friends", "wish": " Більше стільців ", "gone": "так"}
    assert opinion(Form(questions=ASKED), 5, answers, "").answers == {
        "politeness": 4,
        "heard": "friends",
        "wish": "Більше стільців",
    }
    nothing = {"politeness": "6", "heard": "radio", "wish": " "}
    assert opinion(Form(questions=ASKED), 5, nothing, "").answers == {}


def test_a_comment_ends_somewhere() -> None:
    assert opinion(Form(), 5, {}, "я" * 1000).comment == "я" * 1000
    with pytest.raises(Invalid, match="rating_comment_too_long"):
        opinion(Form(), 5, {}, "я" * 1001)
    with pytest.raises(Invalid, match="rating_comment_too_long"):
        opinion(Form(questions=ASKED), 5, {"wish": "я" * 1001}, "")


@pytest.mark.parametrize(
    "text",
    [
        "Передзвоніть мені: 067 123-45-67",
        "+38 (067) 1234567",
        "тел. 5-22-33",
        "Пишіть на olena.koval@example.com",
        "мій телеграм @olena_k",
        "дивіться https://example.com/x",
        "на www.example.org усе є",
        "сайт example.com.ua",
        "t.me/olena",
        "картка 4149 4999 1234 5678",
        "паспорт АА123456",
        "народився 12.03.1960",
        "٠٦٧١٢٣٤٥٦٧",
    ],
)
def test_words_with_a_contact_are_for_their_addressee_alone(text: str) -> None:
    assert has_contacts(text)
    assert opinion(Form(), 1, {}, text).hidden
    assert opinion(Form(questions=ASKED), 1, {"wish": text}, "").hidden


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Дуже дякую пані Олені!",
        "Чекав 45 хвилин, талон А-012, вікно 3",
        "прийшов о 10:30, прийняли об 11:45",
        "Вартість 10 000 грн, 2 довідки",
        "Зачинено до 8.30",
        "Все добре.Дякую",
    ],
)
def test_other_words_are_not_held_back(text: str) -> None:
    assert not has_contacts(text)
