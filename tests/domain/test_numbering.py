"""Numbers of tickets: what follows what, how it is written, which letters a hall can tell apart."""

from __future__ import annotations

from itertools import accumulate, repeat

import pytest

from queue_server.domain.errors import Invalid
from queue_server.domain.numbering import LETTERS, after, check_letter, ticket_number, typed_numbers


def day_of(count: int) -> list[int]:
    """The numbers that a machine gives on a day, the first ones first."""
    return list(accumulate(repeat(0, count), lambda last, _none: after(last), initial=after(0)))[:count]


def test_the_first_number_of_a_day_is_one():
    assert after(0) == 1


def test_a_day_has_no_gap_and_no_double_but_for_the_numbers_kept_by_hand():
    numbers = day_of(1200)

    assert numbers == [*range(1, 901), *range(1000, 1300)]


def test_numbers_given_by_hand_do_not_lead_the_machine_among_them():
    assert after(950) == after(999) == after(900) == 1000
    assert after(1000) == 1001


@pytest.mark.parametrize(
    ("sequence", "written"), [(1, "А-001"), (12, "А-012"), (900, "А-900"), (999, "А-999"), (1000, "А-1000")]
)
def test_at_least_three_digits_are_written(sequence, written):
    assert ticket_number("А", sequence) == written


@pytest.mark.parametrize("letter", "АБВГДКЛМНРСТ")
def test_letters_that_a_hall_can_tell_apart(letter):
    assert check_letter(letter) == letter


@pytest.mark.parametrize("letter", "ІИЇЗОҐЩШ")
def test_letters_that_sound_or_look_alike_are_refused(letter):
    with pytest.raises(Invalid) as refusal:
        check_letter(letter)
    assert refusal.value.code == "letter_confusing"


@pytest.mark.parametrize("letter", ["", "A", "B", "а", "АБ", "1", "-", "\n", "Ы", "Э"], ids=ascii)
def test_what_is_no_ukrainian_capital_is_refused(letter):
    """A Latin A looks the same on the settings page and is another letter for the voice and for search."""
    with pytest.raises(Invalid) as refusal:
        check_letter(letter)
    assert refusal.value.code == "letter_unknown"
    assert refusal.value.details["letter"] == letter


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("А-012", ["А-012"]),
        ("а12", ["А-012"]),
        ("A-12", ["А-012"]),  # Latin
        ("a 012", ["А-012"]),
        (" А–12 ", ["А-012"]),
        ("b3", ["В-003", "Б-003"]),  # looks like В, sounds like Б
        ("f12", ["А-012"]),  # the key of А in the Latin layout
        ("А-1000", ["А-1000"]),
        (" 7 ", [f"{letter}-007" for letter in LETTERS]),
        ("7", [f"{letter}-007" for letter in LETTERS]),
        ("Ї-5", []),
        ("А-0", []),
        ("А-12345", []),
        ("паспорт", []),
        ("1234 5678 9012", []),
        ("", []),
    ],
)
def test_a_number_is_understood_as_people_type_it(typed: str, meant: list[str]) -> None:
    assert typed_numbers(typed) == meant
