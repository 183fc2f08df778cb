"""Presence: checking in and joining the queue need a visitor who is there."""

from __future__ import annotations

from datetime import datetime

from queue_server.domain.codes import Codes
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
