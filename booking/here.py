"""Where the hall's QR code leads: its code stands in the fragment, and the own booking is one tap away."""

from __future__ import annotations

from flask import Blueprint, render_template

from booking.opened import about, kept
from booking.own import TEXTS
from queue_server.web.auth import guard, public

routes = Blueprint("here", __name__, url_prefix="/booking/here")


@routes.get("/")
@guard(public)
def here() -> str:
    """The booking that this browser has opened within the last half hour, else a form for its code; the hall's code is
    filled in by the script, or typed from the display."""
    return render_template("booking/here.html", texts=TEXTS, mistakes=[], hall_code="", **about(kept()))
