"""The kiosk's page: the kiosk for a paired device, the pairing page for any other browser."""

from __future__ import annotations

from flask import Blueprint, render_template

from queue_server.web.auth import device, guard, public
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity

blueprint = Blueprint("kiosk", __name__, url_prefix="/kiosk", static_folder="static", template_folder="templates")

REFUSALS = ("too_early", "not_served", "too_late", "already_given", "step_wrong")
TEXTS = ("common-", "kiosk-", "rating-", "paper-watch", "paper-telephone", *(f"error-rating_{why}" for why in REFUSALS))


@blueprint.get("/")
@guard(device("kiosk"), public)
def kiosk() -> str:
    """All languages go along, so that the visitor changes them without a reload."""
    asking = identity()
    if asking.device is None:
        return render_template("pairing.html", kind="kiosk")
    catalogues = deps().catalogues
    sources = {language: catalogues.source(language, TEXTS) for language in catalogues.languages}
    return render_template(
        "kiosk/kiosk.html",
        catalogues=sources,
        languages=list(sources),
        visit_address=_visit_address(),
        prints=asking.device.printer_id is not None,
    )


def _visit_address() -> str:
    """The address of the visitor's own page as a person types it."""
    return f"{deps().settings.origin.partition('://')[2]}/v"
