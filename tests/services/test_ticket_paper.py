"""The ticket says what product section 1 asks, in its words."""

from __future__ import annotations

import pytest

from queue_server.domain.paper import Mark, Number, Paper, Qr, Text
from tests.paper_samples import CODE, MORNING, ticket


def words(paper: Paper) -> list[str]:
    texts = [block.text for block in paper.blocks if isinstance(block, Text | Mark | Number)]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


def test_it_works() -> None:
    assert words(ticket()) == [
        "ЦНАП Слов’янської міської територіальної громади",
        "2 березня 2026 р., 10:42",
        "Ваш номер",
        "А-012",
        "Подати заяву та документи",
        "Оформлення та видача паспорта громадянина України для виїзду за кордон",
        "Перед Вами в черзі: 6 (на 10:42)",
        "Орієнтовно чекати: 20–35 хв",
        "Робочі місця: 3, 4, 5",
        "Стежте за табло й оголошеннями. Якщо Ви не підійшли після трьох запрошень, "
        "зверніться до рецепції протягом 30 хв.",
        "queue.example.gov.ua/v",
        "Телефон для довідок: (06262) 2-35-08",
    ]


def test_the_qr_opens_the_visitors_own_page() -> None:
    assert [block for block in ticket().blocks if isinstance(block, Qr)] == [
        Qr(f"https://queue.example.gov.ua/v/#{CODE}", caption="Черга в телефоні й оцінка", code="4821 0937 5566")
    ]


def test_the_number_is_a_block_of_its_own() -> None:
    assert Number("А-012") in ticket().blocks


def test_english() -> None:
    told = words(ticket(language="en", purpose="Submit an application", service=None))
    assert told[1:] == [
        "2 March 2026, 10:42",
        "Your number",
        "А-012",
        "Submit an application",
        "Ahead of you in the queue: 6 (at 10:42)",
        "Estimated wait: 20–35 min",
        "Workplaces: 3, 4, 5",
        "Watch the display and listen for announcements. If you missed three calls, ask at reception within 30 min.",
        "queue.example.gov.ua/v",
        "Questions? Call (06262) 2-35-08",
    ]


@pytest.mark.parametrize(
    ("counters", "branchs_words", "line"),
    [
        (("3",), {}, "Робоче місце: 3"),
        (("3", "4"), {}, "Робочі місця: 3, 4"),
        (("3",), {"workplace": "Вікно", "workplaces": "Вікна"}, "Вікно: 3"),
        (("3", "4"), {"workplace": "Вікно", "workplaces": "Вікна"}, "Вікна: 3, 4"),
        (("3", "4"), {"workplace": "Вікно"}, "Робочі місця: 3, 4"),
    ],
)
def test_counters_are_called_as_the_branch_calls_them(
    counters: tuple[str, ...], branchs_words: dict[str, str], line: str
) -> None:
    assert line in words(ticket(counters=counters, **branchs_words))


def test_a_line_without_counters_names_none() -> None:
    assert not [line for line in words(ticket(counters=())) if line.startswith("Робоч")]


def test_while_nobody_serves_no_minutes_are_promised() -> None:
    told = words(ticket(nobody_now=True, wait=(20, 35)))
    assert "Зараз ніхто не приймає. Ваше місце в черзі збережено." in told
    assert not [line for line in told if line.startswith("Орієнтовно")]


def test_an_unknown_wait_is_not_named() -> None:
    assert not [line for line in words(ticket(wait=None)) if line.startswith("Орієнтовно")]


def test_a_wait_without_a_range() -> None:
    assert "Орієнтовно чекати: близько 5 хв" in words(ticket(wait=(5, 5)))


def test_marks_stand_first() -> None:
    assert words(ticket(duplicate=True, trial=True))[:2] == ["Дублікат", "Пробний режим"]
    assert words(ticket(training=True))[0] == "НАВЧАННЯ"
    assert not [block for block in ticket().blocks if isinstance(block, Mark)]


def test_a_duplicate_says_when_its_place_was_counted() -> None:
    later = MORNING.replace(hour=11, minute=5)
    told = words(ticket(duplicate=True, ahead=2, counted_at=later))
    assert "Перед Вами в черзі: 2 (на 11:05)" in told
    assert "2 березня 2026 р., 10:42" in told


def test_neither_help_nor_a_right_nor_a_name_has_a_place_on_it() -> None:
    """Product section 1: no category is printed. The facts have no field for one."""
    fields = set(type_fields())
    assert not fields & {"category", "assistance", "visitor_name", "person"}


def type_fields() -> list[str]:
    from dataclasses import fields

    from queue_server.services.paper import TicketFacts

    return [field.name for field in fields(TicketFacts)]
