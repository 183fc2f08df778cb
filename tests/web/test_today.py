"""Today's things over the API: absences, breaks, what is switched off, and who may."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import select

from queue_server.models import AuditEntry, DeviceKind, Role
from tests.factories import make_ticket, open_counter
from tests.fakes import FrozenClock, RecordingPublisher
from tests.web.conftest import House
from tests.web.people import Agent, Browser, refusal

TODAY = "2026-03-02"


@pytest.fixture
def sam(house: House) -> Browser:
    """The supervisor of the first branch."""
    house.employs("sam", Role.SUPERVISOR)
    return house.signed_in("sam")


@pytest.fixture
def kiosk(house: House) -> Agent:
    return house.agent(DeviceKind.KIOSK)


def line(agent: Agent, key: str) -> dict[str, Any]:
    return next(row for row in agent.get("branches/main/menu").json["lines"] if row["key"] == key)


def absence(house: House, number: str, **changes: Any) -> dict[str, Any]:
    person = house.main.operators[number].id
    return {"staff": person, "first_day": TODAY, "last_day": TODAY, "reason": "sick"} | changes


def only(house: House, *numbers: str) -> None:
    """Only these administrators have served here lately."""
    with house.store.write() as work:
        for number in numbers:
            open_counter(work.session, house.main, number)


def test_it_works(house: House, sam: Browser) -> None:
    only(house, "1", "2")
    first = sam.post("branches/main/absences", absence(house, "1"))
    assert (first.status_code, first.json["left"]) == (201, {"lines": [], "bookings": []})
    second = sam.post("branches/main/absences", absence(house, "2", last_day="2026-03-03"))
    assert [(row["letter"], row["days"]) for row in second.json["left"]["lines"]] == [("А", [TODAY]), ("Б", [TODAY])]
    listed = sam.get("branches/main/absences").json
    assert [row["absent"] for row in listed["people"] if row["id"] == house.main.operators["2"].id] == [True]
    sam.post(f"absences/{second.json['absence']['id']}/cancel")
    assert sam.get("branches/main/absences").json["left"]["lines"] == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"last_day": "2026-03-01", "first_day": "2026-03-01"}, "absence_over"),
        ({"last_day": "2026-03-01"}, "absence_days_wrong"),
        ({"reason": "hungry"}, "absence_reason_unknown"),
    ],
)
def test_a_wrong_absence_is_refused(house: House, sam: Browser, wrong: dict[str, str], code: str) -> None:
    assert refusal(sam.post("branches/main/absences", absence(house, "1", **wrong))) == (400, code)


def test_the_same_days_twice_are_refused_but_a_retry_is_not(house: House, sam: Browser) -> None:
    first = sam.post("branches/main/absences", absence(house, "1"), idempotency_key="k")
    again = sam.post("branches/main/absences", absence(house, "1"), idempotency_key="k")
    assert first.json["absence"] == again.json["absence"]
    assert refusal(sam.post("branches/main/absences", absence(house, "1"))) == (400, "absence_twice")


def test_a_break_warns_of_another_of_the_same_line(house: House, sam: Browser) -> None:
    only(house, "1", "2")
    one, other = house.main.operators["1"].id, house.main.operators["2"].id
    first = sam.post("branches/main/breaks", {"staff": one, "start": "13:00", "end": "13:30"})
    assert first.json["overlaps"] == []
    second = sam.post("branches/main/breaks", {"staff": other, "start": "13:15", "end": "13:45", "day": TODAY})
    assert [pair["lines"] for pair in second.json["overlaps"]] == [["А", "Б"]]
    third = sam.post("branches/main/breaks", {"staff": other, "start": "13:45", "end": "14:00", "day": TODAY})
    assert third.json["overlaps"] == [], "one begins when the other ends"
    twice = {"staff": one, "start": "13:20", "end": "13:50", "day": TODAY}
    assert refusal(sam.post("branches/main/breaks", twice)) == (400, "break_twice")
    for start, end in (("13:00", "12:00"), ("25:00", "26:00"), ("1:00", "13:00")):
        wrong = {"staff": one, "start": start, "end": end}
        assert refusal(sam.post("branches/main/breaks", wrong)) == (400, "break_time_wrong")


def test_ones_own_break_is_said_until_it_is_over(house: House, sam: Browser, bob: Browser, clock: FrozenClock) -> None:
    own = bob.get("session").json["staff"]["id"]
    sam.post("branches/main/breaks", {"staff": own, "start": "13:00", "end": "13:30"})
    assert bob.get("branches/main/counters").json["planned_break"] == {"start": "13:00", "end": "13:30"}
    assert sam.get("branches/main/counters").json["planned_break"] is None
    clock.advance(hours=3, minutes=30)  # 13:30 in Kyiv
    assert house.signed_in("bob").get("branches/main/counters").json["planned_break"] is None


def test_a_line_that_is_off_issues_nothing_and_serves_who_waits(
    house: House, sam: Browser, kiosk: Agent, published: RecordingPublisher
) -> None:
    with house.store.write() as work:
        waiting = make_ticket(work.session, house.main, "А")
    body = {"line": "line-1", "reason": "equipment", "note": "Чекаємо на майстра", "until": f"{TODAY}T14:00"}
    made = sam.post("branches/main/switches", body)
    assert made.status_code == 201
    assert published.names[-1] == "branch:changed"
    shown = line(kiosk, "line-1")
    assert (shown["open"], shown["reason"]) == (False, "switched_off")
    assert shown["off"] == {"reason": "equipment", "note": "Чекаємо на майстра", "until": f"{TODAY}T14:00:00+02:00"}
    refused = kiosk.post("branches/main/tickets", {"purpose": house.main.purpose_of("А").key})
    assert refusal(refused) == (409, "line_closed")
    assert refused.json["error"]["details"]["reason"] == "switched_off"
    with house.store.write() as work:
        open_counter(work.session, house.main, "1")
    house.employs(house.main.operators["1"].login, Role.OPERATOR)
    operator = house.signed_in(house.main.operators["1"].login)
    called = operator.post(f"counters/{house.main.counters['1'].id}/call-next").json["ticket"]
    assert called["id"] == waiting.id, "who holds a ticket of it is served"
    sam.post(f"switches/{made.json['id']}/on")
    assert line(kiosk, "line-1")["open"]
    assert kiosk.post("branches/main/tickets", {"purpose": house.main.purpose_of("А").key}).status_code == 201


def test_what_is_off_until_a_moment_is_on_after_it(sam: Browser, kiosk: Agent, clock: FrozenClock) -> None:
    sam.post("branches/main/switches", {"line": "line-1", "reason": "absent", "until": f"{TODAY}T11:00"})
    clock.advance(minutes=59, seconds=59)
    assert not line(kiosk, "line-1")["open"]
    clock.advance(seconds=1)
    assert line(kiosk, "line-1")["open"]


def test_a_service_that_is_off_is_refused_by_its_code(house: House, sam: Browser, kiosk: Agent) -> None:
    service = house.main.services["passport"].id
    wish = {"purpose": "application", "service_id": service}
    assert kiosk.post("branches/main/tickets", wish).status_code == 201
    sam.post("branches/main/switches", {"service": service, "reason": "register"})
    shown = next(row for row in kiosk.get("branches/main/menu").json["services"] if row["id"] == service)
    assert shown["off"] == {"reason": "register", "note": None, "until": None}
    assert refusal(kiosk.post("branches/main/tickets", wish)) == (409, "service_off")
    other = {"purpose": "application", "service_id": house.main.services["residence"].id}
    assert kiosk.post("branches/main/tickets", other).status_code == 201
    foreign = house.agent(DeviceKind.KIOSK, "other").post("branches/other/tickets", wish)
    assert foreign.status_code == 201, "off in one branch is on in another"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"reason": "tired"}, "off_reason_unknown"),
        ({"until": "2026-03-02T09:59"}, "off_until_past"),
        ({"until": "tomorrow"}, "moment_wrong"),
        ({"line": "nowhere"}, "line_unknown"),
        ({"line": None}, "service_unknown"),
    ],
)
def test_a_wrong_switch_is_refused(sam: Browser, wrong: dict[str, Any], code: str) -> None:
    body = {"line": "line-1", "reason": "absent"} | wrong
    assert refusal(sam.post("branches/main/switches", body)) == (400, code)


def test_the_log_says_from_what_to_what(house: House, sam: Browser) -> None:
    sam.post("branches/main/switches", {"line": "line-1", "reason": "absent"})
    sam.post("branches/main/switches", {"line": "line-1", "reason": "other", "note": "Навчання"})
    with house.store.read() as session:
        rows = session.exec(select(AuditEntry).where(AuditEntry.action == "line:switched_off").order_by("id")).all()
    assert rows[1].details["changes"] == {"reason": ["absent", "other"], "note": [None, "Навчання"]}
    assert [row["off"]["reason"] for row in sam.get("branches/main/switches").json["lines"] if row["off"]] == ["other"]


def test_things_of_another_branch_are_not_there(house: House, sam: Browser, charlie: Browser) -> None:
    off = sam.post("branches/main/switches", {"line": "line-1", "reason": "absent"}).json["id"]
    away = sam.post("branches/main/absences", absence(house, "1")).json["absence"]["id"]
    pause = {"staff": house.main.operators["1"].id, "start": "13:00", "end": "13:30"}
    planned = sam.post("branches/main/breaks", pause).json["break"]["id"]
    assert refusal(charlie.post(f"switches/{off}/on")) == (404, "switch_unknown")
    assert refusal(charlie.post(f"absences/{away}/cancel")) == (404, "absence_unknown")
    assert refusal(charlie.post(f"breaks/{planned}/remove")) == (404, "break_unknown")
    assert refusal(charlie.post("branches/other/breaks", pause)) == (404, "staff_unknown")


def test_an_operator_may_none_of_it(bob: Browser) -> None:
    for address in ("absences", "breaks", "switches", "notices"):
        assert refusal(bob.get(f"branches/main/{address}")) == (403, "not_allowed")
