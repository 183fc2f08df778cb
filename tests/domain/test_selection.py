"""Who is called next and why, case by case, as the rules of the order are worded (product section 5)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from queue_server.domain.selection import (
    BY_LAW,
    IN_TURN,
    Basis,
    Moments,
    PickReason,
    in_order,
    on_check_in,
    on_issue,
    on_refusal,
    pick_next,
)
from tests.domain.queues import HEAD_START, NOW, serving, ticket, walk_in


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def by_law(number: int, minutes_ago: float, line: str = "А"):
    return ticket(number, line, on_issue(NOW - minutes(minutes_ago), Basis.LAW))


def by_decision(number: int, minutes_ago: float, weight: float = 20):
    return ticket(number, "А", on_issue(NOW - minutes(minutes_ago), Basis.DECISION, minutes(weight)), weighted=True)


def helped(number: int, minutes_ago: float, line: str = "А"):
    return walk_in(number, minutes_ago, line, assistance=True)


def booked(number: int, slot_in: float, checked_in_ago: float = 5, line: str = "А"):
    """An appointment that has checked in; its slot is so many minutes from now."""
    moments = on_check_in(NOW - minutes(checked_in_ago), NOW + minutes(slot_in), HEAD_START)
    return ticket(number, line, moments, appointment=True)


def picked(waiting, counter=None, at: float = 0):
    pick = pick_next(waiting, counter or serving(), NOW + minutes(at))
    return (pick.ticket.id, pick.reason) if pick else None


def test_it_works():
    assert picked([walk_in(1, 5)]) == ("t1", PickReason.EARLIEST)


def test_nobody_waits():
    assert picked([]) is None


def test_walk_ins_come_in_the_order_of_issue_whatever_the_line():
    waiting = [walk_in(1, 3, "А"), walk_in(2, 9, "Б"), walk_in(3, 6, "В")]

    assert [each.id for each in in_order(waiting, serving(), NOW)] == ["t2", "t3", "t1"]
    assert picked(waiting) == ("t2", PickReason.EARLIEST)


def test_of_one_moment_the_first_issued_is_first():
    assert picked([walk_in(2, 5), walk_in(1, 5)]) == ("t1", PickReason.EARLIEST)


def test_a_counter_takes_only_from_its_lines():
    waiting = [walk_in(1, 9, "А"), walk_in(2, 3, "Б")]

    assert picked(waiting, serving("Б")) == ("t2", PickReason.EARLIEST)
    assert picked(waiting, serving("В")) is None


def test_a_right_by_law_goes_before_all_others_however_long_they_wait():
    assert picked([walk_in(1, 90), by_decision(2, 60, 60), by_law(3, 0)]) == ("t3", PickReason.PRIORITY_BY_LAW)


def test_rights_by_law_go_among_themselves_by_issue_even_at_a_counter_that_prefers_a_line():
    waiting = [by_law(1, 8, "Б"), by_law(2, 1, "А")]

    assert picked(waiting, serving("АБ", А=30)) == ("t1", PickReason.PRIORITY_BY_LAW)


def test_a_right_by_decision_is_worth_its_weight_in_minutes():
    assert picked([walk_in(1, 21), by_decision(2, 0)]) == ("t1", PickReason.EARLIEST)
    assert picked([walk_in(1, 19), by_decision(2, 0)]) == ("t2", PickReason.PRIORITY_BY_DECISION)


def test_a_decision_weighs_an_hour_at_most():
    assert on_issue(NOW, Basis.DECISION, minutes(600)) == Moments(IN_TURN, NOW - minutes(60), NOW)
    assert picked([walk_in(1, 61), by_decision(2, 0, 600)]) == ("t1", PickReason.EARLIEST)


def test_a_right_that_was_not_confirmed_goes_on_from_its_issue():
    issued = NOW - minutes(4)
    refused = ticket(1, "А", on_refusal(issued, not_before=issued))

    assert picked([refused, walk_in(2, 5)]) == ("t2", PickReason.EARLIEST)
    assert picked([refused, walk_in(2, 3)]) == ("t1", PickReason.EARLIEST)
    assert on_refusal(issued, not_before=NOW) == Moments(IN_TURN, issued, NOW)  # a requeue's pause stays


def test_moments_of_issue_are_both_now():
    assert on_issue(NOW) == Moments(IN_TURN, NOW, NOW)
    assert on_issue(NOW, Basis.LAW) == Moments(BY_LAW, NOW, NOW)
    assert on_issue(NOW, Basis.LAW, minutes(60)) == Moments(BY_LAW, NOW, NOW)


@pytest.mark.parametrize(
    ("slot_in", "queue_time_in", "not_before_in"),
    [(0, -15, 0), (14, -1, 0), (15, 0, 0), (16, 1, 1), (60, 45, 45), (-5, -20, 0)],
)
def test_moments_of_a_check_in(slot_in, queue_time_in, not_before_in):
    moments = on_check_in(NOW, NOW + minutes(slot_in), HEAD_START)

    assert moments == Moments(IN_TURN, NOW + minutes(queue_time_in), NOW + minutes(not_before_in))


def test_a_booked_visitor_has_a_head_start_over_who_came_later_than_it():
    assert picked([walk_in(1, 16), booked(2, slot_in=0)]) == ("t1", PickReason.EARLIEST)
    assert picked([walk_in(1, 14), booked(2, slot_in=0)]) == ("t2", PickReason.APPOINTMENT)


def test_an_appointment_ahead_of_its_moment_waits_while_anybody_else_does():
    waiting = [booked(1, slot_in=40), walk_in(2, 0)]

    assert picked(waiting) == ("t2", PickReason.EARLIEST)
    assert picked(waiting[:1]) == ("t1", PickReason.EARLY_APPOINTMENT)


def test_of_appointments_ahead_of_their_moment_the_earliest_comes_first():
    assert picked([booked(1, slot_in=60), booked(2, slot_in=40)]) == ("t2", PickReason.EARLY_APPOINTMENT)


def test_who_waits_for_other_counters_does_not_keep_an_appointment_from_coming_early():
    waiting = [booked(1, slot_in=40), walk_in(2, 9, "Б"), walk_in(3, 9, counter="c7")]

    assert picked(waiting, serving("А")) == ("t1", PickReason.EARLY_APPOINTMENT)


def test_a_requeued_visitor_is_not_called_during_the_pause_even_when_alone():
    requeued = walk_in(1, 30, not_before=NOW + minutes(5))

    assert picked([requeued]) is None
    assert picked([requeued], at=4.9) is None
    assert picked([requeued, walk_in(2, 1)]) == ("t2", PickReason.EARLIEST)
    assert picked([requeued, walk_in(2, 1)], at=5) == ("t1", PickReason.EARLIEST)


def test_during_that_pause_no_appointment_overtakes_early():
    waiting = [walk_in(1, 30, not_before=NOW + minutes(5)), booked(2, slot_in=40)]

    assert picked(waiting) is None


def test_a_requeued_appointment_waits_out_its_pause_too():
    requeued = ticket(1, "А", Moments(IN_TURN, NOW - minutes(15), NOW + minutes(5)), appointment=True)

    assert picked([requeued]) is None
    assert picked([requeued], at=5) == ("t1", PickReason.APPOINTMENT)


def test_a_ticket_sent_to_a_counter_is_for_that_counter_alone():
    sent = walk_in(1, 30, "В", counter="c1")

    assert picked([sent], serving("А")) == ("t1", PickReason.SENT_TO_COUNTER)
    assert picked([sent], serving("В", counter="c2")) is None


def test_a_ticket_sent_to_a_counter_stands_there_in_its_own_place():
    waiting = [walk_in(1, 30), walk_in(2, 20, counter="c1")]

    assert [each.id for each in in_order(waiting, serving(), NOW)] == ["t1", "t2"]


def test_a_preferred_line_comes_so_many_minutes_earlier_and_the_reason_says_so():
    counter = serving("АБ", Б=10)

    assert picked([walk_in(1, 9), walk_in(2, 0, "Б")], counter) == ("t2", PickReason.PREFERRED_LINE)
    assert picked([walk_in(1, 11), walk_in(2, 0, "Б")], counter) == ("t1", PickReason.EARLIEST)
    assert picked([walk_in(1, 5), walk_in(2, 6, "Б")], counter) == ("t2", PickReason.EARLIEST)


def test_an_accessible_counter_takes_who_asked_for_help_ten_minutes_earlier_and_says_so():
    accessible = serving(accessible=True)

    assert picked([walk_in(1, 9), helped(2, 0)], accessible) == ("t2", PickReason.ACCESSIBLE)
    assert picked([walk_in(1, 11), helped(2, 0)], accessible) == ("t1", PickReason.EARLIEST)
    assert picked([walk_in(1, 5), helped(2, 6)], accessible) == ("t2", PickReason.EARLIEST)
    assert picked([walk_in(1, 9), helped(2, 0)], serving()) == ("t1", PickReason.EARLIEST)


def test_a_preferred_line_and_help_together_are_thirty_minutes_at_most():
    counter = serving("АБ", accessible=True, Б=25)

    assert picked([walk_in(1, 29), helped(2, 0, "Б")], counter) == ("t2", PickReason.ACCESSIBLE)
    assert picked([walk_in(1, 24), helped(2, 0, "Б")], counter) == ("t2", PickReason.PREFERRED_LINE)
    assert picked([walk_in(1, 31), helped(2, 0, "Б")], counter) == ("t1", PickReason.EARLIEST)


def test_a_right_by_law_goes_before_help_asked_for():
    assert picked([by_law(1, 0), helped(2, 9)], serving(accessible=True)) == ("t1", PickReason.PRIORITY_BY_LAW)


def test_the_list_of_a_counter_begins_with_whom_it_calls_next():
    waiting = [walk_in(1, 9), by_law(2, 1), booked(3, slot_in=0), booked(4, slot_in=50), walk_in(5, 40, "Б")]

    order = in_order(waiting, serving("АБ"), NOW)

    assert [each.id for each in order] == ["t2", "t5", "t3", "t1", "t4"]
    assert picked(waiting)[0] == order[0].id


def test_whose_service_stands_still_is_passed_over_and_keeps_the_place():
    stopped, after = walk_in(1, 20, standing=True), walk_in(2, 10)
    pick = pick_next([stopped, after], serving(), NOW)
    assert pick is not None
    assert (pick.ticket, pick.reason) == (after, PickReason.EARLIEST)
    assert in_order([after, stopped], serving(), NOW) == [stopped, after]
    assert pick_next([stopped], serving(), NOW) is None


def test_whose_service_stands_still_keeps_nobodys_appointment_waiting():
    pick = pick_next([walk_in(1, 20, standing=True), booked(2, 30)], serving(), NOW)
    assert pick is not None
    assert pick.reason is PickReason.EARLY_APPOINTMENT
