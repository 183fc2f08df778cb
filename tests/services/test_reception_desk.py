"""What reception sees: all who wait in the order of calls, who may be put back, what looks odd, a ticket's story."""

from __future__ import annotations

from typing import Any

import pytest

from queue_server.models import Branch, Device, DeviceKind, Ticket
from queue_server.services import bells, sending
from queue_server.services.reception_desk import reception_desk
from queue_server.services.ticket_card import by_number, ticket_card
from queue_server.services.ticket_changes import Seen
from tests.services.days import Day


def desk(day: Day) -> dict[str, Any]:
    staff = day.centre.reception.staff_id
    assert staff is not None
    with day.store.read() as session:
        return reception_desk(session, session.get_one(Branch, day.branch), staff, day.clock.now())


def card(day: Day, ticket: Ticket) -> dict[str, Any]:
    with day.store.read() as session:
        branch, fresh = session.get_one(Branch, day.branch), session.get_one(Ticket, ticket.id)
        return ticket_card(session, branch, fresh, day.clock.now(), None)


def numbers(rows: list[dict[str, Any]]) -> list[str]:
    return [row["number"] for row in rows]


def miss(day: Day) -> Ticket:
    day.set_rules(no_show_calls=1, no_show_minutes=0)
    return day.misses("1", day.called("1"))


def test_everybody_waits_in_the_order_of_calls(day: Day) -> None:
    for line, category in (("А", None), ("Б", None), ("А", None), ("Б", "by-law"), ("А", "by-decision")):
        day.visitor_takes_ticket(line, category=category)
        day.clock.advance(minutes=1)
    rows = desk(day)["waiting"]
    assert numbers(rows) == ["Б-002", "А-003", "А-001", "Б-001", "А-002"]
    assert [row["place"] for row in rows] == [1, 1, 2, 2, 3]
    assert [line["waiting"] for line in desk(day)["lines"]] == [3, 2]


def test_one_sent_to_a_counter_is_seen_as_well(day: Day) -> None:
    ticket = day.visitor_takes_ticket()
    day.opens("2")
    day.transfers(day.centre.reception, ticket, counter_id=day.counter("2"))
    [row] = desk(day)["waiting"]
    assert (row["number"], row["target"]) == ("А-001", "2")


def test_absent_and_held_visitors_have_lists_of_their_own(day: Day) -> None:
    for _ in range(2):
        day.visitor_takes_ticket()
    day.opens("1")
    absent = miss(day)
    held = day.called("1")
    day.starts("1", held)
    day.holds("1", held)
    seen = desk(day)
    assert (numbers(seen["waiting"]), numbers(seen["on_hold"])) == ([], [held.number])
    [row] = seen["no_shows"]
    assert (row["number"], row["restore"]["why_not"]) == (absent.number, None)
    day.clock.advance(minutes=31)
    assert desk(day)["no_shows"] == []
    assert card(day, absent)["restore"]["why_not"] == "restore_too_late"


def test_who_was_put_back_once_is_told_why_not_again(day: Day) -> None:
    day.visitor_takes_ticket()
    day.opens("1")
    day.restores(miss(day))
    again = miss(day)
    assert desk(day)["no_shows"][0]["restore"]["why_not"] == "restore_once"
    assert card(day, again)["restore"]["why_not"] == "restore_once"


def test_counters_say_what_they_do_and_since_when(day: Day) -> None:
    ticket = day.visitor_takes_ticket()
    day.opens("1", "2")
    day.clock.advance(minutes=2)
    day.called("1")
    first, second, third = desk(day)["counters"]
    assert (first["ticket"]["number"], first["ticket"]["status"]) == (ticket.number, "called")
    assert first["ticket_since"] == "2026-03-02T10:02:00+02:00"
    assert (second["ticket"], second["status"], second["since"]) == (None, "open", "2026-03-02T10:00:00+02:00")
    assert (third["status"], third["operator"]) == ("closed", None)


def test_help_asked_for_rings_until_somebody_comes(day: Day) -> None:
    ticket = day.visitor_takes_ticket(assistance=("wheelchair",))
    day.visitor_takes_ticket()
    assert day.told.count("bell:rung") == 1
    [bell] = desk(day)["bells"]
    assert bell["ticket"] == {"id": ticket.id, "number": "А-001", "assistance": ["wheelchair"]}
    day.change(lambda w: bells.answer(w, day.branch, bell["id"], day.centre.reception))
    assert desk(day)["bells"] == []


def test_help_falls_silent_with_the_visit_and_at_midnight(day: Day) -> None:
    day.visitor_takes_ticket(assistance=("accompany",))
    day.visitor_takes_ticket(assistance=("accompany",))
    day.opens("1")
    miss(day)
    assert [bell["ticket"]["number"] for bell in desk(day)["bells"]] == ["А-002"]
    day.clock.advance(days=1)
    assert desk(day)["bells"] == []


