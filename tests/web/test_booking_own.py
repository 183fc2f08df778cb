"""The own booking without a script: see, move, cancel, book again, check in and join the queue by the hall's code."""

from __future__ import annotations

import pytest

from booking.views import blueprint
from tests.fakes import FrozenClock
from tests.services.bookings import at
from tests.web.booking_people import book, takes_bookings
from tests.web.conftest import House
from tests.web.pages_reader import Reader
from tests.web.people import Browser, refusal


@pytest.fixture
def house(house: House) -> House:
    house.app.register_blueprint(blueprint)
    return takes_bookings(house)


@pytest.fixture
def code(stranger: Browser) -> str:
    """Of a booking for two o'clock today; it is ten."""
    return book(stranger)


@pytest.fixture
def olena(house: House) -> Reader:
    return Reader(house.app)


def shows(reader: Reader, code: str) -> str:
    reader.opens("/booking/own/")
    return reader.presses("Показати мій запис", code=f"{code[:4]}-{code[4:8]} {code[8:]}").text


def hall_code(house: House, clock: FrozenClock) -> str:
    return house.deps.codes.hall(house.main.branch.id, clock.now())


def test_it_works(olena: Reader, code: str) -> None:
    text = shows(olena, code)
    assert "Ви записані" in text
    assert "Відмітьтеся в центрі з 13:45 до 14:05" in text
    assert "понеділок, 2 березня, о 14:00" in text
    assert "Олена" not in text
    assert code not in " ".join(olena.addresses)
    cookie = olena.client.get_cookie("queue-booking")
    assert cookie is not None
    assert (cookie.http_only, cookie.max_age) == (True, 1800)
    assert "Ви записані" in olena.opens("/booking/own/").text
    assert "Показати мій запис" in [c.label for c in olena.presses("Інший запис").controls]
    assert "Ви записані" not in olena.page.text


def test_a_wrong_code_is_a_mistake_and_guesses_are_limited(olena: Reader, code: str) -> None:
    assert "Запису з таким кодом немає" in shows(olena, "1" * 12)
    for _ in range(12):
        text = shows(olena, "1" * 12)
    assert "Забагато" in text or olena.answer.status_code == 400
    assert "Ви записані" not in shows(olena, code), "an address that guesses has to wait"


def test_moving_keeps_the_code(olena: Reader, code: str) -> None:
    shows(olena, code)
    olena.presses("Перенести")
    assert "Запис перенесено" in olena.presses("15:00").text
    assert "понеділок, 2 березня, о 15:00" in olena.page.text


def test_a_time_taken_meanwhile_offers_others(olena: Reader, code: str, stranger: Browser) -> None:
    shows(olena, code)
    olena.presses("Перенести")
    book(stranger, "2026-03-02T15:00:00+02:00")
    assert "Цей час щойно зайняли" in olena.presses("15:00").text
    assert "Запис перенесено" in olena.presses("15:30").text


def test_cancelling_asks_once_more(olena: Reader, code: str) -> None:
    shows(olena, code)
    assert "Скасувати цей запис?" in olena.presses("Скасувати запис").text
    text = olena.presses("Так, скасувати").text
    assert "Запис скасовано" in text
    assert "Записатися знову" in text


def test_a_late_one_reads_the_rule_and_books_again(olena: Reader, code: str, clock: FrozenClock) -> None:
    clock.set(at("14:06"))
    text = shows(olena, code)
    assert "Запис анульовано" in text
    assert "запізнення понад 5 хвилин анулює запис" in text
    olena.presses("Записатися знову")
    page = olena.presses("15:30")
    assert "Вас записано" in page.text
    new = next(c.value for c in page.controls if c.name == "code")
    assert new != code
    assert next(c.value for c in olena.reloads().controls if c.name == "code") == new, "sent twice, booked once"


def test_checking_in_by_the_code_of_the_hall(house: House, olena: Reader, code: str, clock: FrozenClock) -> None:
    clock.set(at("13:50"))
    shows(olena, code)
    assert "Код із табло неправильний" in olena.presses("Відмітитися", hall_code="000000").text
    assert 'href="#hall_code"' in olena.page.source
    text = olena.presses("Відмітитися", hall_code=hall_code(house, clock)).text
    assert "Ви відмітилися" in text
    assert "А-001" in text


def test_the_scanned_code_leads_to_one_tap(house: House, olena: Reader, code: str, clock: FrozenClock) -> None:
    clock.set(at("13:50"))
    olena.opens("/booking/here/")
    olena.presses("Далі", code=code, hall_code=hall_code(house, clock))
    assert "А-001" in olena.presses("Відмітитися").text
    assert "А-001" in olena.opens("/booking/here/").text, "this browser has opened the booking"


def test_who_is_late_joins_the_general_queue_in_the_hall(
    house: House, olena: Reader, code: str, clock: FrozenClock
) -> None:
    clock.set(at("14:06"))
    shows(olena, code)
    assert "Відмітитися та стати в чергу можна лише в центрі" in olena.presses("Стати в загальну чергу").text
    text = olena.presses("Стати в загальну чергу", hall_code=hall_code(house, clock)).text
    assert "Ви стали в загальну чергу" in text
    assert "Вас запросять за номером А-001" in text
    assert "А-001" in text


@pytest.mark.parametrize("path", ["cancel", "move", "times", "calendar", "check-in", "join", "keep"])
def test_the_cookie_alone_changes_nothing(olena: Reader, code: str, path: str) -> None:
    shows(olena, code)
    answer = olena.client.post(f"/booking/own/{path}", data={"sure": "yes", "slot": "2026-03-02T15:00:00+02:00"})
    assert refusal(answer) == (401, "code_unknown")
    assert "Ви записані" in olena.opens("/booking/own/").text
