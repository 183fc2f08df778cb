"""Notices, rules, standards, texts, trials and the audit log over the API."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from queue_server.models import DeviceKind, Role
from queue_server.services.centre_export import export_centre
from queue_server.services.centre_file import parse_centre
from queue_server.services.centre_import import import_centre
from queue_server.services.places import places
from queue_server.services.unit_of_work import Actor
from tests.fakes import FrozenClock, RecordingPublisher
from tests.web.conftest import House
from tests.web.people import Agent, Browser, refusal


@pytest.fixture
def sam(house: House) -> Browser:
    """The supervisor of the first branch."""
    house.employs("sam", Role.SUPERVISOR)
    return house.signed_in("sam")


@pytest.fixture
def tom(house: House) -> Browser:
    """The technician of the first branch."""
    house.employs("tom", Role.TECHNICIAN)
    return house.signed_in("tom")


@pytest.fixture
def display(house: House) -> Agent:
    return house.agent(DeviceKind.DISPLAY)


def on_board(display: Agent) -> list[str]:
    return [notice["text"]["uk"] for notice in display.get("branches/main/board").json["notices"]]


def notice(person: Browser, text: str, **more: Any) -> str:
    made = person.post("branches/main/notices", {"text_uk": text} | more)
    assert made.status_code == 201
    return str(made.json["notice"]["id"])


# --- notices -----------------------------------------------------------------------------------------------------


def test_it_works(sam: Browser, display: Agent) -> None:
    notice(sam, "Перше", text_en="First")
    second = notice(sam, "Друге")
    assert on_board(display) == ["Перше", "Друге"]
    sam.post(f"notices/{second}/move-up")
    assert on_board(display) == ["Друге", "Перше"]
    sam.post(f"notices/{second}/change", {"text_uk": "Друге, нове"})
    assert on_board(display) == ["Друге, нове", "Перше"]
    sam.post(f"notices/{second}/switch", {"active": False})
    assert on_board(display) == ["Перше"]
    sam.post(f"notices/{second}/switch", {"active": True})
    assert sorted(on_board(display)) == ["Друге, нове", "Перше"]


def test_a_notice_goes_at_its_moment(sam: Browser, display: Agent, clock: FrozenClock) -> None:
    notice(sam, "До одинадцятої", until="2026-03-02T11:00")
    assert on_board(display) == ["До одинадцятої"]
    clock.advance(hours=1)
    assert on_board(display) == []
    assert [row["over"] for row in sam.get("branches/main/notices").json["notices"]] == [True]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"text_uk": " "}, "notice_empty"), ({"until": "2026-03-02T09:00"}, "notice_until_past")],
)
def test_a_wrong_notice_is_refused(sam: Browser, wrong: dict[str, str], code: str) -> None:
    assert refusal(sam.post("branches/main/notices", {"text_uk": "Текст"} | wrong)) == (400, code)


def test_another_branchs_notice_is_not_there(sam: Browser, charlie: Browser) -> None:
    made = notice(sam, "Наше")
    assert refusal(charlie.post(f"notices/{made}/switch", {"active": False})) == (404, "notice_unknown")


# --- rules, standards, texts -------------------------------------------------------------------------------------


def test_a_rule_is_changed_and_holds(alice: Browser, house: House, published: RecordingPublisher) -> None:
    values = alice.get("branches/main/settings/rules").json["values"]
    assert values["no_show_calls"] == 3
    changed = alice.post("branches/main/settings/rules", {"values": values | {"no_show_calls": 2}})
    assert changed.json["values"]["no_show_calls"] == 2
    assert published.names[-1] == "branch:changed"
    assert alice.get("branches/main/settings/rules").json["values"]["no_show_calls"] == 2
    before = len(published.names)
    alice.post("branches/main/settings/rules", {"values": values | {"no_show_calls": 2}})
    assert len(published.names) == before, "the same again changes nothing"


@pytest.mark.parametrize(
    ("part", "field", "value", "reason"),
    [
        ("rules", "no_show_calls", 0, "centre-too-small"),
        ("rules", "no_show_minutes", "three", "centre-wrong-type"),
        ("rules", "paper_width", 60, "centre-not-one-of"),
        ("rules", "key", "Enter", "centre-wrong-form"),
        ("rules", "colour", "red", "centre-unknown-field"),
        ("standards", "wait_minutes", 1000, "centre-too-big"),
        ("standards", "alarm_to", ["head@rada.example.org", "head"], "centre-address-form"),
        ("standards", "alarm_to", [f"head{number}@rada.example.org" for number in range(11)], "centre-too-many"),
        ("texts", "hall_idle", {"en": "Only English"}, "centre-no-ukrainian"),
        ("texts", "paper_footer", {"uk": "д" * 161}, "centre-too-long"),
        ("hall", "volume", 0, "centre-too-small"),
        ("hall", "quiet_volume", 9, "centre-too-small"),
        ("hall", "quiet_hours", ["13:00"], "centre-hours-form"),
        ("hall", "voice_uk", "robot", "centre-not-one-of"),
    ],
)
def test_a_wrong_value_names_its_field(alice: Browser, part: str, field: str, value: object, reason: str) -> None:
    values = alice.get(f"branches/main/settings/{part}").json["values"]
    answer = alice.post(f"branches/main/settings/{part}", {"values": values | {field: value}})
    assert refusal(answer) == (400, "setting_invalid")
    details = answer.json["error"]["details"]
    assert (details["field"], details["fields"][field]["reason"]) == (field, reason)
    assert alice.get(f"branches/main/settings/{part}").json["values"] == values


def test_who_is_told_of_alarms_is_kept_as_typed_in_any_form_and_hidden_in_the_log(alice: Browser) -> None:
    typed = ["h@Rada.example.org", "067 123 45 67", "h@rada.example.org"]
    kept = alice.post("branches/main/settings/standards", {"values": {"alarm_to": typed}}).json["values"]["alarm_to"]
    assert kept == ["h@rada.example.org", "+380671234567"]
    log = str(alice.get("branches/main/audit-log").json)
    assert "h…@rada.example.org" in log
    assert not [address for address in kept if address in log]


def test_the_centres_own_words_stand_where_they_are_for(house: House, alice: Browser, display: Agent) -> None:
    texts = {"kiosk_welcome": {"uk": "Вітаємо у ЦНАП!"}, "hall_idle": {"uk": "Слухайте оголошення"}}
    alice.post("branches/main/settings/texts", {"values": texts})
    menu = house.agent(DeviceKind.KIOSK).get("branches/main/menu").json
    assert menu["branch"]["texts"] == texts
    assert display.get("branches/main/board").json["texts"] == texts


def test_the_hall_is_called_as_its_head_wants(house: House, alice: Browser, display: Agent, clock: FrozenClock) -> None:
    assert display.get("branches/main/board").json["volume"] == 100
    hall = {"volume": 70, "quiet_hours": ["11:00-12:00"], "quiet_volume": 20, "voice_uk": "woman", "speed": 90}
    alice.post("branches/main/settings/hall", {"values": hall})
    assert display.get("branches/main/board").json["volume"] == 70
    clock.advance(hours=1)
    assert display.get("branches/main/board").json["volume"] == 20, "it is eleven o'clock there"
    with house.store.read() as session:
        assert places(session, ["main"])[0]["test_sounds"] == {
            "uk": "/api/v1/speech/uk/test.wav?voice=woman&speed=90",
            "en": "/api/v1/speech/en/test.wav?voice=man&speed=90",
        }


def test_all_of_it_goes_out_and_in_by_the_centres_file(house: House, alice: Browser, sam: Browser) -> None:
    alice.post("branches/main/settings/standards", {"values": {"wait_minutes": 10, "alarm_to": ["h@rada.example.org"]}})
    alice.post("branches/main/settings/texts", {"values": {"paper_footer": {"uk": "Дякуємо", "en": "Thank you"}}})
    alice.post("branches/main/settings/hall", {"values": {"quiet_hours": ["13:00–14:00"], "voice_uk": "woman"}})
    notice(sam, "Перше")
    notice(sam, "Друге", until="2026-03-05T18:00")
    gone = notice(sam, "Знято")
    notice(sam, "Останнє")
    sam.post(f"notices/{gone}/switch", {"active": False})
    with house.store.read() as session:
        text = export_centre(session)
    assert "wait_minutes: 10" in text
    assert "alarm_to: [h@rada.example.org]" in text
    assert "Дякуємо" in text
    assert "13:00-14:00" in text
    assert "2026-03-05T16:00:00+00:00" in text
    assert "Знято" not in text
    with house.store.write() as work:
        changes = import_centre(work, parse_centre(text), Actor()).changes
    assert [change for change in changes if change.noun == "notice"] == []
    assert not {"standards", "texts", "hall"} & {field for change in changes for field in change.fields}
    with house.store.read() as session:
        assert export_centre(session) == text
    with house.store.write() as work:
        assert import_centre(work, parse_centre(text), Actor()).changes == ()


def test_rules_are_the_heads(sam: Browser, tom: Browser, charlie: Browser) -> None:
    for person in (sam, tom):
        assert refusal(person.get("branches/main/settings/rules")) == (403, "not_allowed")
    assert refusal(charlie.post("branches/main/settings/rules", {"values": {}})) == (404, "branch_unknown")


# --- trials ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "dots"), [("58", 384), ("80", 576)])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_preview_is_the_printers_own_raster(tom: Browser, width: str, dots: int, language: str) -> None:
    answer = tom.get(f"branches/main/ticket-preview?width={width}&language={language}")
    assert answer.mimetype == "image/png"
    sheet = Image.open(io.BytesIO(answer.data))
    assert (sheet.width, sheet.mode) == (dots, "1")
    assert sheet.height > dots


def test_a_test_paper_is_printed_and_told_like_any_other(house: House, tom: Browser, bob: Browser) -> None:
    printer = house.agent(DeviceKind.PRINTER)
    own = printer.get("device").json["device"]["id"]
    made = tom.post("branches/main/test-prints", {"printer": own}, idempotency_key="k")
    assert tom.post("branches/main/test-prints", {"printer": own}, idempotency_key="k").json == made.json
    job = printer.post("print-jobs/claim").json["job"]
    assert (job["id"], job["kind"]) == (made.json["job"]["id"], "test")
    assert {"kind": "mark", "text": "Пробний друк"} in job["paper"]["blocks"]
    printer.post(f"print-jobs/{job['id']}/result", {"result": "failed", "error": "paper_out"})
    assert tom.get("branches/main/test-prints").json["jobs"][0]["status"] == "failed"
    bob.post(f"counters/{house.main.counters['1'].id}/open")
    alerts = bob.get(f"counters/{house.main.counters['1'].id}/desk").json["alerts"]
    assert [alert["kind"] for alert in alerts if alert["id"] == job["id"]] == ["test_print_failed"]


def test_only_a_printer_of_the_branch_prints_a_test(house: House, tom: Browser) -> None:
    foreign = house.agent(DeviceKind.PRINTER, "other").get("device").json["device"]["id"]
    kiosk = house.agent(DeviceKind.KIOSK).get("device").json["device"]["id"]
    for device in (foreign, kiosk):
        refused = tom.post("branches/main/test-prints", {"printer": device})
        assert refusal(refused) == (400, "printer_unknown")


def test_the_voice_is_asked_for_in_a_zone(tom: Browser, published: RecordingPublisher) -> None:
    assert tom.post("branches/main/hall-tests", {"zone": "hall"}).json == {"speaking": 0}
    event = published.published[-1].event
    assert (event.name, event.zone) == ("hall:tested", "hall")  # type: ignore[attr-defined]
    assert refusal(tom.post("branches/main/hall-tests", {"zone": "roof"})) == (400, "zone_unknown")
