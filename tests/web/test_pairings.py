"""Pairing: the code on the screen, the person who approves it, the page that becomes a device."""

from __future__ import annotations

import pytest
from sqlmodel import select
from werkzeug.test import TestResponse

from queue_server.domain.pairing import ALPHABET
from queue_server.models import AuditEntry, Device, DeviceKind, Pairing, Role
from tests.fakes import FrozenClock
from tests.web.conftest import House
from tests.web.people import Agent, Browser, refusal


@pytest.fixture
def page(house: House) -> Browser:
    """A browser that nobody knows yet."""
    return house.browser("10.20.30.40")


def asks(page: Browser, kind: str = "kiosk") -> dict[str, str]:
    answer = page.post("pairings", {"kind": kind})
    assert answer.status_code == 201
    started: dict[str, str] = answer.json
    return started


def approves(person: Browser, code: str, branch: str = "main", **placed: str) -> TestResponse:
    return person.post("pairings/approve", {"code": code, "branch": branch, "name": "Термінал біля входу", **placed})


def test_it_works(alice: Browser, page: Browser) -> None:
    started = asks(page)
    claim = {"secret": started["secret"]}
    assert page.post("pairings/claim", claim).json == {"paired": False, "device": None, "csrf": None}
    seen = alice.post("pairings/look-up", {"code": started["code"]}).json
    assert (seen["kind"], seen["address"], seen["expires_at"]) == ("kiosk", "10.20.30.40", started["expires_at"])
    made = approves(alice, started["code"], zone="hall")
    assert made.status_code == 201
    claimed = page.post("pairings/claim", claim).json
    assert claimed["paired"] is True
    assert (claimed["device"]["name"], claimed["device"]["zone"]) == ("Термінал біля входу", "hall")
    page.csrf = claimed["csrf"]
    assert page.get("device").json["device"] == claimed["device"]
    assert page.post("branches/main/bell", {}).status_code == 201, "it may do what a kiosk may"


def test_the_code_is_eight_signs_that_nobody_mixes_up(page: Browser) -> None:
    codes = [asks(page)["code"] for _ in range(20)]
    assert all(len(code) == 8 and set(code) <= set(ALPHABET) for code in codes)
    assert len(set(codes)) == 20
    assert not set("0O1IL2Z5S8BQG") & set(ALPHABET)


@pytest.mark.parametrize("form", ["{0}", "{0}-{1}", "{0} {1}", " {0}—{1} "])
def test_the_code_is_understood_in_any_usual_form(alice: Browser, page: Browser, form: str) -> None:
    code = asks(page)["code"]
    typed = form.format(code[:4].lower(), code[4:].lower()) if "{1}" in form else code.lower()
    assert alice.post("pairings/look-up", {"code": typed}).status_code == 200


def test_the_code_is_understood_with_the_ukrainian_layout_on(alice: Browser, page: Browser) -> None:
    cyrillic = str.maketrans("ACEHKMPTXY3", "АСЕНКМРТХУЗ")
    code = asks(page)["code"]
    assert alice.post("pairings/look-up", {"code": code.translate(cyrillic)}).status_code == 200


def test_only_who_is_in_charge_approves(house: House, bob: Browser, stranger: Browser, page: Browser) -> None:
    code = asks(page)["code"]
    house.employs("dora", Role.TECHNICIAN)
    for path, body in (("look-up", {"code": code}), ("approve", {"code": code, "branch": "main", "name": "x"})):
        assert refusal(stranger.post(f"pairings/{path}", body)) == (401, "not_signed_in")
        assert refusal(bob.post(f"pairings/{path}", body)) == (403, "not_allowed")
    assert approves(house.signed_in("dora"), code).status_code == 201


def test_nobody_approves_into_a_branch_of_others(charlie: Browser, page: Browser) -> None:
    code = asks(page)["code"]
    assert refusal(approves(charlie, code)) == (404, "branch_unknown")
    assert approves(charlie, code, "other").status_code == 201


def test_a_code_is_good_for_ten_minutes(alice: Browser, page: Browser, clock: FrozenClock) -> None:
    started = asks(page)
    clock.advance(minutes=9, seconds=59)
    assert alice.post("pairings/look-up", {"code": started["code"]}).status_code == 200
    clock.advance(seconds=1)
    assert refusal(alice.post("pairings/look-up", {"code": started["code"]})) == (404, "pairing_unknown")
    assert refusal(approves(alice, started["code"])) == (404, "pairing_unknown")
    assert refusal(page.post("pairings/claim", {"secret": started["secret"]})) == (404, "pairing_unknown")


def test_a_code_is_good_once(house: House, alice: Browser, page: Browser) -> None:
    code = asks(page)["code"]
    approves(alice, code)
    assert refusal(approves(alice, code)) == (404, "pairing_unknown")
    assert refusal(alice.post("pairings/look-up", {"code": code})) == (404, "pairing_unknown")
    with house.store.read() as session:
        assert len(session.exec(select(Device).where(Device.name == "Термінал біля входу")).all()) == 1


def test_approved_in_the_last_second_is_approved(alice: Browser, page: Browser, clock: FrozenClock) -> None:
    started = asks(page)
    clock.advance(minutes=9, seconds=59)
    approves(alice, started["code"])
    clock.advance(seconds=5)
    assert page.post("pairings/claim", {"secret": started["secret"]}).json["paired"] is True
    again = page.post("pairings/claim", {"secret": started["secret"]})
    assert refusal(again) == (404, "pairing_unknown"), "then its time is over"


