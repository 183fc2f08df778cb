"""Rating the own visit, also without a script: the code is typed, or brought by the form of the visitor's page.

Every form brings the code in its body; the cookie of half an hour only shows the page again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from booking.keeping import VISIT, forget_code, keep_code, kept_code
from booking.wording import refusal_text, t
from queue_server.domain.errors import NotSignedIn, QueueError
from queue_server.domain.ratings import LONGEST_COMMENT, RatingChannel
from queue_server.services import rating
from queue_server.services.unit_of_work import Actor
from queue_server.services.visits import KnownVisit
from queue_server.web.auth import guard, public
from queue_server.web.dependencies import deps
from queue_server.web.identity import by_visit_code
from queue_server.web.links import address
from queue_server.web.rating import shown
from queue_server.web.schemas.text import clean

routes = Blueprint("rate", __name__, url_prefix="/v/rate")
DONE = ("thanks", "changed")
MOST_WRITTEN = LONGEST_COMMENT + 1  # one too many is refused, a flood is cut


@routes.get("/")
@guard(public)
def page() -> ResponseReturnValue:
    """The form for the visit of the code that is kept; else a form for the code."""
    code = kept_code(VISIT)
    try:
        return _page(code) if code else _ask()
    except QueueError:
        return _ask()


@routes.post("/open")
@guard(public)
def open_visit() -> ResponseReturnValue:
    """The code was typed."""
    code = request.form.get("code", "")
    try:
        _known(code)
    except QueueError as refusal:
        return _ask(_text(refusal), 400)
    return keep_code(_back(), code, VISIT)


@routes.post("/")
@guard(public)
def give() -> ResponseReturnValue:
    """A rating, from this page or by one tap on the visitor's own page; then this page again, to change it or add."""
    code = request.form.get("code", "")
    try:
        known = _known(code)
    except QueueError as refusal:
        return _ask(_text(refusal), 400)
    said = said_in(request.form)
    if said is None:
        return _page(code, 400, ("step-1", t("rating-step-missing")))
    try:
        with deps().store.write() as work:
            acting = Actor(ticket_id=known.ticket_id)
            rating.rate(work, known.branch_id, known.ticket_id, said, RatingChannel.PHONE, acting)
    except QueueError as refusal:
        return keep_code(_page(code, 409, ("rating", _text(refusal))), code, VISIT)
    return keep_code(_back("changed" if said.changing else "thanks"), code, VISIT)


@routes.post("/forget")
@guard(public)
def forget() -> ResponseReturnValue:
    """Another ticket."""
    return forget_code(_back(), VISIT)


def said_in(form: Mapping[str, str]) -> rating.Said | None:
    """What a form says; None where no step was chosen."""
    step = form.get("step", "")
    if not (step.isascii() and step.isdigit()):
        return None
    answers = {name[2:]: clean(text[:MOST_WRITTEN]) for name, text in form.items() if name.startswith("q-")}
    comment = clean(form.get("comment", "")[:MOST_WRITTEN])
    return rating.Said(int(step[:3]), answers, comment, form.get("changing") == "yes")


def _known(code: str) -> KnownVisit:
    known = by_visit_code(code).visit
    assert known is not None, "a code that opens nothing is refused"
    return known


def _page(code: str, status: int = 200, mistake: tuple[str, str] | None = None) -> Response:
    known = _known(code)
    done = request.args.get("done")
    data: dict[str, Any] = {
        "visit": shown(known.branch_id, known.ticket_id),
        "code": code,
        "done": done if done in DONE else None,
        "mistakes": [mistake] if mistake else [],
        "filled": request.form if mistake and status == 400 else None,
    }
    return make_response(render_template("booking/rate.html", **data), status)


def _ask(mistake: str | None = None, status: int = 200) -> Response:
    mistakes = [("code", mistake)] if mistake else []
    return make_response(render_template("booking/rate.html", visit=None, code="", mistakes=mistakes), status)


def _back(done: str | None = None) -> Response:
    return make_response(redirect(address("booking.rate.page", **({"done": done} if done else {})), 303))


def _text(refusal: QueueError) -> str:
    if isinstance(refusal, NotSignedIn):
        return t("rating-code-unknown")
    return refusal_text(refusal.code, refusal.details)
