"""The tablet at a counter: the rating page for a paired tablet, the pairing page for any other browser."""

from __future__ import annotations

from flask import Blueprint, render_template

from queue_server.services import places
from queue_server.web.auth import device, guard, public
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity

routes = Blueprint("tablet", __name__, url_prefix="/v/tablet")
TEXTS = ("common-", "rating-", "error-")


@routes.get("/")
@guard(device("tablet"), public)
def page() -> str:
    """All languages go along: each visitor is asked in the own one, and may change it."""
    tablet = identity().device
    if tablet is None:
        return render_template("pairing.html", kind="tablet")
    catalogues = deps().catalogues
    sources = {language: catalogues.source(language, TEXTS) for language in catalogues.languages}
    with deps().store.read() as session:
        [centre] = places.names(session, [tablet.branch])
    return render_template(
        "booking/tablet.html", texts=TEXTS, catalogues=sources, counter=tablet.counter, name=centre["name"]
    )
