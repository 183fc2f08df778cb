"""The desk's bookings over the API: the slip and its duplicate, other times, the find field, the times kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlmodel import col, select

from queue_server.adapters.paper import draw
from queue_server.domain.paper import Mark, Number, Paper, Text, from_json
from queue_server.models import Device, DeviceKind, PrintJob, Role, Service, Ticket
from queue_server.services import devices
from queue_server.services.devices import Placement
from queue_server.services.unit_of_work import Actor
from tests.fakes import FrozenClock
from tests.paper_reading import read_qr_codes
from tests.services.bookings import at
from tests.web.booking_people import APPOINTMENTS, OLENA, TWO, WISH, takes_bookings
from tests.web.conftest import House
from tests.web.people import Agent, Browser, refusal

BOOK = f"{APPOINTMENTS}/by-staff"
TUESDAY = date(2026, 3, 3)


@pytest.fixture
def house(house: House) -> House:
    return takes_bookings(house)


@pytest.fixture
def olha(house: House) -> Browser:
    return house.signed_in("olha")


@dataclass(frozen=True, slots=True)
class DeskPrinter:
    """The desk's printer and its agent."""

    id: str
    agent: Agent

    def claims(self) -> Any:
        return self.agent.post("print-jobs/claim").json["job"]

    def prints(self, result: str = "printed") -> Paper:
        """The next paper, and what became of it."""
        job = self.claims()
        assert job is not None, "nothing to print"
        said = {"result": result, "error": None if result == "printed" else "printer_off"}
        assert self.agent.post(f"print-jobs/{job['id']}/result", said).status_code == 200
        return from_json(job["paper"])


@pytest.fixture
def printer(house: House) -> DeskPrinter:
    """The only one that the branch has."""
    with house.store.write() as work:
        branch = work.lock_branch(house.main.branch.id)
        old = work.session.get_one(Device, house.main.devices[DeviceKind.PRINTER].id)
        old.revoked_at = work.now
        work.session.add(old)
        made, token = devices.add_device(work, branch, Placement(DeviceKind.PRINTER, "принтер рецепції"), Actor())
        return DeskPrinter(made.id, Agent(house.app, f"Device {token}"))


def booked_at_desk(who: Browser, slot: str = TWO, **more: Any) -> dict[str, Any]:
    answer = who.post(BOOK, WISH | {"slot": slot} | more)
    assert answer.status_code == 201, answer.json
    told: dict[str, Any] = answer.json
    return told


def words(paper: Paper) -> str:
    return " | ".join(block.text for block in paper.blocks if isinstance(block, Text | Mark | Number))


def set_branch(house: House, **changes: Any) -> None:
    with house.store.write() as work:
        branch = work.lock_branch(house.main.branch.id)
        for name, value in changes.items():
            own = getattr(branch, name)
            setattr(branch, name, own | value if isinstance(value, dict) else value)
        work.session.add(branch)


def test_it_works(house: House, olha: Browser, printer: DeskPrinter) -> None:
    told = booked_at_desk(olha, printer=printer.id, **OLENA)
    row = told["appointment"]
    paper = printer.prints()
    assert "понеділок, 2 березня 2026 р." in words(paper)
    assert Number("14:00") in paper.blocks
    assert "Відмітьтеся не пізніше 14:05. Пізніше запис анулюється." in words(paper)
    assert read_qr_codes(draw(paper)) == [f"http://localhost/booking/own/#{told['code']}"]
    day = olha.get("branches/main/bookings").json
    assert [(each["id"], each["state"], each["slip"]["status"]) for each in day["appointments"]] == [
        (row["id"], "booked", "printed")
    ]
    assert day["days"][0] == "2026-03-02"
    assert day["channels"] == ["desk", "telephone"]
    assert [each["id"] for each in day["printers"]] == [printer.id]


def test_nothing_of_the_person_is_on_the_slip(house: House, olha: Browser, printer: DeskPrinter) -> None:
    booked_at_desk(olha, printer=printer.id, by_representative=True, **OLENA)
    told = words(printer.prints())
    for secret in ("Олена", "Приклад", "067", "123 45", "4567", "редставник"):
        assert secret not in told


def test_the_slip_says_where_what_to_bring_and_the_clause(house: House, olha: Browser, printer: DeskPrinter) -> None:
    act = {"uk": "Пункт 5.4 Положення про центр", "en": "Clause 5.4 of the centre’s rules"}
    set_branch(house, address={"uk": "вул. Прикладна, 1"}, phone="(06262) 2-35-08", booking={"late_act": act})
    passport = house.main.services["passport"].id
    with house.store.write() as work:
        service = work.session.get_one(Service, passport)
        service.card = {"documents": [{"uk": "Паспорт", "en": "Passport"}, {"uk": "Довідка"}]}
        work.session.add(service)
    wish = {"purpose": "application", "sphere": None, "service_id": passport, "persons": 2, "printer": printer.id}
    booked_at_desk(olha, **wish)
    told = words(printer.prints())
    for said in ("вул. Прикладна, 1", "Візьміть із собою: | – Паспорт | – Довідка", "Осіб: 2", act["uk"]):
        assert said in told
    assert "Телефон для довідок: (06262)\N{NO-BREAK SPACE}2-35-08" in told
    booked_at_desk(olha, "2026-03-02T15:00:00+02:00", language="en", **wish)
    english = words(printer.prints())
    assert "Check in by 15:05. Later than that the appointment is annulled." in english
    assert "– Passport | – Довідка" in english
    assert act["en"] in english


