"""The weekly report: every call out of order with its reason and its administrator, against all calls."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from queue_server.domain.errors import Forbidden, Invalid
from queue_server.models import Branch, Role, Ticket
from queue_server.services import calling, out_of_order
from queue_server.services.ticket_changes import Seen
from queue_server.services.unit_of_work import Actor
from tests.services.days import Day

MONDAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def choosing(day: Day) -> None:
    """Here administrators may choose whom to call."""
    day.set_rules(choose_ticket=True)
    day.opens("1", "2")


def head(day: Day) -> Actor:
    return Actor(staff_id=day.centre.staff[Role.MANAGER].id, supervisor=True, reception=True, manager=True)


def chooses(day: Day, number: str, ticket: Ticket, reason: str | None = "child") -> Ticket:
    operator = day.centre.operator(number)
    return day.change(
        lambda w: calling.call_chosen(w, day.branch, ticket.id, day.counter(number), operator, reason, Seen())
    )


def is_served(day: Day, number: str, ticket: Ticket) -> None:
    day.starts(number, ticket)
    day.finishes(number, ticket)


def report(day: Day, monday: date = MONDAY) -> out_of_order.Report:
    with day.store.read() as session:
        return out_of_order.report(session, session.get_one(Branch, day.branch), monday)


def told(day: Day, monday: date = MONDAY) -> dict[str, tuple[int, dict[str, int], dict[str, int]]]:
    """By the operator's number: all calls, choices by reason, calls by a rule."""
    names = {person.name: number for number, person in day.centre.operators.items()}
    return {
        names[each.name]: (each.calls, dict(each.chosen), dict(each.by_rule)) for each in report(day, monday).operators
    }


def is_new(day: Day) -> bool:
    with day.store.read() as session:
        branch = session.get_one(Branch, day.branch)
        return out_of_order.is_new(session, branch, day.clock.now(), str(head(day).staff_id))


def reads(day: Day, monday: date, by: Actor | None = None) -> None:
    day.change(lambda w: out_of_order.mark_read(w, day.branch, monday, by or head(day)))


def test_it_works(day: Day) -> None:
    _first, second, third = (day.visitor_takes_ticket("А") for _ in range(3))
    is_served(day, "1", chooses(day, "1", second, "child"))
    is_served(day, "1", chooses(day, "1", third, "unwell"))
    is_served(day, "1", day.called("1"))
    assert told(day) == {"1": (3, {"child": 1, "unwell": 1}, {})}
    assert report(day).operators[0].share == pytest.approx(66.7, abs=0.1)


def test_who_chooses_most_comes_first_and_all_are_summed(day: Day) -> None:
    tickets = [day.visitor_takes_ticket("А") for _ in range(4)]
    is_served(day, "1", day.called("1"))
    is_served(day, "2", chooses(day, "2", tickets[3]))
    is_served(day, "1", day.called("1"))
    assert list(told(day)) == ["2", "1"]
    whole = report(day).whole
    assert (whole.calls, whole.chosen.total(), whole.share) == (3, 1, pytest.approx(33.3, abs=0.1))


def test_a_right_by_law_is_shown_apart(day: Day) -> None:
    day.visitor_takes_ticket("А")
    day.visitor_takes_ticket("А", category="by-law")
    day.called("1")
    assert told(day) == {"1": (1, {}, {"priority_by_law": 1})}


def test_the_return_of_one_on_hold_overtakes_nobody(day: Day) -> None:
    ticket = day.visitor_takes_ticket("А")
    day.called("1")
    day.starts("1", ticket)
    day.holds("1", ticket)
    chooses(day, "1", ticket, None)
    assert told(day) == {"1": (2, {}, {})}


def test_an_undone_call_is_none(day: Day) -> None:
    day.visitor_takes_ticket("А")
    second = day.visitor_takes_ticket("А")
    chooses(day, "1", second)
    day.undoes(day.centre.operator("1"), second)
    assert told(day) == {}
    chooses(day, "2", second, "other")
    assert told(day) == {"2": (1, {"other": 1}, {})}


def test_a_week_is_seven_local_days(day: Day) -> None:
    def chosen_one(*opened: str) -> None:
        day.visitor_takes_ticket("А")  # yesterday ends with it, and its counters are nobody's
        day.opens(*opened)
        is_served(day, "1", chooses(day, "1", day.visitor_takes_ticket("А")))

    chosen_one()  # Monday
    day.clock.advance(days=6, hours=13)  # Sunday, 23:00 in Kyiv
    chosen_one("1")
    day.clock.advance(hours=1)  # Monday, 00:00 in Kyiv, still Sunday in UTC
    chosen_one("1")
    assert told(day) == {"1": (2, {"child": 2}, {})}
    assert told(day, MONDAY + timedelta(days=7)) == {"1": (1, {"child": 1}, {})}
    assert report(day).sunday == date(2026, 3, 8)


def test_last_week_is_new_until_the_head_has_read_it(day: Day) -> None:
    day.visitor_takes_ticket("А")
    is_served(day, "1", chooses(day, "1", day.visitor_takes_ticket("А")))
    assert not is_new(day), "the week is not over"
    day.clock.advance(days=7)
    assert is_new(day)
    reads(day, MONDAY)
    reads(day, MONDAY)
    assert not is_new(day)
    assert [reader.at.isoformat() for reader in report(day).read] == ["2026-03-09T10:00:00+02:00"]


def test_a_week_in_order_is_no_news(day: Day) -> None:
    day.visitor_takes_ticket("А")
    day.called("1")
    day.clock.advance(days=7)
    assert not is_new(day)


def test_only_the_head_marks_and_only_a_week_that_is_over(day: Day) -> None:
    with pytest.raises(Forbidden, match="manager_only"):
        reads(day, MONDAY - timedelta(days=7), day.centre.supervisor)
    for monday in (MONDAY, MONDAY - timedelta(days=6)):
        with pytest.raises(Invalid, match="week_unknown"):
            reads(day, monday)
    reads(day, MONDAY - timedelta(days=7))
