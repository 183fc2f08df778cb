"""The questionnaire without a ticket: open where the head wants it, kept apart from ratings, limited by address."""

from __future__ import annotations

import pytest
import requests
from playwright.sync_api import Browser, expect
from sqlmodel import select

from queue_server.models import QuestionnaireAnswer
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.rating_visits import PHONE, Visits, opens
from tests.people import TIMEOUT
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


@pytest.fixture
def visits(server: RunningServer) -> Visits:
    made = Visits(server)
    with made.store().write() as work:
        branch = work.lock_branch(made.branch_id)
        branch.rating = {"questionnaire": True}
        work.session.add(branch)
    return made


def answers(visits: Visits) -> list[tuple[int, str | None, bool]]:
    with visits.store().read() as session:
        mine = QuestionnaireAnswer.branch_id == visits.branch_id
        found = session.exec(select(QuestionnaireAnswer).where(mine)).all()
        return [(each.step, each.comment, each.hidden) for each in found]


@pytest.mark.parametrize("language", ["uk", "en"])
def test_anybody_answers_without_a_ticket_and_a_script(browser: Browser, visits: Visits, language: str) -> None:
    address = f"{visits.server.url}/v/questionnaire/?branch={visits.server.installation.branch}"
    page = opens(browser, address, PHONE, language, java_script_enabled=False)
    send = page.locator("form button[type=submit]")
    send.click()
    expect(page.locator(".error-summary")).to_be_visible()
    page.locator("#step-4").check()
    page.locator("#comment").fill("olena@example.com")
    send.click()
    expect(page.locator(".banner[data-kind=good]")).to_be_visible()
    assert answers(visits) == [(4, "olena@example.com", True)]
    assert visits.ratings() == []
    page.context.close()
    looked = opens(browser, address, PHONE, language)
    assert_accessible(looked)
    assert_fits_everywhere(looked)
    looked.context.close()


def test_where_it_is_closed_nobody_is_asked(server: RunningServer) -> None:
    address = f"{server.url}/v/questionnaire/"
    branch = server.installation.branch
    assert requests.get(f"{address}?branch={branch}", timeout=TIMEOUT).status_code == 404
    assert requests.post(address, {"branch": branch, "step": "1"}, timeout=TIMEOUT).status_code == 404


def test_one_address_answers_so_often_and_a_repeated_one_counts_once(visits: Visits) -> None:
    address, branch = f"{visits.server.url}/v/questionnaire/", visits.server.installation.branch
    form = {"branch": branch, "step": "2", "key": "the same"}
    for _ in range(2):
        assert requests.post(address, form, timeout=TIMEOUT).status_code == 200
    assert len(answers(visits)) == 1
    told = [requests.post(address, {"branch": branch, "step": "3"}, timeout=TIMEOUT).status_code for _ in range(10)]
    assert told[-1] == 409
    assert len(answers(visits)) < 10
