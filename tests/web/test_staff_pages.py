"""The staff's pages by the addresses that people type."""

from __future__ import annotations

import pytest

from operator_console.views import blueprint
from tests.web.conftest import House


@pytest.fixture
def house(house: House) -> House:
    house.app.register_blueprint(blueprint)
    return house


@pytest.mark.parametrize("page", ["day", "reception", "dashboard", "statistics", "settings/people"])
def test_a_slash_at_the_end_leads_to_the_same_page(house: House, page: str) -> None:
    alice = house.signed_in("alice")
    without, with_one = (alice.get(f"/operator-console/{page}{end}") for end in ("", "/"))
    assert without.status_code == with_one.status_code == 200


def test_the_settings_lead_to_their_first_page_with_and_without_it(house: House) -> None:
    alice = house.signed_in("alice")
    without, with_one = (alice.get(f"/operator-console/settings{end}") for end in ("", "/"))
    assert without.status_code == with_one.status_code == 302
    assert without.location == with_one.location
