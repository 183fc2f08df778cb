"""«Черга зараз»: each line of a branch as it stands, for everybody, and in a frame of the sites the centre names."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request

from booking.frames import framable
from booking.ticket_words import standing_text, wait_text
from booking.wording import clock, moment_text, t
from queue_server.services import places
from queue_server.web.auth import branch_or_404, guard, public
from queue_server.web.compression import compressed
from queue_server.web.dependencies import deps
from queue_server.web.queue import queue_of

routes = Blueprint("queue", __name__, url_prefix="/queue")
TEXTS = ("common-stale-",)


@routes.get("/")
@guard(public)
def page() -> Response:
    """The branch in `?branch=`, else the first. Its script reads this page again and redraws what has changed."""
    with deps().store.read() as session:
        branches = places.branches(session)
    asked = request.args.get("branch")
    shown = next((branch for branch in branches if branch["key"] == asked), branches[0] if branches else None)
    now = _now(shown["key"]) if shown else {}
    bookings = [shown["booking"]] if shown else []
    data = {"branches": branches, "shown": shown, "texts": TEXTS, "drawn_icons": True, **now}
    return compressed(framable("queue", bookings, **data))


def _now(key: str) -> dict[str, Any]:
    """The queue now, with `standing`: what does not go on, in a sentence or nothing; `said` of every line."""
    now = queue_of(branch_or_404(key))
    return {
        "now": now,
        "standing": standing_text(now["suspended"], now["at"], _also(now)),
        "lines": [line | {"said": _said(line, now["at"])} for line in now["lines"]],
    }


def _also(now: dict[str, Any]) -> str:
    """What does not go on although reception does: services of a register, or the issuing of tickets."""
    if now["day"]["closed"]:
        return t("booking-day-closed")
    told = []
    if now["registers"]:
        told.append(t("common-told-registers-suspended"))
    if now["day"]["issuing_ended"]:
        told.append(t("common-told-issuing-ended"))
    return " ".join(told)


def _said(line: dict[str, Any], at: str) -> list[str]:
    """Who waits and how long, who receives, and whether and until when tickets are issued."""
    waiting, minutes = t("booking-waiting", count=line["waiting"]), wait_text(line["wait"])
    said = [t("booking-waiting-and-wait", waiting=waiting, minutes=minutes) if minutes and line["waiting"] else waiting]
    if line["reason"] != "suspended" and (line["open"] or line["counters"]):
        said.append(t("booking-line-receiving", count=line["counters"]))
    if line["open"]:
        ends_today = line["until"] and line["until"][:10] == at[:10]
        return [*said, t("booking-line-until", time=clock(line["until"]))] if ends_today else said
    said.append(t(f"booking-line-{line['reason'].replace('_', '-')}"))
    if line["from"]:
        when = clock(line["from"]) if line["from"][:10] == at[:10] else moment_text(line["from"])
        said.append(t("booking-line-from", when=when))
    return said
