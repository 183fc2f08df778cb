"""The own booking: see it, move it, cancel it, add it to a calendar, and be in the hall: check in or join the queue.

Every form brings the code in its body, as programs bring it in a header: a browser's cookie alone changes nothing.
"""

from __future__ import annotations

import secrets
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from booking import shown, times
from booking.calendar_entry import calendar_entry
from booking.keeping import forget_code, keep_code
from booking.opened import Opened, about, kept, opened
from booking.wording import refusal_text, t
from queue_server.domain.calendar import uid_of
from queue_server.domain.errors import NotSignedIn, QueueError
from queue_server.services.booking import altering, arrivals
from queue_server.services.ticketing import Issued
from queue_server.web.auth import guard, public
from queue_server.web.booking import count_wrong_hall_code
from queue_server.web.dependencies import deps
from queue_server.web.links import address

routes = Blueprint("own", __name__, url_prefix="/booking/own")
TEXTS = ("common-", "own-", "error-", "booking-moment", "online-late-rule")
DONE = ("moved", "cancelled", "checked_in", "joined")


@routes.get("/")
@guard(public)
def own() -> ResponseReturnValue:
    """The booking of the code that is kept; else a form for the code. A script takes it from the fragment."""
    done = request.args.get("done")
    return _page(kept(), done=done if done in DONE else None)


@routes.post("/")
@guard(public)
def open_own() -> ResponseReturnValue:
    """The code was typed, or brought by a form of ours; with the hall's code one tap checks in."""
    try:
        known = opened(request.form.get("code", ""))
    except QueueError as refusal:
        text = t("own-code-wrong") if isinstance(refusal, NotSignedIn) else refusal_text(refusal.code, refusal.details)
        return make_response(_page(None, mistakes=[("code", text)]), 400)
    if hall := request.form.get("hall_code", ""):
        return keep_code(_page(known, hall_code=hall), known.code)
    return keep_code(_to_own(), known.code)


@routes.post("/keep")
@guard(public)
def keep() -> ResponseReturnValue:
    """A page with a script has opened this booking: the hall's code, scanned next, finds it."""
    return keep_code(make_response("", 204), opened(request.form.get("code", "")).code)


@routes.post("/forget")
@guard(public)
def forget() -> ResponseReturnValue:
    """Another booking."""
    return forget_code(_to_own())


@routes.post("/calendar")
@guard(public)
def calendar() -> Response:
    """The calendar's file."""
    known = opened(request.form.get("code", ""))
    answer = make_response(deps().calendar_file(calendar_entry(known.booking(), uid_of(known.id))))
    answer.mimetype = "text/calendar"
    answer.headers["Content-Disposition"] = 'attachment; filename="booking.ics"'
    return answer


@routes.post("/cancel")
@guard(public)
def cancel() -> ResponseReturnValue:
    """Asked once more, then cancelled."""
    known = opened(request.form.get("code", ""))
    if request.form.get("sure") != "yes":
        return _beside("own-cancel", known, own=known.booking())
    try:
        with deps().store.write() as work:
            altering.cancel(work, known.branch.id, known.id, known.actor)
    except QueueError as refusal:
        text = refusal_text(refusal.code, refusal.details)
        return make_response(_page(known, mistakes=[("choices", text)]), 409)
    return keep_code(_to_own("cancelled"), known.code)


@routes.post("/times")
@guard(public)
def other_times() -> ResponseReturnValue:
    """The free times to which it can be moved, or at which it is booked again."""
    return _times(opened(request.form.get("code", "")))


@routes.post("/move")
@guard(public)
def move() -> ResponseReturnValue:
    """To the chosen time; one that does not hold any more is booked again, with a code of its own."""
    known, slot = opened(request.form.get("code", "")), request.form.get("slot", "")
    try:
        with known.naming_others(slot), deps().store.write() as work:
            if "move" in known.booking()["may"]:
                altering.move(work, known.branch.id, known.id, known.moment(slot), known.actor)
                return keep_code(_to_own("moved"), known.code)
            made = altering.book_again(
                work, known.branch.id, known.id, known.moment(slot), known.actor, deps().codes, known.retry(slot)
            )
    except QueueError as refusal:
        return _times(known, refusal_text(refusal.code, refusal.details))
    new = opened(made.code)
    booked = {"branch": new.branch, "framed": False, **about(new), **shown.with_code(made.code)}
    return keep_code(make_response(render_template("booking/booked.html", **booked)), made.code)


@routes.post("/check-in")
@guard(public)
def check_in() -> ResponseReturnValue:
    """In the hall, by its code: a ticket with the booked place in the order."""
    asked_at = deps().clock.now()

    def arrive(work: Any, known: Opened, hall: str) -> Issued:
        return arrivals.check_in(
            work, known.branch.id, known.id, known.actor, deps().codes, hall_code=hall, asked_at=asked_at
        )

    return _arrive(arrive, "checked_in")


@routes.post("/join")
@guard(public)
def join() -> ResponseReturnValue:
    """Too late for the booking: the general queue, from now on."""

    def arrive(work: Any, known: Opened, hall: str) -> Issued:
        forecast = deps().forecast.lines(known.branch.id)
        return arrivals.join_queue(work, known.branch.id, known.id, known.actor, deps().codes, forecast, hall_code=hall)

    return _arrive(arrive, "joined")


def _arrive(arrive: Any, done: str) -> ResponseReturnValue:
    known, hall = opened(request.form.get("code", "")), request.form.get("hall_code", "").strip()[:20]
    try:
        deps().limits.check("presence-code-misses", known.id)
        with deps().store.write() as work:
            arrive(work, known, hall or None)
    except QueueError as refusal:
        count_wrong_hall_code(refusal, known.id)
        text = refusal_text(refusal.code, refusal.details)
        return make_response(_page(known, mistakes=[("hall_code", text)]), 400)
    return keep_code(_to_own(done), known.code)


def _page(known: Opened | None, **data: Any) -> Response:
    """`own.html`, filled where the booking is known; the script fills it for a code in the fragment."""
    hall = "".join(character for character in data.pop("hall_code", "") if character.isdigit())[:20]
    page = {"mistakes": [], "done": None, "hall_code": hall, "texts": TEXTS, **data, **about(known)}
    return make_response(render_template("booking/own.html", **page))


def _times(known: Opened, mistake: str | None = None) -> Response:
    days = known.other_times()
    mistakes = [("times", mistake)] if mistake else []
    booking = known.booking()
    return _beside(
        "own-times", known, 409 if mistake else 200, days=[day for day in days if day.times], mistakes=mistakes,
        key=request.form.get("key") or secrets.token_hex(16), next=times.next_times(days), own=booking,
    )  # fmt: skip


def _beside(name: str, known: Opened, status: int = 200, **data: Any) -> Response:
    return make_response(render_template(f"booking/{name}.html", code=known.code, **data), status)


def _to_own(done: str | None = None) -> Response:
    return make_response(redirect(address("booking.own.own", **({"done": done} if done else {})), 303))