def test_at_the_desk_nobody_is_rung_by_those_who_stand_there(day: Day) -> None:
    day.visitor_takes("А", by=day.centre.reception, assistance=("accompany",))
    assert desk(day)["bells"] == []


def test_the_kiosks_own_bell_sounds_beside_one_for_help(day: Day) -> None:
    day.visitor_takes_ticket(assistance=("accompany",))
    first = day.change(lambda w: bells.ring(w, day.branch, day.centre.kiosk))
    again = day.change(lambda w: bells.ring(w, day.branch, day.centre.kiosk))
    assert first.id == again.id
    assert [bool(bell["ticket"]) for bell in desk(day)["bells"]] == [True, False]


def test_many_tickets_of_one_line_from_one_kiosk_are_shown(day: Day) -> None:
    for _ in range(4):
        day.visitor_takes_ticket("А")
        day.visitor_takes_ticket("Б")
        day.clock.advance(minutes=1)
    for _ in range(3):
        day.visitor_takes("А", by=day.centre.reception)  # at the desk a person looked
    assert desk(day)["crowds"] == []
    day.visitor_takes_ticket("А")
    [crowd] = desk(day)["crowds"]
    assert (crowd["line"]["letter"], crowd["count"]) == ("А", 5)
    assert numbers(crowd["tickets"]) == ["А-001", "А-002", "А-003", "А-004", "А-008"]
    assert day.visitor_takes_ticket("А").number == "А-009", "nobody is stopped"


def test_a_crowd_is_over_when_nobody_of_it_waits(day: Day) -> None:
    day.set_rules(many_tickets=2, many_tickets_minutes=1)
    tickets = [day.visitor_takes_ticket("А") for _ in range(2)]
    assert len(desk(day)["crowds"]) == 1
    day.opens("1")
    for _ in tickets:
        miss(day)
    assert desk(day)["crowds"] == []


def test_devices_say_how_they_do(day: Day) -> None:
    with day.store.write() as work:
        printer = work.session.get_one(Device, day.centre.devices[DeviceKind.PRINTER].id)
        printer.online, printer.seen_at = True, day.clock.now()
        printer.state = {"printer": {"online": True, "paper": "near_end", "cover": "closed"}}
        work.session.add(printer)
    seen = {device["kind"]: device for device in desk(day)["devices"]}
    assert set(seen) == {"kiosk", "printer"}, "a display is no matter of reception"
    assert seen["printer"]["condition"] == "paper_near_end"
    assert (seen["kiosk"]["condition"], seen["kiosk"]["printer"]) == ("waiting", seen["printer"]["name"])


def test_the_decision_shows_its_act_and_its_cap(day: Day) -> None:
    day.set_rules(decision_act="рішення № 12", decision_daily_cap=2)
    day.visitor_takes_ticket(category="by-decision")
    seen = desk(day)
    assert seen["decision"] == {"act": "рішення № 12", "cap": 2, "used": 1}
    assert seen["waiting"][0]["category"]["act"] == "рішення № 12"
    assert {category["key"] for category in seen["categories"]} == {"by-law", "by-decision"}


def test_the_last_step_can_be_undone_from_the_desk(day: Day) -> None:
    ticket = day.visitor_takes_ticket()
    day.transfers(day.centre.reception, ticket, line=day.centre.lines["Б"].key)
    offered = desk(day)["undo"]
    assert (offered["number"], offered["action"]) == ("А-001", "transfer")
    day.undoes(day.centre.reception, ticket)
    assert desk(day)["undo"] is None


@pytest.mark.parametrize(("typed", "found"), [("a1", ["А-001"]), ("1", ["А-001", "Б-001"]), ("Б-002", []), ("x", [])])
def test_a_ticket_is_found_by_its_number(day: Day, typed: str, found: list[str]) -> None:
    day.visitor_takes_ticket("Б")
    day.visitor_takes_ticket("А")
    with day.store.read() as session:
        branch = session.get_one(Branch, day.branch)
        assert [ticket.number for ticket in by_number(session, branch, typed, day.clock.now())] == found
        assert by_number(session, branch, typed, day.clock.advance(days=1)) == [], "yesterday's number is another"


def test_the_card_tells_the_whole_story(day: Day) -> None:
    ticket = day.visitor_takes_ticket()
    day.opens("1")
    day.called("1")
    day.starts("1", ticket)
    operator = day.centre.operator("1")
    day.change(lambda w: sending.requeue(w, day.branch, ticket.id, operator, Seen()))
    day.transfers(day.centre.reception, ticket, line=day.centre.lines["Б"].key)
    told = card(day, ticket)
    assert [row["name"] for row in told["history"]] == [
        "ticket:issued", "ticket:called", "ticket:started", "ticket:requeued", "ticket:transferred",
    ]  # fmt: skip
    assert (told["history"][1]["counter"], told["history"][1]["by"]) == ("1", day.centre.operators["1"].name)
    assert told["history"][-1]["line"] == {"letter": "Б", "name": {"uk": "Черга Б"}}
    assert (told["ahead"], told["restore"]) == (0, None)
