"""The life of a ticket: every status with every action, as the house's plan has it (rule 4), allowed or refused."""

from __future__ import annotations

import pytest

from queue_server.domain.errors import Refused
from queue_server.domain.tickets import (
    AT_COUNTER,
    CLOSES_HANDLED,
    FINAL,
    OPEN,
    OPENS_HANDLED,
    TicketAction,
    TicketStatus,
    allowed_actions,
    next_status,
)

ALLOWED = {
    # In the queue: called in turn, sent to another line, or the visitor leaves.
    ("waiting", "call"): "called",
    ("waiting", "transfer"): "waiting",
    ("waiting", "cancel"): "cancelled",
    # Called to a counter and on the way.
    ("called", "recall"): "called",
    ("called", "start"): "serving",
    ("called", "requeue"): "waiting",  # not there just now; not again for some minutes
    ("called", "transfer"): "waiting",
    ("called", "no_show"): "no_show",
    ("called", "cancel"): "cancelled",
    # At the counter.
    ("serving", "continue"): "serving",  # the next service of the visit
    ("serving", "finish"): "served",
    ("serving", "return"): "waiting",  # back to the sender of a transfer
    ("serving", "hold"): "on_hold",
    ("serving", "requeue"): "waiting",
    ("serving", "transfer"): "waiting",
    # Gone to fill in a form or to pay.
    ("on_hold", "call"): "called",
    ("on_hold", "start"): "serving",  # is at the desk already: silently
    ("on_hold", "requeue"): "waiting",
    ("on_hold", "transfer"): "waiting",
    ("on_hold", "cancel"): "cancelled",
    # Did not come: put back once, within its time.
    ("no_show", "restore"): "waiting",
    # served, cancelled: nothing more happens.
}
EVERY_PAIR = [(status.value, action.value) for status in TicketStatus for action in TicketAction]


def test_the_pairs_are_all_pairs():
    assert len(EVERY_PAIR) == 7 * 12
    assert set(ALLOWED) <= set(EVERY_PAIR)


@pytest.mark.parametrize(("status", "action"), EVERY_PAIR)
def test_every_status_with_every_action(status, action):
    if expected := ALLOWED.get((status, action)):
        assert next_status(TicketStatus(status), TicketAction(action)) == expected
        return
    with pytest.raises(Refused) as refusal:
        next_status(TicketStatus(status), TicketAction(action))
    assert refusal.value.code == "ticket_wrong_status"
    assert refusal.value.details == {"status": status, "action": action}


@pytest.mark.parametrize("status", list(TicketStatus))
def test_a_screen_offers_exactly_what_is_allowed(status):
    assert set(allowed_actions(status)) == {action for known, action in ALLOWED if known == status.value}


def test_each_group_of_statuses_answers_its_question():
    assert {status.value for status in OPEN} == {"waiting", "called", "serving", "on_hold"}
    assert {status.value for status in AT_COUNTER} == {"called", "serving"}
    assert {status.value for status in FINAL} == {"served", "no_show", "cancelled"}
    assert not OPEN & FINAL
    assert set(TicketStatus) == OPEN | FINAL


def test_a_handled_service_is_open_exactly_while_the_visitor_is_served():
    """Whatever leads into SERVING opens a row; whatever ends or follows a service closes one."""
    assert {action.value for action in OPENS_HANDLED} == {a for (_, a), to in ALLOWED.items() if to == "serving"}
    assert {action.value for action in CLOSES_HANDLED} == {a for (status, a) in ALLOWED if status == "serving"}
