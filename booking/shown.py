"""An own booking in the words of the reader: its state, what happens next, the code with its QR."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import segno

from booking.wording import clock, moment_text, t
from queue_server.domain.codes import shown as grouped
from queue_server.services.booking.wishes import rules_for_booking
from queue_server.web.dependencies import deps


def with_code(code: str) -> dict[str, Any]:
    """The code as it is read, its QR as the address of a picture, and the code itself for forms."""
    link = f"{deps().settings.origin}/booking/own/#{code}"
    picture = segno.make(link, error="m", micro=False).svg_data_uri(scale=5, border=4, light="#fff")
    return {"code": code, "grouped": grouped(code), "picture": picture}


def deadline(branch: Any, slot: str, service: str | None) -> str:
    """10:25: until when a booking of this time holds, where nothing stands still."""
    limit = rules_for_booking(branch).late_limit(service)
    return clock((datetime.fromisoformat(slot) + limit).isoformat())


def own(booking: dict[str, Any]) -> dict[str, Any]:
    """`state` and `then`: what a booking is, and what happens next."""
    return {"state": state_text(booking), "then": then_text(booking), "latest": latest(booking)}


def facts(booking: dict[str, Any]) -> list[tuple[str, Any]]:
    """What a booking is about: the name of each fact, and a text or a name in languages."""
    branch, service = booking["branch"], booking["service"]
    found = [
        ("when", moment_text(booking["slot_at"])),
        ("branch", branch["name"]),
        ("address", branch["address"]),
        ("purpose", booking["purpose"]["name"]),
        ("service", service["label"] if service else None),
        ("phone", branch["phone"]),
    ]
    return [(name, value) for name, value in found if value]


def latest(booking: dict[str, Any]) -> str:
    """The clock time after which the booking is annulled; also while the time stands still."""
    if booking["until"] is not None:
        return clock(booking["until"])
    return clock((datetime.fromisoformat(booking["slot_at"]) + timedelta(minutes=booking["late_minutes"])).isoformat())


def state_text(booking: dict[str, Any]) -> str:
    if booking["state"] == "cancelled" and booking["reason"] == "centre":
        return t("own-state-cancelled-centre")
    return t(f"own-state-{booking['state'].replace('_', '-')}")


def then_text(booking: dict[str, Any]) -> str:
    if booking["state"] in ("booked", "due") and booking["until"] is None:
        return t("own-then-stands")
    if booking["state"] == "late" and booking["number"]:
        return t("own-then-joined", number=booking["number"])
    return t(
        f"own-then-{booking['state'].replace('_', '-')}",
        time=clock(booking["slot_at"]),
        opens=clock(booking["check_in_from"]),
        until=latest(booking),
        minutes=booking["late_minutes"],
        number=booking["number"] or "",
    )
