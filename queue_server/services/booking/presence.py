"""Presence: checking in and joining the queue need a visitor who is there."""

from __future__ import annotations

from datetime import UTC, datetime

from queue_server.domain.codes import HALL_WINDOW_S, Codes
from queue_server.domain.errors import Invalid, Refused
from queue_server.models import Branch
from queue_server.services.unit_of_work import Actor


def refuse_absent(branch: Branch, actor: Actor, codes: Codes, hall_code: str | None, now: datetime) -> None:
    """A kiosk and the staff see the visitor; a phone has to show the code that the hall displays.

    Raises Refused(presence_needed) without a code, Invalid(hall_code_wrong) for a wrong or an old one.
    """
    if actor.device_id is not None or actor.staff_id is not None:
        return
    if hall_code is None:
        raise Refused("presence_needed")
    digits = "".join(character for character in hall_code if character.isdigit())
    if not codes.is_of_hall(branch.id, digits, now):
        raise Invalid("hall_code_wrong")


def hall_code(branch: Branch, codes: Codes, now: datetime) -> tuple[str, datetime]:
    """What the hall's screen shows, and when the next one follows; it is taken for one more turn after that."""
    turn = int(now.timestamp()) // HALL_WINDOW_S + 1
    return codes.hall(branch.id, now), datetime.fromtimestamp(turn * HALL_WINDOW_S, UTC)
