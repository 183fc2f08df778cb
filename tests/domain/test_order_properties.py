"""What holds of the order whoever waits: nobody starves, nobody is overtaken without a reason, bounds hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from queue_server.domain.selection import (
    BY_LAW,
    MAX_ADVANCE,
    PickReason,
    Serving,
    Waiting,
    in_order,
    pick_next,
)
from tests.domain import queues
from tests.domain.queues import NOW

IN_ORDER_OF_QUEUE_TIME = {PickReason.EARLIEST, PickReason.APPOINTMENT, PickReason.PRIORITY_BY_DECISION}
one_counter = queues.counters().map(lambda counters: counters[0])
moments = queues.minutes(0, 90).map(lambda later: NOW + later)
many = settings(max_examples=250, deadline=None)


def others_who_could_come(waiting: list[Waiting], serving: Serving, now: datetime, chosen: Waiting) -> list[Waiting]:
    """Written out by the rules' words, apart from the code: due now, of this counter's lines or sent to it."""
    mine = [t for t in waiting if (t.counter == serving.counter if t.counter else t.line in serving.advance)]
    return [t for t in mine if t.not_before <= now and t.id != chosen.id]


@many
@given(queues.waiting(), one_counter, moments)
def test_whoever_comes_before_an_earlier_one_has_a_recorded_reason(waiting, serving, now):
    pick = pick_next(waiting, serving, now)
    if pick is None:
        return
    chosen, reason = pick.ticket, pick.reason
    for other in others_who_could_come(waiting, serving, now, chosen):
        if reason is PickReason.PRIORITY_BY_LAW:
            assert chosen.rank == BY_LAW
            assert other.rank != BY_LAW or chosen.queue_time <= other.queue_time
        elif reason in IN_ORDER_OF_QUEUE_TIME:
            assert other.rank != BY_LAW
            assert (chosen.queue_time, chosen.issue_seq) < (other.queue_time, other.issue_seq)
        elif reason is PickReason.PREFERRED_LINE:
            advance = serving.advance[chosen.line]
            assert timedelta() < advance <= MAX_ADVANCE
            assert chosen.queue_time - advance <= other.queue_time
        elif reason is PickReason.ACCESSIBLE:
            assert serving.accessible
            assert chosen.assistance
            assert chosen.queue_time - MAX_ADVANCE <= other.queue_time
        elif reason is PickReason.SENT_TO_COUNTER:
            assert chosen.counter == serving.counter
            assert chosen.rank == BY_LAW or chosen.queue_time - MAX_ADVANCE <= other.queue_time
        else:
            raise AssertionError(f"{reason} although {other.id} waits")


@many
@given(queues.waiting(), one_counter, moments)
def test_a_reason_is_given_only_to_whom_it_fits(waiting, serving, now):
    pick = pick_next(waiting, serving, now)
    if pick is None:
        return
    chosen = pick.ticket
    fits = {
        PickReason.EARLIEST: not chosen.appointment and not chosen.weighted,
        PickReason.APPOINTMENT: chosen.appointment and chosen.not_before <= now,
        PickReason.EARLY_APPOINTMENT: chosen.appointment and chosen.not_before > now,
        PickReason.PRIORITY_BY_LAW: chosen.rank == BY_LAW,
        PickReason.PRIORITY_BY_DECISION: chosen.weighted,
        PickReason.PREFERRED_LINE: serving.advance.get(chosen.line, timedelta()) > timedelta(),
        PickReason.SENT_TO_COUNTER: chosen.counter == serving.counter,
        PickReason.ACCESSIBLE: chosen.assistance and serving.accessible,
    }
    assert fits[pick.reason]


@many
@given(queues.waiting(), one_counter, moments)
def test_nobody_is_overtaken_by_a_preference_who_waits_half_an_hour_longer(waiting, serving, now):
    """A line's minutes and those of an accessible counter together: whoever waits comes nearer to the call."""
    pick = pick_next(waiting, serving, now)
    if pick is None or pick.ticket.rank == BY_LAW:
        return
    for other in others_who_could_come(waiting, serving, now, pick.ticket):
        assert pick.ticket.queue_time <= other.queue_time + MAX_ADVANCE


@many
@given(queues.waiting(), one_counter, moments)
def test_help_asked_for_moves_nobody_at_a_counter_that_is_not_accessible(waiting, serving, now):
    ordinary = replace(serving, accessible=False)
    without = [replace(ticket, assistance=False) for ticket in waiting]

    order = in_order(waiting, ordinary, now)

    assert [ticket.id for ticket in order] == [ticket.id for ticket in in_order(without, serving, now)]


@many
@given(queues.waiting(), one_counter, moments)
def test_nobody_is_called_who_may_not_be_and_somebody_is_whenever_one_may(waiting, serving, now):
    pick = pick_next(waiting, serving, now)
    due = others_who_could_come(waiting, serving, now, replace(queues.walk_in(99, 0), id="nobody"))

    if due:
        assert pick is not None
        assert pick.ticket in due
    elif pick is not None:
        assert pick.reason is PickReason.EARLY_APPOINTMENT


@many
@given(queues.waiting(), one_counter, moments, st.randoms(use_true_random=False))
def test_the_pick_does_not_depend_on_how_the_tickets_are_listed(waiting, serving, now, random):
    shuffled = random.sample(waiting, len(waiting))

    assert pick_next(shuffled, serving, now) == pick_next(waiting, serving, now)
    assert in_order(shuffled, serving, now) == in_order(waiting, serving, now)


@many
@given(queues.waiting(), one_counter, moments)
def test_the_list_of_a_counter_is_the_order_of_its_calls(waiting, serving, now):
    pick = pick_next(waiting, serving, now)
    if pick is not None:
        assert in_order(waiting, serving, now)[0] == pick.ticket


@many
@given(queues.waiting(), one_counter, moments)
def test_a_call_of_one_changes_nothing_among_the_others(waiting, serving, now):
    """The order is each ticket's own: whoever leaves, the rest stay as they stood to each other."""
    before = in_order(waiting, serving, now)
    for gone in waiting:
        after = in_order([t for t in waiting if t is not gone], serving, now)
        assert after == [t for t in before if t is not gone]


@many
@given(queues.waiting(), one_counter, queues.minutes(0, 5))
def test_within_the_pause_after_a_requeue_nobody_is_called_again(waiting, serving, waited):
    pause = timedelta(minutes=5)
    requeued = [t if t.appointment and t.before_its_time else replace(t, not_before=NOW + pause) for t in waiting]

    pick = pick_next(requeued, serving, NOW + waited)

    if pick is not None:
        assert waited == pause or pick.ticket.not_before != NOW + pause
