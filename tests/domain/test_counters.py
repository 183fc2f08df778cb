"""The states of a counter: every status with every action."""

from __future__ import annotations

import pytest

from queue_server.domain.counters import CounterAction, CounterStatus, PauseReason, next_status
from queue_server.domain.errors import Refused

ALLOWED = {
    ("closed", "open"): "open",
    ("open", "pause"): "paused",
    ("open", "close"): "closed",
    ("paused", "open"): "open",
    ("paused", "pause"): "paused",  # from the telephone to papers
    ("paused", "close"): "closed",
}


@pytest.mark.parametrize("action", list(CounterAction))
@pytest.mark.parametrize("status", list(CounterStatus))
def test_every_status_with_every_action(status, action):
    if expected := ALLOWED.get((status.value, action.value)):
        assert next_status(status, action) == expected
        return
    with pytest.raises(Refused) as refusal:
        next_status(status, action)
    assert refusal.value.code == "counter_wrong_status"
    assert refusal.value.details == {"status": status.value, "action": action.value}


def test_a_pause_is_a_break_papers_or_the_telephone():
    assert {reason.value for reason in PauseReason} == {"break", "paperwork", "phone"}
