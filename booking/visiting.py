"""The visitor's own page as it is sent: the same for everybody, light enough for a cheap phone on a bad network."""

from __future__ import annotations

from flask import Flask, Response, current_app, make_response, render_template, request, url_for

from queue_server.web.compression import compressed
from queue_server.web.language import request_language
from queue_server.web.modules import module_graph

TEXTS = (
    "common-told-suspended-", "common-told-resuming", "common-minutes-range", "common-minutes-up-to",
    "common-stale-as-of", "common-stale-unread", "booking-ahead", "booking-next", "booking-state-",
    "booking-then-", "booking-live", "booking-fact-", "booking-moment", "booking-standing", "booking-missed",
    "booking-kept", "booking-alert-", "booking-code-wrong", "booking-no-answer", "booking-let-ahead-choice",
    "booking-let-ahead-left", "booking-let-ahead-done", "rating-yours", "rating-offer", "rating-five-",
    "rating-four-",
)  # fmt: skip
"""What its modules say; a refusal comes with its words."""
KEPT, PAGES = "visit modules", "visit pages"


def page() -> Response:
    """It holds nothing of one person, so that it may be compressed, and asked about again by its tag."""
    response = make_response(_written())
    response.headers["Cache-Control"] = "no-cache"
    response = compressed(response)
    response.add_etag()
    response.make_conditional(request)
    return response


def _written() -> str:
    """Once for each language in which it is asked for; anything else in the address stands in its links."""
    pages: dict[tuple[str, bool], str] = current_app.extensions.setdefault(PAGES, {})
    language = request_language()
    asked = language, request.args.get("language") == language
    if set(request.args) - {"language"}:
        return _write()
    if asked not in pages:
        pages[asked] = _write()
    return pages[asked]


def _write() -> str:
    return render_template("booking/visit.html", texts=TEXTS, modules=modules(), drawn_icons=True)


def modules() -> list[str]:
    """All that its module imports: asked for together, instead of one level after the other."""
    kept: dict[str, list[str]] = current_app.extensions
    if KEPT not in kept:
        kept[KEPT] = _modules(current_app)
    return kept[KEPT]


def _modules(app: Flask) -> list[str]:
    return module_graph(app, [url_for("booking.static", filename="visit.mjs")])
