"""The public pages: the start page and the visitor's own page; the others have modules of their own."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template

from booking import (
    book,
    feedback,
    here,
    installing,
    own,
    questionnaire,
    queue,
    quietest,
    rate,
    tablet,
    ticket,
    visiting,
    wording,
)
from queue_server.services import places
from queue_server.web.auth import guard, public
from queue_server.web.dependencies import deps
from queue_server.web.links import address, other_languages

blueprint = Blueprint(
    "booking", __name__, static_folder="static", static_url_path="/booking/static", template_folder="templates"
)

for part in (queue, book, own, here, ticket, installing, rate, questionnaire, feedback, tablet):
    blueprint.register_blueprint(part.routes)


@blueprint.get("/")
@guard(public)
def start() -> str:
    """The branches of this installation and the way to everything else."""
    return _page("start", branches=_branches())


@blueprint.get("/v/")
@guard(public)
def visit() -> Response:
    """The visitor's own page; the code stands in the fragment, which no server sees, or is typed."""
    return visiting.page()


def _page(name: str, **data: Any) -> str:
    return render_template(f"booking/{name}.html", **data)


def _branches() -> list[dict[str, Any]]:
    with deps().store.read() as session:
        return places.branches(session)


@blueprint.context_processor
def _context() -> dict[str, Any]:
    return {
        "texts": (),  # a page without a script says all of its words itself
        "address": address,
        "other_languages": other_languages,
        "clock": wording.clock,
        "date_text": wording.date_text,
        "day_text": wording.day_text,
        "moment_text": wording.moment_text,
        "name_text": wording.name_text,
        "quietest": quietest.quietest,
        "weekday_names": wording.weekday_names,
    }
