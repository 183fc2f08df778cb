"""The visitor's code: 12 digits that nobody can guess or read out of the database."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queue_server.domain.codes import Codes, shown, typed

CODES = Codes.from_secret("a secret of the installation")
OTHER = Codes.from_secret("a secret of another installation")
TICKET = "0190b5a2-7c1e-7a44-9d0e-5b1f6a2c3d4e"


def test_a_code_is_always_twelve_digits():
    codes = {CODES.make(TICKET, version) for version in range(3000)}

    assert all(len(code) == 12 and code.isascii() and code.isdigit() for code in codes)
    assert len(codes) == 3000
    assert any(code.startswith("0") for code in codes)


def test_it_can_be_derived_again_for_a_retry_or_a_reprint():
    assert CODES.make(TICKET, 1) == Codes.from_secret("a secret of the installation").make(TICKET, 1)


def test_another_ticket_version_or_installation_has_another_code():
    assert len({CODES.make(TICKET, 1), CODES.make(TICKET, 2), CODES.make("1", 1), OTHER.make(TICKET, 1)}) == 4


def test_digits_are_spread_evenly_over_every_place():
    codes = [CODES.make(str(number), 1) for number in range(5000)]
    for place in range(12):
        counts = [sum(code[place] == digit for code in codes) for digit in "0123456789"]
        assert min(counts) > 400, place
        assert max(counts) < 600, place


def test_what_is_stored_tells_nothing_without_the_second_secret():
    code = CODES.make(TICKET, 1)

    assert CODES.stored(code) == CODES.stored(code)
    assert CODES.stored(code) != OTHER.stored(code)
    assert CODES.stored(code) != sha256(code.encode()).hexdigest()
    assert code not in CODES.stored(code)
    assert CODES.making != CODES.storing


def test_the_two_secrets_are_really_used_apart():
    mixed = Codes(CODES.making, OTHER.storing)

    assert mixed.make(TICKET, 1) == CODES.make(TICKET, 1)
    assert mixed.stored("123456789012") == OTHER.stored("123456789012")


def test_it_is_shown_in_groups_of_four():
    assert shown("001234567890") == "0012 3456 7890"


@pytest.mark.parametrize(
    "text", ["001234567890", "0012 3456 7890", "0012-3456-7890", " 0012 3456\u00a07890\n", "0012.3456.7890"]
)
def test_it_is_accepted_in_any_usual_form(text):
    assert typed(text) == "001234567890"


@pytest.mark.parametrize(
    "text", ["", "А-012", "12345678901", "1234567890123", "٠١٢٣٤٥٦٧٨٩٠١", "12345678901²"], ids=ascii
)
def test_what_cannot_be_a_code_is_none(text):
    assert typed(text) is None


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_twelve_plain_digits_or_none(text):
    code = typed(text)
    assert code is None or (len(code) == 12 and set(code) <= set("0123456789"))


@settings(deadline=None)
@given(st.text(max_size=40), st.integers(1, 9))
def test_what_is_shown_can_be_typed_back(owner, version):
    code = CODES.make(owner, version)
    assert typed(shown(code)) == code
