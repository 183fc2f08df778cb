"""The questionnaire of a branch, for anybody and without a ticket; works without a script."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from booking.rate import said_in
from booking.wording import refusal_text, t
from queue_server.domain.errors import NotFound, QueueError
from queue_server.services import questionnaire, rating
from queue_server.services.retries import Retry
from queue_server.web.auth import guard, public
from queue_server.web.dependencies import deps
from queue_server.web.identity import caller
from queue_server.web.links import address

routes = Blueprint("questionnaire", __name__, url_prefix="/v/questionnaire")


@routes.get("/")
@guard(public)
def page() -> ResponseReturnValue:
    """Of the branch in `?branch=`, else of the first that asks."""
    return _page(_branch(request.args.get("branch")), done="done" in request.args)


@routes.post("/")
@guard(public)
def answer() -> ResponseReturnValue:
    """So many times an hour from one address."""
    branch, said = _branch(request.form.get("branch")), said_in(request.form)
    if said is None:
        return _page(branch, ("step-1", t("rating-step-missing")), 400)
    try:
        deps().limits.check("questionnaire", caller())
        with deps().store.write() as work:
            retry = Retry.of(request.form.get("key") or None, "questionnaire", dict(request.form))
            questionnaire.answer(work, branch.id, said, retry)
    except QueueError as refusal:
        return _page(branch, ("rating", refusal_text(refusal.code, refusal.details)), 409)
    deps().limits.count("questionnaire", caller())
    return redirect(address("booking.questionnaire.page", branch=branch.key, done=""), 303)


def _page(
    branch: Any, mistake: tuple[str, str] | None = None, status: int = 200, *, done: bool = False
) -> ResponseReturnValue:
    data = {
        "visit": rating.asked(branch),
        "branch": {"key": branch.key, "name": branch.name},
        "given": None,
        "done": done,
        "mistakes": [mistake] if mistake else [],
        "filled": request.form if mistake else None,
        "key": request.form.get("key") or secrets.token_hex(16),
    }
    return make_response(render_template("booking/questionnaire.html", **data), status)


def _branch(key: str | None) -> Any:
    """Raises NotFound(questionnaire_closed) where no such branch asks."""
    with deps().store.read() as session:
        found = questionnaire.asking(session, key)
    if found is None:
        raise NotFound("questionnaire_closed")
    return found
