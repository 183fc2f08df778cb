"""The language in which this request is answered."""

from __future__ import annotations

from flask import g, request

from queue_server.catalogue import FALLBACK
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity

# The centre's own screens: what their browsers accept says nothing of who reads them, so they begin in Ukrainian.
OWN_SCREENS = ("/kiosk/", "/hall-display/", "/operator-console/")


def request_language() -> str:
    """`?language=`, else `X-Language`, else what the browser accepts, else Ukrainian. A device of the hall speaks
    Ukrainian whatever its browser was set to."""
    if "language" not in g:  # a page of tables asks thousands of times
        g.language = _asked_for()
    language: str = g.language
    return language


def _asked_for() -> str:
    known = deps().catalogues.languages
    for wanted in (request.args.get("language"), request.headers.get("X-Language")):
        if wanted in known:
            return wanted
    if identity().device is not None or request.path.startswith(OWN_SCREENS):
        return FALLBACK
    return request.accept_languages.best_match(known, FALLBACK) or FALLBACK
