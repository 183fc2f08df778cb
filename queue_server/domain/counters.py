"""The states of a counter and what may follow what."""

from __future__ import annotations

from enum import StrEnum

from queue_server.domain.errors import Refused


class CounterStatus(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    PAUSED = "paused"


class CounterAction(StrEnum):
    OPEN = "open"
    PAUSE = "pause"
    CLOSE = "close"


class PauseReason(StrEnum):
    """Why an open counter calls nobody; none of them is an idle alarm."""

    BREAK = "break"
    PAPERWORK = "paperwork"
    PHONE = "phone"


TRANSITIONS: dict[tuple[CounterStatus, CounterAction], CounterStatus] = {
    (CounterStatus.CLOSED, CounterAction.OPEN): CounterStatus.OPEN,
    (CounterStatus.OPEN, CounterAction.PAUSE): CounterStatus.PAUSED,
    (CounterStatus.OPEN, CounterAction.CLOSE): CounterStatus.CLOSED,
    (CounterStatus.PAUSED, CounterAction.OPEN): CounterStatus.OPEN,
    (CounterStatus.PAUSED, CounterAction.PAUSE): CounterStatus.PAUSED,  # another reason
    (CounterStatus.PAUSED, CounterAction.CLOSE): CounterStatus.CLOSED,
}


def next_status(status: CounterStatus, action: CounterAction) -> CounterStatus:
    """The status after `action`. Raises Refused(counter_wrong_status)."""
    try:
        return TRANSITIONS[status, action]
    except KeyError:
        raise Refused("counter_wrong_status", status=status.value, action=action.value) from None
