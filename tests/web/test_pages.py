"""A page of information on paper: what the kiosk shows is what is printed, once, and nobody but a kiosk may ask."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import select

from queue_server.models import Device, DeviceKind, PrintJob
from tests.web.conftest import House
from tests.web.people import Agent, refusal

PAGES = "branches/main/pages"
PAGE: dict[str, Any] = {"language": "uk", "title": "Години прийому", "lines": ["Понеділок: 08:00–16:00", "Неділя: –"]}


@pytest.fixture
def printer(house: House) -> Agent:
    return house.agent(DeviceKind.PRINTER)


@pytest.fixture
def kiosk(house: House, printer: Agent) -> Agent:
    """A kiosk beside the branch's printer."""
    with house.store.read() as session:
        [known] = session.exec(select(Device.id).where(Device.name == "main printer")).all()
    return Agent(house.app, f"Device {house.device(DeviceKind.KIOSK, printer=known)}")


def test_it_works(kiosk: Agent, printer: Agent) -> None:
    answer = kiosk.post(PAGES, PAGE)
    assert answer.status_code == 201
    job = printer.post("print-jobs/claim").json["job"]
    assert (job["id"], job["kind"]) == (answer.json["print"]["job"], "page")
    texts = [block["text"] for block in job["paper"]["blocks"] if "text" in block]
    assert texts[2:5] == ["Години прийому", "Понеділок: 08:00–16:00", "Неділя: –"]
    assert job["paper"]["language"] == "uk"
    result = printer.post(f"print-jobs/{job['id']}/result", {"result": "printed"})
    assert result.json["job"]["status"] == "printed"


def test_the_same_key_prints_it_once(house: House, kiosk: Agent) -> None:
    kiosk.headers["Idempotency-Key"] = "one tap"
    first, again = kiosk.post(PAGES, PAGE), kiosk.post(PAGES, PAGE)
    assert first.json == again.json
    with house.store.read() as session:
        assert len(session.exec(select(PrintJob)).all()) == 1


def test_what_did_not_print_is_no_alert_of_the_desk(house: House, kiosk: Agent, printer: Agent) -> None:
    kiosk.post(PAGES, PAGE)
    job = printer.post("print-jobs/claim").json["job"]
    printer.post(f"print-jobs/{job['id']}/result", {"result": "failed", "error": "paper_out"})
    alerts = house.signed_in("bob").get(f"counters/{house.main.counters['1'].id}/desk").json["alerts"]
    assert [alert for alert in alerts if "print" in alert["kind"]] == []


def test_a_kiosk_without_a_printer_is_told_so(house: House) -> None:
    assert refusal(house.agent(DeviceKind.KIOSK).post(PAGES, PAGE)) == (400, "printer_unknown")


@pytest.mark.parametrize(
    "body",
    [
        PAGE | {"lines": []},
        PAGE | {"lines": ["…"] * 81},
        PAGE | {"lines": ["x" * 2001]},
        PAGE | {"title": "x" * 201},
        PAGE | {"language": "tlh"},
        PAGE | {"surprise": 1},
    ],
)
def test_bad_input_prints_nothing(house: House, kiosk: Agent, body: object) -> None:
    assert refusal(kiosk.post(PAGES, body)) == (400, "invalid_request")
    with house.store.read() as session:
        assert session.exec(select(PrintJob)).all() == []


def test_nobody_empties_the_roll(kiosk: Agent) -> None:
    assert {kiosk.post(PAGES, PAGE).status_code for _ in range(20)} == {201}
    assert refusal(kiosk.post(PAGES, PAGE)) == (429, "too_many_requests")


def test_only_a_kiosk_of_the_branch_may(house: House, kiosk: Agent, printer: Agent) -> None:
    assert refusal(printer.post(PAGES, PAGE))[0] == 403
    assert refusal(kiosk.post("branches/other/pages", PAGE))[0] == 404
    assert refusal(Agent(house.app, "").post(PAGES, PAGE))[0] == 401
