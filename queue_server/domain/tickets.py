"""The life of a ticket: its statuses, what may be done in each, and who may do it."""

from __future__ import annotations

from enum import StrEnum

from queue_server.domain.errors import Refused


class TicketStatus(StrEnum):
    """Where a visit stands. History lives in event rows, not in status names."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    ON_HOLD = "on_hold"
    SERVED = "served"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class TicketAction(StrEnum):
    """What happens to a ticket, in the words of the field."""

    CALL = "call"
    RECALL = "recall"
    START = "start"
    CONTINUE = "continue"
    FINISH = "finish"
    RETURN = "return"
    HOLD = "hold"
    REQUEUE = "requeue"
    TRANSFER = "transfer"
    NO_SHOW = "no_show"
    RESTORE = "restore"
    CANCEL = "cancel"


OPEN = frozenset({TicketStatus.WAITING, TicketStatus.CALLED, TicketStatus.SERVING, TicketStatus.ON_HOLD})
AT_COUNTER = frozenset({TicketStatus.CALLED, TicketStatus.SERVING})
FINAL = frozenset({TicketStatus.SERVED, TicketStatus.NO_SHOW, TicketStatus.CANCELLED})

S, A = TicketStatus, TicketAction

TRANSITIONS: dict[tuple[TicketStatus, TicketAction], TicketStatus] = {
    (S.WAITING, A.CALL): S.CALLED,
    (S.WAITING, A.TRANSFER): S.WAITING,
    (S.WAITING, A.CANCEL): S.CANCELLED,
    (S.CALLED, A.RECALL): S.CALLED,
    (S.CALLED, A.START): S.SERVING,
    (S.CALLED, A.REQUEUE): S.WAITING,
    (S.CALLED, A.TRANSFER): S.WAITING,
    (S.CALLED, A.NO_SHOW): S.NO_SHOW,
    (S.CALLED, A.CANCEL): S.CANCELLED,
    (S.SERVING, A.CONTINUE): S.SERVING,  # the next service of the same visit
    (S.SERVING, A.FINISH): S.SERVED,
    (S.SERVING, A.RETURN): S.WAITING,  # back to the sender of a transfer
    (S.SERVING, A.HOLD): S.ON_HOLD,
    (S.SERVING, A.REQUEUE): S.WAITING,
    (S.SERVING, A.TRANSFER): S.WAITING,
    (S.ON_HOLD, A.CALL): S.CALLED,
    (S.ON_HOLD, A.START): S.SERVING,  # at the desk, silent
    (S.ON_HOLD, A.REQUEUE): S.WAITING,
    (S.ON_HOLD, A.TRANSFER): S.WAITING,
    (S.ON_HOLD, A.CANCEL): S.CANCELLED,
    (S.NO_SHOW, A.RESTORE): S.WAITING,  # once, within its time
}

# A handled service is open while a ticket is being served; these actions close it.
CLOSES_HANDLED = frozenset({A.CONTINUE, A.FINISH, A.RETURN, A.HOLD, A.TRANSFER, A.REQUEUE})
OPENS_HANDLED = frozenset({A.START, A.CONTINUE})


def next_status(status: TicketStatus, action: TicketAction) -> TicketStatus:
    """The status after `action`. Raises Refused(ticket_wrong_status) when the table has no such row."""
    try:
        return TRANSITIONS[status, action]
    except KeyError:
        raise Refused("ticket_wrong_status", status=status.value, action=action.value) from None


def allowed_actions(status: TicketStatus) -> tuple[TicketAction, ...]:
    """Every action that the table knows for this status, in the table's order."""
    return tuple(action for (known, action) in TRANSITIONS if known is status)
