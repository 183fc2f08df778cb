"""The own ticket without a script: its state by a typed code, read again, let others go first, leave it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from booking.views import blueprint
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Ticket
from queue_server.services.visits import code_of
from tests.factories import make_ticket
from tests.fakes import MONDAY_MORNING, FrozenClock
from tests.web.conftest import House
from tests.web.pages_reader import Reader


@pytest.fixture
def house(house: House) -> House:
    house.app.register_blueprint(blueprint)
    return house


@pytest.fixture
def olena(house: House) -> Reader:
    return Reader(house.app)


def waits(house: House, **changes: object) -> tuple[Ticket, str]:
    with house.store.write() as work:
        ticket = make_ticket(work.session, house.main, **changes)
        code = code_of(ticket, house.deps.codes)
        ticket.code_hash = house.deps.codes.stored(code)
    return ticket, code


def shows(reader: Reader, code: str) -> str:
    """The page that a browser without a script sees first, with its form."""
    reader.opens("/v/")
    return reader.presses("Показати мій талон", code=f"{code[:4]}-{code[4:8]} {code[8:]}").text


def stored(house: House, ticket: Ticket) -> Ticket:
    with house.store.read() as session:
        return session.get_one(Ticket, ticket.id)


def test_it_works(house: House, olena: Reader) -> None:
    waits(house)
    ticket, code = waits(house)
    text = shows(olena, code)
    for said in (ticket.number, "Перед Вами в черзі: 1", "Стежте за табло", "Оновити", "ЦНАП main"):
        assert said in text
    assert code not in " ".join(olena.addresses)
    cookie = olena.client.get_cookie("queue-visit")
    assert cookie is not None
    assert (cookie.value, cookie.http_only, cookie.max_age) == (code, True, 1800)
    assert olena.answer.headers["Cache-Control"] == "no-store"
    assert "Content-Encoding" not in olena.answer.headers
    assert "Показати мій талон" in [c.label for c in olena.presses("Інший талон").controls]


def test_it_is_read_again_by_a_link(house: House, olena: Reader) -> None:
    first, _code = waits(house)
    _ticket, code = waits(house)
    shows(olena, code)
    with house.store.write() as work:
        work.session.get_one(Ticket, first.id).status = TicketStatus.CANCELLED
    assert "Ви наступні" in olena.opens("/v/ticket/").text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (TicketStatus.CALLED, "Підійдіть: Вікно 1"),
        (TicketStatus.SERVING, "Вас приймають: Вікно 1"),
        (TicketStatus.ON_HOLD, "Ваш прийом відкладено"),
        (TicketStatus.NO_SHOW, "Ви не підійшли на запрошення"),
        (TicketStatus.CANCELLED, "Талон скасовано"),
        (TicketStatus.SERVED, "Оцініть обслуговування"),
    ],
)
def test_every_state_has_its_words(
    house: House, olena: Reader, clock: FrozenClock, status: TicketStatus, words: str
) -> None:
    counter = house.main.counters["1"].id
    _ticket, code = waits(house, status=status, counter_id=counter, called_at=clock.now(), finished_at=clock.now())
    assert words in shows(olena, code)


def test_an_unknown_code_and_one_that_was_replaced_are_told_the_same(house: House, olena: Reader) -> None:
    ticket, old = waits(house)
    with house.store.write() as work:
        kept = work.session.get_one(Ticket, ticket.id)
        kept.code_version += 1
        kept.code_hash = house.deps.codes.stored(code_of(kept, house.deps.codes))
    told = {shows(olena, code) for code in (old, "1" * 12)}
    assert len(told) == 1
    assert "Талона з таким кодом немає" in told.pop()
    assert olena.answer.status_code == 400
    assert ticket.number not in olena.page.text


def test_leaving_is_asked_once_more(house: House, olena: Reader) -> None:
    ticket, code = waits(house)
    shows(olena, code)
    assert "Ваш талон буде скасовано" in olena.presses("Залишити чергу").text
    assert stored(house, ticket).status is TicketStatus.WAITING
    assert "Талон скасовано" in olena.presses("Залишити чергу").text
    assert stored(house, ticket).status is TicketStatus.CANCELLED


def test_others_go_first_and_a_page_sent_twice_lets_them_pass_once(house: House, olena: Reader) -> None:
    ticket, code = waits(house, issued_at=MONDAY_MORNING - timedelta(minutes=9))
    for minutes in (3, 2, 1):
        waits(house, issued_at=MONDAY_MORNING - timedelta(minutes=minutes))
    shows(olena, code)
    assert "Перед Вами в черзі: 1" in olena.presses("Пропустити вперед", places="1").text
    olena.reloads()
    assert stored(house, ticket).let_ahead == 1
    assert "Перед Вами в черзі: 1" in olena.opens("/v/ticket/").text
    for nonsense in ("", "four", "²"):
        assert "від 1 до 3" in olena.presses("Пропустити вперед", places=nonsense).text


def test_a_cookie_alone_changes_nothing(house: House, olena: Reader) -> None:
    ticket, code = waits(house)
    shows(olena, code)
    for path in ("leave", "let-ahead"):
        answer = olena.client.post(f"/v/ticket/{path}", data={"sure": "yes", "places": "1"})
        assert answer.status_code == 401
    assert stored(house, ticket).status is TicketStatus.WAITING


def test_the_page_that_everybody_gets_is_the_same(house: House, olena: Reader) -> None:
    """It is compressed and kept by browsers, so that nothing of one person may stand in it."""
    _ticket, code = waits(house)
    before = olena.opens("/v/").source
    shows(olena, code)
    assert olena.opens("/v/").source == before
    assert "/v/?language=uk" not in before
    olena.opens("/v/?language=en&other=secret")
    assert "secret" not in olena.opens("/v/?language=en").source
    assert 'lang="en"' in olena.page.source
    small = olena.client.get("/v/", headers={"Accept-Encoding": "gzip", "Accept-Language": "uk"})
    assert (small.headers["Content-Encoding"], small.headers["Cache-Control"]) == ("gzip", "no-cache")
    again = olena.client.get(
        "/v/", headers={"Accept-Encoding": "gzip", "Accept-Language": "uk", "If-None-Match": small.headers["ETag"]}
    )
    assert again.status_code == 304