def test_a_lost_answer_may_be_asked_for_again(house: House, alice: Browser, page: Browser) -> None:
    started = asks(page)
    approves(alice, started["code"])
    page.post("pairings/claim", {"secret": started["secret"]})
    lost = page.cookie("queue-device-kiosk")
    assert page.post("pairings/claim", {"secret": started["secret"]}).json["paired"] is True
    assert page.cookie("queue-device-kiosk") != lost
    assert refusal(Agent(house.app, f"Device {lost}").get("device")) == (401, "device_unknown"), "the newer one counts"


def test_only_the_page_that_asked_becomes_the_device(house: House, alice: Browser, page: Browser) -> None:
    started = asks(page)
    approves(alice, started["code"])
    other = house.browser()
    assert refusal(other.post("pairings/claim", {"secret": "x" * 43})) == (404, "pairing_unknown")
    assert refusal(other.post("pairings/claim", {"secret": started["code"]})) == (400, "invalid_request")


def test_a_device_revoked_before_it_was_claimed_stays_out(alice: Browser, page: Browser) -> None:
    started = asks(page)
    made = approves(alice, started["code"]).json["device"]["id"]
    alice.post(f"devices/{made}/revoke")
    assert refusal(page.post("pairings/claim", {"secret": started["secret"]})) == (404, "pairing_unknown")


@pytest.mark.parametrize(
    ("placed", "expected"),
    [
        ({"name": " "}, (400, "device_name_invalid")),
        ({"name": "x" * 61}, (400, "device_name_invalid")),
        ({"zone": "cellar"}, (400, "zone_unknown")),
        ({"counter": "0199"}, (400, "counter_unknown")),
        ({"printer": "0199"}, (400, "printer_unknown")),
        ({"kind": "display"}, (409, "pairing_other_kind")),
        ({"kind": "toaster"}, (400, "invalid_request")),
        ({"branch": "nowhere"}, (404, "branch_unknown")),
    ],
)
def test_a_wrong_placement_is_refused_and_the_code_stays_good(
    alice: Browser, page: Browser, placed: dict[str, str], expected: tuple[int, str]
) -> None:
    code = asks(page)["code"]
    body = {"code": code, "branch": "main", "name": "Термінал"} | placed
    assert refusal(alice.post("pairings/approve", body)) == expected
    assert approves(alice, code).status_code == 201


def test_a_counter_and_a_printer_of_another_branch_are_unknown(house: House, alice: Browser, page: Browser) -> None:
    code = asks(page)["code"]
    counter = house.other.counters["1"].id
    printer = house.other.devices[DeviceKind.PRINTER].id
    assert refusal(approves(alice, code, counter=counter)) == (400, "counter_unknown")
    assert refusal(approves(alice, code, printer=printer)) == (400, "printer_unknown")
    kiosk = house.main.devices[DeviceKind.KIOSK].id
    assert refusal(approves(alice, code, printer=kiosk)) == (400, "printer_unknown")


def test_neither_code_nor_secret_is_stored(house: House, page: Browser) -> None:
    started = asks(page)
    with house.store.read() as session:
        row = session.exec(select(Pairing)).one()
    assert started["code"] not in str(row.model_dump())
    assert started["secret"] not in str(row.model_dump())


def test_approving_is_audited(house: House, alice: Browser, page: Browser) -> None:
    made = approves(alice, asks(page)["code"]).json["device"]["id"]
    with house.store.read() as session:
        entry = session.exec(select(AuditEntry).where(AuditEntry.subject == made)).one()
    assert (entry.action, entry.staff_id) == ("device:added", alice.get("session").json["staff"]["id"])


def test_asking_without_end_is_slowed_down(house: House, page: Browser, clock: FrozenClock) -> None:
    codes = [page.post("pairings", {"kind": "kiosk"}).status_code for _ in range(21)]
    assert codes == [201] * 20 + [429]
    assert asks(house.browser("10.20.30.41"))
    clock.advance(minutes=21)
    asks(house.browser("10.20.30.42"))
    with house.store.read() as session:
        assert len(session.exec(select(Pairing)).all()) == 1, "what is over is swept away"


def test_guessing_codes_is_slowed_down(alice: Browser) -> None:
    answers = [refusal(alice.post("pairings/look-up", {"code": "AAAAAAAA"}))[0] for _ in range(21)]
    assert answers == [404] * 20 + [429]


def test_guessing_secrets_is_slowed_down(page: Browser) -> None:
    answers = [refusal(page.post("pairings/claim", {"secret": "x" * 43}))[0] for _ in range(61)]
    assert answers == [404] * 60 + [429]


def test_waiting_for_approval_costs_no_limit_and_no_write(house: House, page: Browser) -> None:
    started = asks(page)
    for _ in range(100):
        assert page.post("pairings/claim", {"secret": started["secret"]}).json["paired"] is False


def test_another_site_starts_nothing(page: Browser) -> None:
    answer = page.post("pairings", {"kind": "kiosk"}, origin="https://evil.example")
    assert refusal(answer) == (403, "foreign_origin")


@pytest.mark.parametrize("body", [{}, {"kind": "toaster"}, {"kind": "kiosk", "branch": "main"}, {"kind": None}])
def test_a_page_that_asks_for_nonsense_is_refused(page: Browser, body: dict[str, object]) -> None:
    assert refusal(page.post("pairings", body)) == (400, "invalid_request")
