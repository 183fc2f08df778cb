"""The booking pages in a frame of another site: only where the centre names it, and nothing is sent from elsewhere."""

from __future__ import annotations

import pytest

from booking.views import blueprint
from tests.web.booking_forms import set_booking, to_the_check
from tests.web.booking_people import takes_bookings
from tests.web.conftest import House
from tests.web.pages_reader import Reader

COUNCIL = "https://rada.example.gov.ua"


@pytest.fixture
def house(house: House) -> House:
    house.app.register_blueprint(blueprint)
    return takes_bookings(house)


@pytest.fixture
def olena(house: House) -> Reader:
    return Reader(house.app, cookies=False)


def test_only_the_named_sites_may_frame_the_booking_pages(house: House, olena: Reader) -> None:
    olena.opens("/booking/")
    assert "frame-ancestors 'none'" in olena.answer.headers["Content-Security-Policy"]
    set_booking(house, embed=[COUNCIL])
    for path in ("/booking/", "/booking/at/main/", "/queue/", "/queue/?branch=main"):
        olena.opens(path)
        assert f"frame-ancestors {COUNCIL}" in olena.answer.headers["Content-Security-Policy"]
        assert "X-Frame-Options" not in olena.answer.headers
    to_the_check(olena)
    olena.presses("Записатися")
    assert f"frame-ancestors {COUNCIL}" in olena.answer.headers["Content-Security-Policy"]
    for path in ("/queue/?branch=other", "/", "/v/", "/v/ticket/", "/booking/own/", "/booking/here/"):
        olena.opens(path)
        assert "frame-ancestors 'none'" in olena.answer.headers["Content-Security-Policy"], path


def test_a_frame_shows_no_way_to_other_pages(house: House, olena: Reader) -> None:
    page = olena.opens("/booking/at/main/", Sec_Fetch_Dest="iframe")
    assert "Черга зараз" not in page.text
    assert "English" in page.text


def test_a_foreign_site_cannot_send_the_forms(olena: Reader) -> None:
    to_the_check(olena)
    path, sent = "/booking/at/main/check", olena.page.fields("question")
    for headers in ({"Origin": COUNCIL}, {"Sec-Fetch-Site": "cross-site"}):
        assert olena.client.post(path, data=sent, headers=headers).status_code == 403
