"""Which calls went out of order: by a person's own choice, or by a rule that lets somebody go before an earlier one."""

from __future__ import annotations

from queue_server.domain.selection import PickReason

# A rule took somebody before an earlier queue_time. An appointment and a decision's weight move the queue_time itself,
# who was sent to a counter keeps it, and an early appointment finds nobody who waits: they go in order.
BY_RULE = (PickReason.PRIORITY_BY_LAW, PickReason.ACCESSIBLE, PickReason.PREFERRED_LINE)
IN_ORDER = frozenset(reason.value for reason in PickReason if reason not in (*BY_RULE, PickReason.CHOSEN))


def is_by_choice(reason: str, from_hold: bool) -> bool:
    """Whether a call with this recorded reason was a person's choice among those who waited. One on hold was at the
    counter already: its return overtakes nobody."""
    return not from_hold and reason not in IN_ORDER and reason not in BY_RULE
