"""Who speaks where: said by the staff, decided anew when a device comes or goes, told to every display."""

from __future__ import annotations

import pytest
from sqlmodel import select

from queue_server.models import Branch, Counter, CounterLine, Device, DeviceKind, Role, Zone
from queue_server.models.columns import new_id
from queue_server.services import device_states
from queue_server.services.devices import known_device
from queue_server.services.speaking import speakers
from tests.fakes import FrozenClock, RecordingPublisher
from tests.web.conftest import House
from tests.web.people import Agent, Browser, refusal


@pytest.fixture
def tom(house: House) -> Browser:
    """The technician of the first branch."""
    house.employs("tom", Role.TECHNICIAN)
    return house.signed_in("tom")


@pytest.fixture
def displays(house: House) -> list[str]:
    """The ids of two displays: the first is that of the zone, the second shows the whole hall. Both are there."""
    agent = house.agent(DeviceKind.DISPLAY)
    ids = [house.main.devices[DeviceKind.DISPLAY].id, agent.get("device").json["device"]["id"]]
    with house.store.write() as work:
        device_states.mark_present(work, ids)
    return ids


def speaking(browser: Browser) -> dict[str, str]:
    return {each["zone"]: each["speaking"] for each in browser.get("branches/main/speakers").json["places"]}


def test_it_works(tom: Browser, displays: list[str], published: RecordingPublisher) -> None:
    first, second = displays
    assert speaking(tom) == {"hall": first, "": None}
    changed = tom.post("branches/main/speakers", {"speakers": {"hall": second}})
    assert changed.json["places"][0]["named"] == second
    assert speaking(tom)["hall"] == second
    assert published.names[-1] == "branch:changed"
    before = len(published.names)
    tom.post("branches/main/speakers", {"speakers": {"hall": second}})
    assert len(published.names) == before, "the same again changes nothing"
    tom.post("branches/main/speakers", {"speakers": {"hall": None, "": second}})
    assert speaking(tom) == {"hall": first, "": second}


@pytest.mark.parametrize(
    ("wanted", "code"),
    [({"roof": None}, "zone_unknown"), ({"hall": new_id()}, "device_cannot_speak")],
)
def test_a_wrong_choice_is_refused(tom: Browser, wanted: dict[str, str | None], code: str) -> None:
    assert refusal(tom.post("branches/main/speakers", {"speakers": wanted})) == (400, code)


def test_a_display_of_another_zone_or_branch_does_not_speak_here(house: House, tom: Browser) -> None:
    with house.store.write() as work:
        work.session.add(Zone(branch_id=house.main.branch.id, key="archive", name={"uk": "Архів"}))
    near = house.device(DeviceKind.DISPLAY, zone="archive")
    foreign = house.device(DeviceKind.DISPLAY, "other")
    with house.store.read() as session:
        last = session.exec(select(Device.id).order_by(Device.id)).all()[-2:]
    assert near != foreign
    for device in last:
        refused = tom.post("branches/main/speakers", {"speakers": {"hall": device}})
        assert refusal(refused) == (400, "device_cannot_speak")


def test_another_takes_the_place_of_one_that_is_gone(
    house: House, tom: Browser, displays: list[str], published: RecordingPublisher, clock: FrozenClock
) -> None:
    first, second = displays
    clock.advance(seconds=6)
    with house.store.write() as work:
        device_states.mark_present(work, [second])
        assert device_states.mark_silent(work) == [first]
    event = published.published[-1].event
    assert (event.name, event.speakers) == ("device:changed", {"hall": second})  # type: ignore[attr-defined]
    assert tom.post("branches/main/hall-tests", {"zone": "hall"}).json == {"speaking": 1}


def test_a_newcomer_speaks_only_where_nobody_else_does(house: House, displays: list[str]) -> None:
    first, second = displays
    token = house.device(DeviceKind.SPEAKER, zone="hall")
    newcomer = known_device(house.store, token)
    assert newcomer is not None
    with house.store.write() as work:
        branch = work.session.get_one(Branch, house.main.branch.id)
        assert speakers(work.session, branch, [first, second, newcomer.id]) == {"hall": first}
        for device in displays:
            work.session.get_one(Device, device).online = False
        assert speakers(work.session, branch, [second]) == {"hall": second}
        assert speakers(work.session, branch, [second, newcomer.id]) == {"hall": newcomer.id}


def test_a_zone_shows_the_lines_that_its_counters_serve(house: House) -> None:
    """Counter 1 stands in the archive and serves А, the others in the hall."""
    centre, display = house.main, house.agent(DeviceKind.DISPLAY)
    with house.store.write() as work:
        archive = Zone(branch_id=centre.branch.id, key="archive", name={"uk": "Архів"})
        work.session.add(archive)
        work.session.get_one(Counter, centre.counters["1"].id).zone_id = archive.id
        work.session.delete(work.session.get_one(CounterLine, (centre.counters["1"].id, centre.lines["Б"].id)))
    assert (letters(display, "archive"), letters(display, "hall")) == (["А"], ["А", "Б"])
    assert display.get("branches/main/board?zone=archive").json["zone_name"] == {"uk": "Архів"}
    with house.store.write() as work:  # a counter without a zone is one of the whole hall
        work.session.get_one(Counter, centre.counters["2"].id).zone_id = None
    assert letters(display, "archive") == ["А", "Б"]


def letters(display: Agent, zone: str) -> list[str]:
    return [line["letter"] for line in display.get(f"branches/main/board?zone={zone}").json["lines"]]
