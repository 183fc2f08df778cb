"""The hall display's page for a paired display, the pairing page for any other browser, and the chime."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from flask import Blueprint, Response, render_template, request, send_from_directory

from queue_server.catalogue import FALLBACK
from queue_server.web.auth import device, guard, public
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity

blueprint = Blueprint(
    "hall_display", __name__, url_prefix="/hall-display", static_folder="static", template_folder="templates"
)

TEXTS = ("common-", "hall-")
CAPTIONS = ("speech-", "common-told-")
SOUNDS = Path(__file__).resolve().parent.parent / "sounds"


@blueprint.get("/")
@guard(device("display"), public)
def board() -> str:
    """The hall reads Ukrainian, whatever the display's browser prefers; `?language=en` turns it."""
    asking = identity()
    if asking.device is None:
        return render_template("pairing.html", kind="display")
    catalogues = deps().catalogues
    wanted = request.args.get("language")
    language = wanted if wanted in catalogues.languages else FALLBACK
    return render_template(
        "hall_display/board.html",
        language=language,
        t=partial(catalogues.text, language),
        messages=catalogues.source(language, TEXTS),
        captions={spoken: catalogues.source(spoken, CAPTIONS) for spoken in catalogues.languages},
    )


@blueprint.get("/chime.wav")
@guard(public)
def chime() -> Response:
    return send_from_directory(SOUNDS, "chime.wav", max_age=7 * 24 * 3600)
