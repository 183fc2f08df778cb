"""The visitor's own page on a phone's home screen and without a network: its manifest, and the worker that keeps it."""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, current_app, make_response, request, url_for

from booking import visiting
from booking.wording import t
from queue_server.web.auth import guard, public
from queue_server.web.compression import compressed
from queue_server.web.dependencies import deps
from queue_server.web.language import request_language
from queue_server.web.links import address
from queue_server.web.modules import file_of, module_graph

routes = Blueprint("installing", __name__, url_prefix="/v")
SHELL = "visit shell"
STYLES = ("tokens.css", "base.css")
OWN_STYLES = ("public.css", "rating.css", "visit.css")
WORDS = ("common-", "booking-", "rating-")


@routes.get("/manifest.webmanifest")
@guard(public)
def manifest() -> Response:
    """Name and icons in the reader's language. It starts without a code: which ticket is open, the phone knows."""
    told = {
        "id": url_for("booking.visit"),
        "name": t("booking-app-name"),
        "short_name": t("booking-visit"),
        "description": t("booking-app-about"),
        "lang": request_language(),
        "start_url": address("booking.visit"),
        "scope": url_for("booking.visit"),
        "display": "standalone",
        "theme_color": _colour("accent"),
        "background_color": _colour("paper"),
        "icons": [_icon(192), _icon(512), _icon(512, "maskable")],
    }
    response = make_response(json.dumps(told, ensure_ascii=False))
    response.mimetype = "application/manifest+json"
    return _asked_about(response)


@routes.get("/worker.js")
@guard(public)
def worker() -> Response:
    """The worker, with the list of what it keeps and its version: whenever anything of it changes, so does this file,
    and browsers fetch all of it anew."""
    source = file_of(current_app, url_for("booking.static", filename="visit-worker.mjs")).read_text("utf-8")
    response = make_response(f"const SHELL = {json.dumps(shell())};\n{source}")
    response.mimetype = "text/javascript"
    return _asked_about(compressed(response))


def shell() -> dict[str, Any]:
    """What the worker keeps: {version, pages, files}; the first page is the one in the browser's own language."""
    kept: dict[str, Any] = current_app.extensions
    if SHELL not in kept:
        kept[SHELL] = _shell(current_app)
    found: dict[str, Any] = kept[SHELL]
    return found


def _shell(app: Flask) -> dict[str, Any]:
    pages = [url_for("booking.visit")]
    pages += [url_for("booking.visit", language=language) for language in deps().catalogues.languages]
    later = module_graph(app, [url_for("static", filename="queue-client.mjs")])
    styles = [url_for("static", filename=name) for name in STYLES]
    styles += [url_for("booking.static", filename=name) for name in OWN_STYLES]
    files = [*dict.fromkeys([*visiting.modules(), *later]), *styles, url_for("static", filename="icon.svg")]
    return {"version": _version(app, files), "pages": pages, "files": files}


def _version(app: Flask, files: list[str]) -> str:
    """Of all files, templates and words, so that it changes with any of them."""
    found = sha256("\n".join(files).encode())
    for path in [*(file_of(app, each) for each in files), *_templates(app)]:
        found.update(path.read_bytes())
    for language in deps().catalogues.languages:
        found.update(deps().catalogues.source(language, WORDS).encode())
    return found.hexdigest()[:16]


def _templates(app: Flask) -> list[Path]:
    booking = Path(__file__).parent / "templates"
    return sorted([*booking.rglob("*.html"), *Path(app.root_path, str(app.template_folder)).rglob("*.html")])


def _asked_about(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


def _icon(size: int, purpose: str = "any") -> dict[str, str]:
    name = f"icon-{size}.png" if purpose == "any" else f"icon-{purpose}-{size}.png"
    source = url_for("booking.static", filename=name)
    return {"src": source, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


@cache
def _colour(name: str) -> str:
    """A colour of tokens.css, which alone names colours. Raises LookupError."""
    tokens = Path(current_app.root_path, "web", "static", "tokens.css").read_text("utf-8")
    found = re.search(rf"--{name}: (#[0-9a-f]{{6}});", tokens)
    if found is None:
        raise LookupError(name)
    return found[1]
