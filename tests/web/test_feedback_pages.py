"""The page of feedback and complaints without a script: mistakes, what is kept, the state by code, nothing personal."""

from __future__ import annotations

import pytest
from sqlmodel import select

from booking.views import blueprint
from queue_server.domain.feedback import FeedbackStatus
from queue_server.models import Branch, Feedback
from tests.web.conftest import House
from tests.web.pages_reader import Page, Reader

WHOLE = {
    "text": "<script>alert(1)</script>\r\nМені <b>відмовили</b>",
    "name": "Приклад <i>Олена</i>",
    "residence": "м. Слов’янськ",
    "contact": "067 123 45 67",
}
COMPLAINT = "/v/feedback/?branch=main&kind=complaint"


@pytest.fixture
def house(house: House) -> House:
    house.app.register_blueprint(blueprint)
    return house


@pytest.fixture
def olena(house: House) -> Reader:
    return Reader(house.app)


def rows(house: House) -> list[Feedback]:
    with house.store.read() as session:
        return list(session.exec(select(Feedback)))


def code_in(house: House) -> str:
    return house.deps.codes.make(rows(house)[0].id, 1)


def complains(olena: Reader, **more: str) -> Page:
    olena.opens(COMPLAINT)
    return olena.presses("Надіслати скаргу", **WHOLE | more)


def test_the_whole_way(house: House, olena: Reader) -> None:
    start = olena.opens("/v/feedback/?branch=main")
    assert "Кому: керівникові ЦНАП" in start.text
    form = olena.opens(COMPLAINT)
    for said in (
        "Закон України «Про звернення громадян»",
        "Анонімну скаргу закон не дозволяє розглядати",
        "15 календарних",
    ):
        assert said in form.text
    done = olena.presses("Надіслати скаргу", **WHOLE)
    code = code_in(house)
    shown = f"{code[:4]} {code[4:8]} {code[8:]}"
    for said in ("Вашу скаргу зареєстровано", "Скарга № 1/2026", shown, "17 березня 2026", "керівникові ЦНАП"):
        assert said in done.text, said
    assert "надішлемо" not in done.text, "no mail is set up, none is promised"
    assert shown in olena.opens(olena.addresses[-1]).text, "it survives a reload"
    assert "no-store" in olena.answer.headers["Cache-Control"]
    assert not any(code in address or "Олена" in address for address in olena.addresses)


def test_all_mistakes_are_said_at_once_and_nothing_typed_is_lost(house: House, olena: Reader) -> None:
    page = complains(olena, name="Олена", contact="немає", residence="")
    assert olena.answer.status_code == 400
    for said in ("Вкажіть і прізвище, і ім’я", "Вкажіть місце проживання", "Перевірте, будь ласка, телефон"):
        assert said in page.text
    assert page.fields("/v/feedback/")["name"] == "Олена"
    assert "&lt;b&gt;відмовили&lt;/b&gt;" in page.source
    assert rows(house) == []


def test_what_is_sent_twice_is_registered_once(house: House, olena: Reader) -> None:
    complains(olena)
    path, sent = olena.sent
    again = olena.sends(path, sent)
    assert "Скарга № 1/2026" in again.text
    assert len(rows(house)) == 1


def test_html_is_text_to_everybody(house: House, olena: Reader) -> None:
    done = complains(olena)
    with house.store.write() as work:
        row = work.session.get_one(Feedback, rows(house)[0].id)
        row.answer, row.status, row.closed_at = "<img src=x onerror=alert(1)>", FeedbackStatus.ANSWERED, work.now
        work.session.add(row)
    answered = olena.opens("/v/feedback/")
    assert "&lt;img src=x" in answered.source
    assert not any(tag in page.source for page in (done, answered) for tag in ("<img", "<script>alert", "<b>"))


def test_the_state_is_shown_by_code_and_forgotten(house: House, olena: Reader) -> None:
    complains(olena)
    code, other = code_in(house), Reader(house.app, "192.0.2.9")
    assert "Скарга №" not in other.opens("/v/feedback/").text
    unknown = other.presses("Показати стан розгляду", code="0000 0000 0000")
    assert "Такого коду немає" in unknown.text
    assert other.answer.status_code == 400
    seen = other.presses("Показати стан розгляду", code=f"{code[:4]}-{code[4:8]} {code[8:]}")
    assert "зареєстровано" in seen.text
    assert not any(secret in seen.source for secret in ("відмовили", "Олена", "Слов’янськ", "671234567", code))
    assert "Скарга №" not in other.presses("Закрити").text


def test_guessing_on_the_page_comes_to_an_end(house: House, olena: Reader) -> None:
    olena.opens("/v/feedback/")
    told = [olena.presses("Показати стан розгляду", code=f"{n:012d}").text for n in range(11)]
    assert "Такого коду немає" in told[9]
    assert "Такого коду немає" not in told[10]


def test_where_it_is_closed_nobody_is_asked(house: House, olena: Reader) -> None:
    form = complains(olena, name="")
    for key in (house.main, house.other):
        with house.store.write() as work:
            branch = work.session.get_one(Branch, key.branch.id)
            branch.feedback = {"open": False}
            work.session.add(branch)
    assert "не приймають відгуків" in olena.opens(COMPLAINT).text
    olena.page = form
    olena.presses("Надіслати скаргу", **WHOLE)
    assert olena.answer.status_code == 409
    assert rows(house) == []
