"""Numbers by hand: the reserved range on sheets, and numbers and times read as people write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from queue_server.domain.by_hand import check_order, typed_end, typed_moment
from queue_server.domain.errors import Invalid, QueueError, Refused
from queue_server.domain.numbering import next_by_hand, typed_number
from queue_server.domain.out_of_order import is_by_choice

KYIV = ZoneInfo("Europe/Kyiv")
DAY = date(2026, 3, 2)
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=KYIV)


@pytest.mark.parametrize("text", ["А-901", "а901", " А 901 ", "A-901", "a901", "А.901"])
def test_a_number_is_read_as_people_write_it(text: str) -> None:
    assert typed_number(text) == ("А", 901)


@pytest.mark.parametrize(("latin", "letter"), list(zip("ABKMHPCT", "АВКМНРСТ", strict=True)))
def test_a_latin_keyboard_gives_the_letter_that_looks_alike(latin: str, letter: str) -> None:
    assert typed_number(f"{latin}-950") == (letter, 950)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("901", "hand_number_invalid"),
        ("АБ-901", "hand_number_invalid"),
        ("", "hand_number_invalid"),
        ("А-", "hand_number_invalid"),
        ("А-900", "hand_number_range"),
        ("А-1000", "hand_number_range"),
        ("А-012", "hand_number_range"),
    ],
)
def test_only_reserved_numbers_are_given_by_hand(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        typed_number(text)
    assert refusal.value.code == code


def test_sheets_go_on_after_the_last_printed_number() -> None:
    assert list(next_by_hand(None, 3)) == [901, 902, 903]
    assert next_by_hand(903, 96)[-1] == 999


@pytest.mark.parametrize(("last", "count", "left"), [(None, 99, None), (903, 97, 96), (999, 1, 0), (990, 10, 9)])
def test_it_is_said_how_many_numbers_are_left(last: int | None, count: int, left: int | None) -> None:
    if left is None:
        assert len(next_by_hand(last, count)) == 99
        return
    with pytest.raises(Refused) as refusal:
        next_by_hand(last, count)
    assert (refusal.value.code, refusal.value.details) == ("hand_numbers_out", {"left": left})


@pytest.mark.parametrize("text", ["9:15", "09:15", "0915", "9.15", "9 15", " 09-15 "])
def test_a_time_is_read_as_people_write_it(text: str) -> None:
    assert typed_moment(text, DAY, KYIV, "time") == NINE + timedelta(minutes=15)


@pytest.mark.parametrize("text", ["", "24:00", "9:60", "ранок", "9:5", "12345"])
def test_what_is_no_time_names_its_field(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        typed_moment(text, DAY, KYIV, "called")
    assert (refusal.value.code, refusal.value.details) == ("hand_time_invalid", {"field": "called"})


def test_an_end_is_a_time_or_minutes() -> None:
    assert typed_end("12", NINE, DAY, KYIV, "finished") == NINE + timedelta(minutes=12)
    assert typed_end("9:40", NINE, DAY, KYIV, "finished") == NINE + timedelta(minutes=40)
    assert typed_end("0940", NINE, DAY, KYIV, "finished") == NINE + timedelta(minutes=40)


@pytest.mark.parametrize(
    ("called", "ended", "code"),
    [(-1, 5, "hand_times_order"), (5, 4, "hand_times_order"), (0, 481, "hand_service_too_long"), (0, 0, None)],
)
def test_a_visit_goes_forward_in_time(called: int, ended: int, code: str | None) -> None:
    told = None
    try:
        check_order(NINE, NINE + timedelta(minutes=called), NINE + timedelta(minutes=ended))
    except QueueError as refusal:
        told = refusal.code
    assert told == code


@pytest.mark.parametrize(
    ("reason", "from_hold", "chosen"),
    [
        ("assistance", False, True),
        ("chosen", False, True),
        ("chosen", True, False),
        ("other", True, False),
        ("earliest", False, False),
        ("priority_by_law", False, False),
        ("priority_by_decision", False, False),
        ("appointment", False, False),
        ("early_appointment", False, False),
        ("preferred_line", False, False),
        ("sent_to_counter", False, False),
    ],
)
def test_which_calls_are_a_persons_own_choice(reason: str, from_hold: bool, chosen: bool) -> None:
    assert is_by_choice(reason, from_hold) is chosen
