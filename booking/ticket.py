"""The own ticket without a script: its state as the server writes it, read again by a link, left by a form.

Every form brings the code in its body; the cookie of half an hour only shows the page again.
"""

from __future__ import annotations

import secrets
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from booking import ticket_words
from booking.keeping import VISIT, forget_code, keep_code, kept_code
from booking.wording import refusal_text
from queue_server.domain.codes import typed
from queue_server.domain.errors import QueueError
from queue_server.services import letting_ahead, reception
from queue_server.services.retries import Retry
from queue_server.services.ticket_changes import Seen
from queue_server.services.unit_of_work import Actor
from queue_server.services.visits import KnownVisit
from queue_server.web.auth import guard, public
from queue_server.web.dependencies import deps
from queue_server.web.identity import by_visit_code
from queue_server.web.links import address
from queue_server.web.visit import read_own

routes = Blueprint("ticket", __name__, url_prefix="/v/ticket")
MOST_DIGITS = 2


@routes.get("/")
@guard(public)
def page() -> ResponseReturnValue:
    """The ticket of the code that is kept; without one, the page that asks for it."""
    code = kept_code(VISIT)
    try:
        return _page(code) if code else _ask()
    except QueueError:
        return _ask()


@routes.post("/")
@guard(public)
def open_ticket() -> ResponseReturnValue:
    """The code was typed."""
    code = request.form.get("code", "")
    try:
        _known(code)
    except QueueError as refusal:
        mistakes = [("code", refusal_text(refusal.code, refusal.details))]
        return make_response(_shown("ticket", own=None, mistakes=mistakes), 400)
    return keep_code(_back(), typed(code) or "", VISIT)


@routes.post("/leave")
@guard(public)
def leave() -> ResponseReturnValue:
    """Asked once more, then the ticket is cancelled."""
    code = request.form.get("code", "")
    known = _known(code)
    if request.form.get("sure") != "yes":
        return make_response(_shown("ticket-leave", own=read_own(known), code=code))
    try:
        with deps().store.write() as work:
            reception.cancel(work, known.branch_id, known.ticket_id, Actor(ticket_id=known.ticket_id), Seen())
    except QueueError as refusal:
        return make_response(_page(code, refusal), 409)
    return keep_code(_back(), code, VISIT)


@routes.post("/let-ahead")
@guard(public)
def let_ahead() -> ResponseReturnValue:
    """One to three of those right behind go first; a page that is sent twice lets them pass once."""
    code, key, places = (request.form.get(name, "") for name in ("code", "key", "places"))
    known = _known(code)
    count = int(places[:MOST_DIGITS]) if places[:MOST_DIGITS].isdecimal() else 0
    retry = Retry.of(key or None, "let-ahead", {"places": count})
    try:
        with deps().store.write() as work:
            acting = Actor(ticket_id=known.ticket_id)
            letting_ahead.let_ahead(work, known.branch_id, known.ticket_id, count, acting, retry)
    except QueueError as refusal:
        return make_response(_page(code, refusal), 409)
    return keep_code(_back(), code, VISIT)


@routes.post("/forget")
@guard(public)
def forget() -> ResponseReturnValue:
    """Another ticket."""
    return forget_code(make_response(_ask()), VISIT)


def _known(code: str) -> KnownVisit:
    """Raises NotSignedIn(code_unknown), TooMany for an address that guesses."""
    known = by_visit_code(code).visit
    assert known is not None, "a code that opens nothing is refused"
    return known


def _page(code: str, refusal: QueueError | None = None) -> Response:
    own = read_own(_known(code))
    data: dict[str, Any] = {
        "own": own,
        "code": code,
        "key": secrets.token_hex(16),
        "mistakes": [("choices", refusal_text(refusal.code, refusal.details))] if refusal else [],
        **ticket_words.said(own),
    }
    return make_response(_shown("ticket", **data))


def _shown(name: str, **data: Any) -> str:
    return render_template(f"booking/{name}.html", drawn_icons=True, **data)


def _ask() -> ResponseReturnValue:
    return redirect(address("booking.visit"), 303)


def _back() -> Response:
    return make_response(redirect(address("booking.ticket.page"), 303))
