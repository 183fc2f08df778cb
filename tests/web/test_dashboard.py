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
