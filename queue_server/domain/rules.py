"""The settings of a branch that decide what may happen to a ticket, with the defaults of the regulation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

UNDO_WITHIN = timedelta(seconds=30)
CALL_SHOWN_FOR = timedelta(minutes=3)
RATE_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Rules:
    """Minutes and counts as the head of the centre set them."""

    no_show_calls: int = 3
    no_show_minutes: int = 3
    restore_minutes: int = 30
    requeue_minutes: int = 5
    head_start_minutes: int = 15
    decision_weight_minutes: int = 20
    decision_daily_cap: int = 10
    decision_act: str = ""
    issue_before_opening_minutes: int = 15
    issue_before_closing_minutes: int = 0
    many_tickets: int = 5
    many_tickets_minutes: int = 10
    choose_ticket: bool = False
    personified: bool = False
    paper_width: int = 80
    key: str = "F2"
    guide_key: str = "Numpad5"

    @property
    def head_start(self) -> timedelta:
        return timedelta(minutes=self.head_start_minutes)

    @property
    def requeue_pause(self) -> timedelta:
        return timedelta(minutes=self.requeue_minutes)


def no_show_from(rules: Rules, heard_at: datetime, assistance: bool) -> datetime:
    """From when a called visitor counts as absent: minutes from the end of the first spoken call, doubled with help."""
    minutes = rules.no_show_minutes * (2 if assistance else 1)
    return heard_at + timedelta(minutes=minutes)