def test_a_card_that_says_nothing_sends_to_reception(house: House, olha: Browser, printer: DeskPrinter) -> None:
    passport = house.main.services["passport"].id
    booked_at_desk(olha, purpose="application", sphere=None, service_id=passport, printer=printer.id)
    assert "Що взяти із собою, уточніть на рецепції." in words(printer.prints())


def test_printed_again_it_is_a_duplicate_and_moved_it_is_new(
    olha: Browser, printer: DeskPrinter, clock: FrozenClock
) -> None:
    row = booked_at_desk(olha, by_telephone=True)["appointment"]
    slip = f"{APPOINTMENTS}/{row['id']}/slip"
    assert refusal(olha.post(slip, {"printer": "0" * 36})) == (400, "printer_unknown")
    for key, duplicate in (("one", False), ("one", False), ("two", True)):
        answer = olha.post(slip, {}, idempotency_key=key)
        assert (answer.status_code, answer.json["job"]["duplicate"]) == (201, duplicate)
    assert "Дублікат" not in words(printer.prints())
    assert words(printer.prints()).startswith("Дублікат")
    clock.advance(minutes=1)
    moved = olha.post(f"{APPOINTMENTS}/{row['id']}/move", {"slot": "2026-03-03T09:00:00+02:00"}).json["appointment"]
    assert olha.post(slip, {"printer": printer.id}).json["job"]["duplicate"] is False
    assert Number("09:00") in printer.prints().blocks
    olha.post(f"{APPOINTMENTS}/{row['id']}/cancel", {"seq": moved["seq"]})
    assert refusal(olha.post(slip, {})) == (409, "appointment_wrong_status")


def test_a_failed_slip_is_an_alert_until_it_is_seen_to(house: House, olha: Browser, printer: DeskPrinter) -> None:
    booked_at_desk(olha, printer=printer.id)
    printer.prints("failed")
    for page in ("bookings", "reception"):
        [alert] = olha.get(f"branches/main/{page}").json["papers"]
        assert (alert["kind"], alert["details"]["slot_at"]) == ("slip_print_failed", TWO)
    olha.post(f"print-jobs/{alert['id']}/retry")
    printer.prints()
    assert olha.get("branches/main/bookings").json["papers"] == []


def test_a_repeated_request_books_and_prints_once(house: House, olha: Browser, printer: DeskPrinter) -> None:
    body = WISH | {"slot": TWO, "printer": printer.id}
    codes = {olha.post(BOOK, body, idempotency_key="one").json["code"] for _ in range(2)}
    with house.store.read() as session:
        assert len(session.exec(select(PrintJob)).all()) == len(codes) == 1


def test_an_unknown_printer_books_nothing(house: House, olha: Browser) -> None:
    assert refusal(olha.post(BOOK, WISH | {"slot": TWO, "printer": "0" * 36})) == (400, "printer_unknown")
    assert olha.get("branches/main/bookings").json["appointments"] == []


def test_the_times_to_move_to_count_the_own_place_as_free(house: House, olha: Browser) -> None:
    row = booked_at_desk(olha)["appointment"]
    wished = olha.get("branches/main/slots?purpose=consultation&sphere=documents").json["days"][0]["times"]
    assert TWO not in wished
    assert TWO in olha.get(f"{APPOINTMENTS}/{row['id']}/slots").json["days"][0]["times"]
    assert refusal(olha.get(f"{APPOINTMENTS}/{'0' * 36}/slots")) == (404, "appointment_unknown")


def test_who_books_by_telephone_sees_times_where_only_that_is_open(house: House, olha: Browser) -> None:
    set_branch(house, booking={"channels": ["telephone"]})
    slots = "branches/main/slots?purpose=consultation&sphere=documents"
    assert refusal(olha.get(slots)) == (409, "booking_channel_closed")
    assert olha.get(f"{slots}&by_telephone=true").json["next"]
    assert olha.get("branches/main/bookings").json["channels"] == ["telephone"]


@pytest.mark.parametrize("form", ["{0}", "http://localhost/booking/own/#{0}", "http.//localhost/booking/own/№{0}"])
def test_the_find_field_of_reception_knows_bookings_too(
    house: House, olha: Browser, clock: FrozenClock, form: str
) -> None:
    told = booked_at_desk(olha)
    text = {"text": form.format(told["code"])}
    assert olha.post("branches/main/tickets/find", text).json == {
        "tickets": [], "appointment": told["appointment"]["id"],
    }  # fmt: skip
    [found] = olha.post(f"{APPOINTMENTS}/find", text).json["appointments"]
    assert found["id"] == told["appointment"]["id"]
    clock.set(at("13:50"))
    olha.sign_in("olha")
    olha.post(f"{APPOINTMENTS}/{found['id']}/check-in")
    after = olha.post("branches/main/tickets/find", text).json
    assert [ticket["number"] for ticket in after["tickets"]] == ["А-001"]


