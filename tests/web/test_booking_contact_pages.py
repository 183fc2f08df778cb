"""What the booking pages say of messages, and a contact that is confirmed by a code on them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from booking.views import blueprint
from tests.mail_server import Letters, mail_server, text_of
from tests.web.booking_forms import OLENA, set_booking, to_the_check, to_the_visitor
from tests.web.booking_people import takes_bookings
from tests.web.conftest import House, MakeApplication
from tests.web.pages_reader import Reader

MAIL = "olena@example.org"


@pytest.fixture
def letters() -> Iterator[Letters]:
    with mail_server() as box:
        yield box


@pytest.fixture
def olena(house: House, make_application: MakeApplication, letters: Letters) -> Reader:
    """Someone at the pages of a centre with e-mail and without SMS."""
    app = make_application(smtp_url=letters.url, mail_from="queue@example.org")
    app.register_blueprint(blueprint)
    takes_bookings(House(app, house.main, house.other))
    return Reader(app, cookies=False)


def digits(letters: Letters) -> str:
    found = re.search(r"\b\d{6}\b", text_of(letters.read[-1]))
    assert found is not None
    return found[0]


def test_nothing_is_promised_where_nothing_can_be_sent(house: House) -> None:
    house.app.register_blueprint(blueprint)
    takes_bookings(house)
    reader = Reader(house.app, cookies=False)
    assert "Підтвердження не надсилаємо" in to_the_visitor(reader).text
    assert "Код підтвердження" not in reader.presses("Далі", **OLENA).text
    assert "Підтвердження з кодом" not in reader.presses("Записатися").text


def test_what_will_come_is_said(olena: Reader) -> None:
    assert "На електронну пошту надійде підтвердження" in to_the_visitor(olena).text
    olena.presses("Далі", **(OLENA | {"contact": MAIL}))
    assert "Підтвердження з кодом надійде на Вашу електронну пошту." in olena.presses("Записатися").text


def test_a_contact_is_confirmed_by_the_code_that_came(house: House, olena: Reader, letters: Letters) -> None:
    set_booking(house, confirm_contact=True)
    assert MAIL in to_the_check(olena, contact=MAIL).text
    first = digits(letters)
    assert letters.read[-1]["To"] == MAIL
    refused = olena.presses("Записатися", contact_code="")
    assert "Введіть, будь ласка, код" in refused.text
    assert "Код неправильний" in olena.presses("Записатися", contact_code=f"{(int(first) + 1) % 10**6:06d}").text
    olena.presses("Надіслати новий код")
    assert "Код неправильний" in olena.presses("Записатися", contact_code=first).text, "a new one takes its place"
    second = digits(letters)
    assert "Вас записано" in olena.presses("Записатися", contact_code=f"{second[:3]} {second[3:]}").text


def test_a_contact_that_cannot_be_written_to_is_asked_for_again(house: House, olena: Reader, letters: Letters) -> None:
    set_booking(house, confirm_contact=True)
    page = to_the_check(olena, contact="067 123 45 67")
    assert "На такий контакт центр не може надіслати код" in page.text
    assert letters.read == []


def test_a_few_wrong_codes_and_no_more_are_heard(house: House, olena: Reader, letters: Letters) -> None:
    set_booking(house, confirm_contact=True)
    to_the_check(olena, contact=MAIL)
    wrong = f"{(int(digits(letters)) + 1) % 10**6:06d}"
    told = [olena.presses("Записатися", contact_code=wrong).text for _ in range(8)]
    assert "Код неправильний" in told[0]
    assert "Забагато" in told[-1]
    assert "Вас записано" not in olena.presses("Записатися", contact_code=digits(letters)).text
