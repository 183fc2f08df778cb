"""The dashboard by the API: for the supervisor and the head of the branch, and for nobody else."""

from __future__ import annotations

import pytest

from queue_server.models import DeviceKind, Role
from tests.web.conftest import House
from tests.web.people import refusal

ADDRESS = "branches/main/dashboard"


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.MANAGER])
def test_it_works(house: House, role: Role) -> None:
    house.agent(DeviceKind.KIOSK).post("branches/main/tickets", {"purpose": "consultation", "sphere": "documents"})
    house.employs("olha", role)
    told = house.signed_in("olha").get(ADDRESS).json
    assert (told["today"]["waiting"], told["lines"][0]["waiting"]) == (1, 1)
    assert "operator" in told["counters"][0]


def test_the_wall_is_without_names(house: House) -> None:
    house.employs("olha", Role.MANAGER)
    for asked in ("wall", "wall=1"):
        told = house.signed_in("olha").get(f"{ADDRESS}?{asked}").json
        assert told["counters"]
        assert not any("operator" in counter for counter in told["counters"])


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.RECEPTION, Role.TECHNICIAN])
def test_others_are_refused(house: House, role: Role) -> None:
    house.employs("petro", role)
    assert refusal(house.signed_in("petro").get(ADDRESS)) == (403, "not_allowed")


def test_a_screen_on_the_wall_needs_nobody_and_names_nobody(house: House) -> None:
    wall = house.agent(DeviceKind.WALL)
    house.agent(DeviceKind.KIOSK).post("branches/main/tickets", {"purpose": "consultation", "sphere": "documents"})
    answer = wall.get(ADDRESS)
    assert answer.json["today"]["waiting"] == 1
    assert answer.json["unsent"] == []
    assert not any("operator" in counter for counter in answer.json["counters"])
    assert "Адміністратор" not in answer.get_data(as_text=True)
    assert refusal(wall.get("branches/other/dashboard")) == (404, "branch_unknown")


@pytest.mark.parametrize("path", ["branches/main/settings/standards", "branches/main/statistics", "statistics.csv"])
def test_a_screen_on_the_wall_reads_nothing_else(house: House, path: str) -> None:
    assert house.agent(DeviceKind.WALL).get(path).status_code == 403


@pytest.mark.parametrize("kind", [kind for kind in DeviceKind if kind is not DeviceKind.WALL])
def test_other_devices_are_refused(house: House, kind: DeviceKind) -> None:
    assert refusal(house.agent(kind).get(ADDRESS)) == (403, "not_allowed")