def test_only_reception_sees_the_page(house: House, bob: Browser, charlie: Browser) -> None:
    assert refusal(bob.get("branches/main/bookings")) == (403, "not_allowed")
    assert refusal(charlie.get("branches/main/bookings")) == (404, "branch_unknown")


def test_the_console_says_how_many_are_due(house: House, olha: Browser, bob: Browser, clock: FrozenClock) -> None:
    booked_at_desk(olha, "2026-03-02T10:45:00+02:00")
    booked_at_desk(olha)
    counter = house.main.counters["1"].id
    bob.post(f"counters/{counter}/open")
    assert bob.get(f"counters/{counter}/desk").json["bookings_due"] == 1
    clock.set(at("13:30"))
    bob.sign_in("bob")
    assert bob.get(f"counters/{counter}/desk").json["bookings_due"] == 1, "the other is late, this one is due"


# --- not served by the centre's fault ----------------------------------------------------------------------------


@pytest.fixture
def left(house: House) -> list[str]:
    """Three who took tickets before the supervisor had to end the day: the ids of their tickets, in order."""
    kiosk = house.agent(DeviceKind.KIOSK)
    for _ in range(3):
        kiosk.post("branches/main/tickets", WISH | {"print": False})
    house.signed_in("roman").post("branches/main/day/close", {"reason": "no_power"})
    with house.store.read() as session:
        return [ticket.id for ticket in session.exec(select(Ticket).order_by(col(Ticket.issue_seq)))]


def test_a_kept_time_becomes_an_appointment_once(
    house: House, olha: Browser, printer: DeskPrinter, left: list[str]
) -> None:
    address = f"branches/main/unserved/{left[0]}/book"
    first = olha.post(address, {"printer": printer.id})
    assert (first.status_code, first.json["appointment"]["slot_at"]) == (201, "2026-03-03T08:00:00+02:00")
    again = olha.post(address, {"printer": printer.id}).json
    assert (again["appointment"]["id"], again["code"]) == (first.json["appointment"]["id"], first.json["code"])
    paper = printer.prints()
    assert "вівторок, 3 березня 2026 р." in words(paper)
    assert printer.claims() is None
    for page in ("bookings", "day"):
        rows = house.signed_in("roman").get(f"branches/main/{page}").json["unserved"]
        assert [bool(row["appointment"]) for row in rows] == [True, False, False]


def test_kept_times_are_outside_the_share(house: House, olha: Browser, left: list[str]) -> None:
    before = _free_on_tuesday(olha)
    for ticket in left[:2]:
        assert olha.post(f"branches/main/unserved/{ticket}/book", {}).status_code == 201
    assert _free_on_tuesday(olha) == before, "the share's own place is still there"
    olha.post(f"branches/main/unserved/{left[2]}/book", {})
    assert _free_on_tuesday(olha)[0] == "08:15", "three counters, three visitors"


def test_a_centre_without_bookings_keeps_its_word_too(house: House, olha: Browser, left: list[str]) -> None:
    set_branch(house, booking={"channels": [], "days_ahead": 0})
    assert olha.post(f"branches/main/unserved/{left[0]}/book", {}).status_code == 201
    assert "2026-03-03" in olha.get("branches/main/bookings").json["days"]


def test_a_kept_time_that_has_passed_gives_the_next_one(
    house: House, olha: Browser, clock: FrozenClock, left: list[str]
) -> None:
    clock.set(at("08:20", TUESDAY))
    olha.sign_in("olha")
    [row, *_] = olha.get("branches/main/bookings").json["unserved"]
    assert row["passed"]
    booked = olha.post(f"branches/main/unserved/{left[0]}/book", {}).json["appointment"]
    assert booked["slot_at"] == "2026-03-03T08:30:00+02:00"


def test_an_unserved_of_nobody_is_unknown(house: House, olha: Browser, charlie: Browser, left: list[str]) -> None:
    assert refusal(olha.post(f"branches/main/unserved/{'0' * 36}/book", {})) == (404, "ticket_unknown")
    assert refusal(charlie.post(f"branches/other/unserved/{left[0]}/book", {})) == (404, "ticket_unknown")
    house.employs("ivan", Role.OPERATOR)
    assert refusal(house.signed_in("ivan").post(f"branches/main/unserved/{left[0]}/book", {})) == (403, "not_allowed")


def _free_on_tuesday(who: Browser) -> list[str]:
    days = who.get("branches/main/slots?purpose=consultation&sphere=documents").json["days"]
    return [time[11:16] for day in days if day["date"] == "2026-03-03" for time in day["times"]]
