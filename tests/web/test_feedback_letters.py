"""Letters about feedback, by a real mail server: what its addressee and its author learn, and what they do not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import update

from queue_server.domain.codes import shown
from queue_server.models import ContactKind, Person
from queue_server.services.booking.letters import Letters as Writer
from queue_server.services.booking.postman import Postman
from queue_server.web.dependencies import run_here
from tests.mail_server import Letters, mail_server, text_of
from tests.web.conftest import House, MakeApplication
from tests.web.people import Agent, Browser

PATH = "branches/main/feedback"
COMPLAINT = {
    "kind": "complaint",
    "text": "Мені відмовили",
    "name": "Приклад Олена",
    "residence": "вул. Садова, 5",
    "contact": "olena@example.org",
}
SECRETS = ("відмовили", "Олена", "Садова", "olena@")
HEAD = {"complaint_to": {"uk": "міському голові"}, "complaint_email": "golova@example.org", "keep_days": 30}


@pytest.fixture
def letters() -> Iterator[Letters]:
    with mail_server() as box:
        yield box


@pytest.fixture
def house(house: House, make_application: MakeApplication, letters: Letters) -> House:
    """The same two branches, with e-mail; complaints of the first go to the mayor."""
    app = make_application(smtp_url=letters.url, mail_from="queue@example.org")
    with_mail = House(app, house.main, house.other)
    sets(with_mail, HEAD)
    return with_mail


def sets(house: House, part: dict[str, Any]) -> None:
    with house.store.write() as work:
        branch = work.lock_branch(house.main.branch.id)
        branch.feedback = part
        work.session.add(branch)


def goes_round(house: House) -> None:
    deps = house.deps
    writer = Writer(deps.catalogues, deps.codes, deps.settings.origin, deps.calendar_file)
    Postman(deps.store, deps.clock, writer, deps.channels, run_here).send_due(ContactKind.EMAIL)


def complains(house: House, **more: str) -> tuple[str, str]:
    """The code, and the address of what was written."""
    made = house.browser().post(PATH, COMPLAINT | more).json
    [row] = house.signed_in("alice").get(PATH).json["feedback"]
    return made["code"], f"{PATH}/{row['id']}"


def test_it_works(house: House, letters: Letters) -> None:
    """The addressee learns that it came and by when to answer; the author the number, the term and the code."""
    code, _one = complains(house)
    goes_round(house)
    to_head, to_author = sorted(letters.read, key=lambda letter: str(letter["To"]))
    assert (to_head["To"], to_head["Subject"]) == ("golova@example.org", "Надійшла скарга № 1/2026")
    told = text_of(to_head)
    for said in ("Кому: міському голові", "не пізніше 17.03.2026", "http://localhost/operator-console/feedback"):
        assert said in told
    assert not any(secret in told for secret in (*SECRETS, code, shown(code)))
    assert (to_author["To"], to_author["Subject"]) == ("olena@example.org", "Вашу скаргу зареєстровано: № 1/2026")
    for said in (shown(code), f"http://localhost/v/feedback/#{code}", "17.03.2026"):
        assert said in text_of(to_author)
    assert not any(secret in text_of(to_author) for secret in SECRETS)
    goes_round(house)
    assert len(letters.read) == 2, "once"


def test_its_author_learns_of_the_extension_and_reads_the_answer(
    house: House, letters: Letters, alice: Browser
) -> None:
    code, one = complains(house)
    goes_round(house)
    alice.post(f"{one}/extend", {"reason": "Чекаємо на архів"})
    goes_round(house)
    assert letters.read[-1]["Subject"] == "Строк відповіді продовжено до 01.04.2026: скарга № 1/2026"
    assert "Чекаємо на архів" in text_of(letters.read[-1])
    alice.post(f"{one}/answer", {"text": "Відмову скасовано.\n\nПросимо вибачення."})
    goes_round(house)
    assert letters.read[-1]["Subject"] == "Відповідь на скаргу № 1/2026"
    assert "Відмову скасовано.\n\nПросимо вибачення." in text_of(letters.read[-1]).replace("\r\n", "\n")
    assert code in text_of(letters.read[-1])
    assert alice.get(one).json["message"]["state"] == "sent"


def test_an_extension_that_was_overtaken_by_the_answer_is_not_told(
    house: House, letters: Letters, alice: Browser
) -> None:
    _code, one = complains(house)
    goes_round(house)
    alice.post(f"{one}/extend", {"reason": "Чекаємо"})
    alice.post(f"{one}/pass-on", {"to": "Головне управління ДМС"})
    goes_round(house)
    assert [letter["Subject"] for letter in letters.read[2:]] == ["Скаргу № 1/2026 переслано за належністю"]
    assert "Головне управління ДМС" in text_of(letters.read[-1])


def test_a_letter_that_is_refused_is_shown_to_the_head(house: House, letters: Letters, alice: Browser) -> None:
    sets(house, HEAD | {"complaint_email": "nobody@example.org"})
    code, one = complains(house, contact="nobody@example.org")
    mine = Agent(house.app, f"Feedback {code}")
    assert mine.get("feedback").json["message_to"] == "email"
    goes_round(house)
    assert mine.get("feedback").json["message_to"] is None
    told = alice.get(one).json
    assert (told["message"]["state"], told["addressee_told"]) == ("failed", False)
    entries = alice.get("branches/main/audit-log?kind=feedback").json["entries"]
    assert [entry["action"] for entry in entries].count("complaint:not_told") == 2
    assert letters.read == []


def test_who_left_a_telephone_or_nothing_is_promised_no_letter(house: House, letters: Letters) -> None:
    sets(house, {})
    made = house.browser().post(PATH, COMPLAINT | {"contact": "067 123 45 67"}).json
    nameless = house.browser().post(PATH, {"kind": "suggestion", "text": "Дякую"}).json
    goes_round(house)
    assert (made["message_to"], nameless["message_to"], letters.read) == (None, None, [])


def test_nobody_is_written_to_once_the_address_was_erased(house: House, letters: Letters) -> None:
    complains(house)
    sets(house, {})
    with house.store.write() as work:
        work.session.execute(update(Person).values(contact=None, contact_kind=None))
    goes_round(house)
    assert letters.read == []
