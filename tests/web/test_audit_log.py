"""The audit log over the API: who did what, as far as each role reads."""

from __future__ import annotations

from typing import Any

import pytest

from queue_server.models import DeviceKind, Role
from tests.fakes import FrozenClock
from tests.web.conftest import House
from tests.web.people import Browser, refusal


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


def log(reader: Browser, /, **query: str) -> list[dict[str, Any]]:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return list(reader.get(f"branches/main/audit-log?{asked}").json["entries"])


def a_busy_morning(house: House, alice: Browser, sam: Browser) -> None:
    house.agent(DeviceKind.KIOSK).post("branches/main/tickets", {"purpose": "consultation"})
    sam.post("branches/main/switches", {"line": "line-2", "reason": "absent"})
    alice.post("branches/main/settings/standards", {"values": {"wait_minutes": 10}})
    person = next(row for row in alice.get("people").json["people"] if row["login"] == "bob")
    alice.post(f"people/{person['id']}/change", {"name": "Богдан", "roles": {}})


def test_the_log_tells_who_did_what_the_latest_first(house: House, alice: Browser, sam: Browser) -> None:
    a_busy_morning(house, alice, sam)
    rows = log(alice)
    told = [row["action"] for row in rows if row["kind"] != "devices"]
    assert told[:4] == ["staff:changed", "standards:changed", "line:switched_off", "ticket:issued"]
    assert [row["who"] for row in rows[:3]] == ["Alice", "Alice", "Sam"]
    issued = next(row for row in rows if row["action"] == "ticket:issued")
    assert (issued["subject"], issued["who"]) == ("А-001", "main kiosk")
    assert rows[1]["changes"] == {"wait_minutes": [15, 10]}


def test_each_reads_as_far_as_the_role_goes(house: House, alice: Browser, sam: Browser, tom: Browser) -> None:
    a_busy_morning(house, alice, sam)
    assert {row["kind"] for row in log(sam)} == {"tickets", "day"}
    assert {row["kind"] for row in log(tom)} == {"people", "devices"}
    assert {row["kind"] for row in log(alice)} == {"tickets", "day", "settings", "people", "devices"}
    assert log(sam, kind="people") == []
    assert refusal(house.signed_in("bob").get("branches/main/audit-log")) == (403, "not_allowed")


def test_the_log_is_filtered_by_day_person_and_kind(
    house: House, alice: Browser, sam: Browser, clock: FrozenClock
) -> None:
    a_busy_morning(house, alice, sam)
    people = {row["name"]: row["id"] for row in alice.get("branches/main/audit-log").json["people"]}
    assert {row["who"] for row in log(alice, person=people["Sam"])} == {"Sam"}
    assert {row["action"] for row in log(alice, kind="settings")} == {"standards:changed"}
    assert log(alice, day="2026-03-01") == []
    clock.advance(days=1)
    fresh = house.signed_in("alice")
    assert log(fresh) == []
    assert len(log(fresh, day="2026-03-02")) > 3


def test_the_log_turns_its_pages_without_a_gap(house: House, alice: Browser, sam: Browser) -> None:
    kiosk = house.agent(DeviceKind.KIOSK)
    for _ in range(60):
        kiosk.post("branches/main/tickets", {"purpose": "consultation"})
    first = sam.get("branches/main/audit-log").json
    assert len(first["entries"]) == 50
    after = first["next"].replace("+", "%2B")
    second = sam.get(f"branches/main/audit-log?before={after}").json
    assert second["next"] is None
    numbers = [row["subject"] for row in first["entries"] + second["entries"]]
    assert numbers == [f"А-{number:03d}" for number in range(60, 0, -1)]
    assert refusal(sam.get("branches/main/audit-log?before=yesterday")) == (400, "cursor_wrong")


def test_a_visitors_name_is_in_no_line_of_the_log(house: House, alice: Browser) -> None:
    alice.post("branches/main/settings/rules", {"values": {"personified": True}})
    wish = {"purpose": "consultation", "visitor_name": "Шевченко Тарас"}
    assert house.agent(DeviceKind.KIOSK).post("branches/main/tickets", wish).status_code == 201
    assert "Шевченко" not in alice.get("branches/main/audit-log").get_data(as_text=True)
