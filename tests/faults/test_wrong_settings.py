"""One wrong value in what is stored of a branch: every screen goes on with the usual value, and staff are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from queue_server.models import Branch, Role
from queue_server.services import branch_settings
from queue_server.services.boards import board, queue_now
from queue_server.services.dashboard import Ahead, dashboard
from queue_server.services.menu import menu
from queue_server.services.own_page import own_page
from queue_server.services.ticket_changes import rules_of
from queue_server.services.unit_of_work import Actor
from tests.faults.invariants import all_is_well
from tests.services.days import Day

ALL_DAY = [["00:00", "24:00"]]
WRONG: list[tuple[str, Any, list[str]]] = [
    ("rules", {"no_show_minutes": "three"}, ["rules.no_show_minutes"]),
    ("rules", {"paper_width": 0, "requeue_minutes": 10**12}, ["rules.paper_width", "rules.requeue_minutes"]),
    ("rules", {"of_another_version": True}, ["rules.of_another_version"]),
    ("rules", ["no_show_minutes"], ["rules"]),
    ("standards", {"wait_minutes": None}, ["standards.wait_minutes"]),
    ("texts", {"hall_idle": 7, "kiosk_welcome": {"en": "Welcome"}}, ["texts.hall_idle", "texts.kiosk_welcome"]),
    ("rating", {"scale": "seven"}, ["rating.scale"]),
    ("rating", {"questions": [{"key": "clear"}]}, ["rating.questions"]),
    ("booking", {"late_minutes": "five", "release": "25:99"}, ["booking.late_minutes", "booking.release"]),
    ("booking", "yes", ["booking"]),
    ("hours", {"mon": [["00:00", "late"]], "tue": ALL_DAY}, ["hours.mon"]),
    ("hours", {"mon": ALL_DAY, "yesterday": ALL_DAY}, ["hours.yesterday"]),
    ("exceptions", {"2026-03-02": [["16:00", "08:00"]], "Easter": []}, ["exceptions.2026-03-02", "exceptions.Easter"]),
    ("timezone", "Europe/Kiiv", ["timezone"]),
    ("workplace", 7, ["workplace"]),
    ("name", "ЦНАП", ["name"]),
    ("short_name", {}, ["short_name"]),
    ("address", [1], ["address"]),
]


def is_stored(day: Day, column: str, value: object) -> None:
    with day.store.write() as work:
        setattr(work.lock_branch(day.branch), column, value)


def what_screens_show(day: Day) -> Mapping[str, Mapping[str, Any]]:
    """Each screen's picture; one that cannot be made raises."""
    ticket = day.visitor_takes_ticket()
    with day.store.read() as session:
        branch, now = session.get_one(Branch, day.branch), day.clock.now()
        return {
            "hall": board(session, branch, None, now, {}),
            "queue": queue_now(session, branch, now, {}),
            "kiosk": menu(session, branch, now, {}),
            "dashboard": dashboard(session, branch, now, Ahead({})),
            "phone": own_page(session, branch, day.ticket(ticket), now, None),
            "console": day.desk("1"),
        }


@pytest.mark.parametrize(("column", "value", "named"), WRONG, ids=lambda value: str(value)[:40])
def test_no_screen_is_blank_and_staff_are_told(day: Day, column: str, value: object, named: list[str]) -> None:
    is_stored(day, column, value)
    with capture_logs() as logs:
        day.opens("1")
        screens = what_screens_show(day)
        assert day.called("1").number == "А-001"
    assert [alert["name"] for alert in screens["console"]["alerts"] if alert["kind"] == "setting_wrong"] == named
    assert screens["dashboard"]["settings_wrong"] == named
    told = [entry for entry in logs if entry["event"] == "stored_settings_wrong"]
    assert [entry["settings"] for entry in told] == [named], "said once, not with every reading"
    assert all(line["waiting"] == (1 if line["letter"] == "А" else 0) for line in screens["hall"]["lines"])
    assert screens["kiosk"]["day"]["open"]
    with day.store.read() as session:
        all_is_well(session)


def test_what_is_right_beside_it_is_used(day: Day) -> None:
    is_stored(day, "rules", {"personified": True, "no_show_calls": "many"})
    with day.store.read() as session:
        rules = rules_of(session.get_one(Branch, day.branch))
    assert (rules.personified, rules.no_show_calls) == (True, 3)


def test_it_is_mended_by_the_form_of_the_settings(day: Day) -> None:
    is_stored(day, "rules", {"personified": True, "no_show_calls": "many"})
    with day.store.read() as session:
        shown = branch_settings.values_of(session.get_one(Branch, day.branch), "rules")
    assert shown["no_show_calls"] == 3
    day.opens("1")
    head = Actor(staff_id=day.centre.staff[Role.MANAGER].id, manager=True)
    day.change(lambda w: branch_settings.change(w, day.branch, "rules", shown, head))
    assert day.desk("1")["alerts"] == []
    with day.store.engine.connect() as connection:
        assert "many" not in str(connection.execute(text("SELECT rules FROM branch")).scalar_one())
    with day.store.read() as session:
        assert session.get_one(Branch, day.branch).rules == {"personified": True}


def test_a_row_that_nobody_touches_keeps_what_stands_in_it(day: Day) -> None:
    """The default stands in for it on the screens only: a newer version may know what to make of it."""
    is_stored(day, "rules", {"of_another_version": True})
    what_screens_show(day)
    with day.store.engine.connect() as connection:
        assert "of_another_version" in str(connection.execute(text("SELECT rules FROM branch")).scalar_one())


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_is_not_even_json_is_one_wrong_value_too(day: Day) -> None:
    with day.store.engine.begin() as connection:
        connection.execute(text("UPDATE branch SET rules = '{\"personified\": tr', booking = ''"))
    day.opens("1")
    assert what_screens_show(day)["hall"]["seq"] > 0
