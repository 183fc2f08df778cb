"""The pages of the hall's display and of a counter's own, the pairing page for any other browser, and the chime."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, send_from_directory, url_for
from flask.typing import ResponseReturnValue

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
    if identity().device is None:
        return render_template("pairing.html", kind="display")
    catalogues = deps().catalogues
    captions = {spoken: catalogues.source(spoken, CAPTIONS) for spoken in catalogues.languages}
    return _page("board", captions=captions)


@blueprint.get("/counter/")
@blueprint.get("/counter/<string:number>")
@guard(device("counter_display"), public)
def counter(number: str | None = None) -> ResponseReturnValue:
    """The sign of the counter where the display hangs: which one, its pairing says."""
    asking = identity().device
    if asking is None:
        return render_template("pairing.html", kind="counter_display")
    if asking.counter not in (None, number):
        return redirect(url_for("hall_display.counter", number=asking.counter, language=request.args.get("language")))
    return _page("counter")


def _page(name: str, **own: Any) -> str:
    catalogues = deps().catalogues
    wanted = request.args.get("language")
    language = wanted if wanted in catalogues.languages else FALLBACK
    t, messages = partial(catalogues.text, language), catalogues.source(language, TEXTS)
    return render_template(f"hall_display/{name}.html", language=language, t=t, messages=messages, **own)


@blueprint.get("/chime.wav")
@guard(public)
def chime() -> Response:
    return send_from_directory(SOUNDS, "chime.wav", max_age=7 * 24 * 3600)
