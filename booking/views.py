"""The public pages: the start page, the queue now, the visitor's own page; booking has modules of its own."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request

from booking import book, here, own, questionnaire, quietest, rate, tablet, wording
from queue_server.services import places
from queue_server.web.auth import guard, public
from queue_server.web.dependencies import deps
from queue_server.web.links import address, other_languages

blueprint = Blueprint(
    "booking", __name__, static_folder="static", static_url_path="/booking/static", template_folder="templates"
)

for part in (book, own, here, rate, questionnaire, tablet):
    blueprint.register_blueprint(part.routes)

TEXTS = ("common-", "booking-", "rating-", "error-")


@blueprint.get("/")
@guard(public)
def start() -> str:
    """The branches of this installation and the way to everything else."""
    return _page("start", branches=_branches())


@blueprint.get("/queue/")
@guard(public)
def queue() -> str:
    """«Черга зараз» of the branch in `?branch=`, else of the first."""
    branches = _branches()
    asked = request.args.get("branch")
    shown = next((branch for branch in branches if branch["key"] == asked), branches[0] if branches else None)
    return _page("queue", branches=branches, shown=shown)


@blueprint.get("/v/")
@guard(public)
def visit() -> str:
    """The visitor's own page; the code stands in the fragment, which no server sees, or is typed."""
    return _page("visit")


def _page(name: str, **data: Any) -> str:
    return render_template(f"booking/{name}.html", **data)


def _branches() -> list[dict[str, Any]]:
    with deps().store.read() as session:
        return places.branches(session)


@blueprint.context_processor
def _context() -> dict[str, Any]:
    return {
        "texts": TEXTS,
        "address": address,
        "other_languages": other_languages,
        "clock": wording.clock,
        "day_text": wording.day_text,
        "moment_text": wording.moment_text,
        "name_text": wording.name_text,
        "quietest": quietest.quietest,
        "weekday_names": wording.weekday_names,
    }
