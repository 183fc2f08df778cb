"""The language in which this request is answered."""

from __future__ import annotations

from flask import request

from queue_server.catalogue import FALLBACK
from queue_server.web.dependencies import deps


def request_language() -> str:
    """`?language=`, else `X-Language`, else what the browser accepts, else Ukrainian."""
    known = deps().catalogues.languages
    for wanted in (request.args.get("language"), request.headers.get("X-Language")):
        if wanted in known:
            return wanted
    return request.accept_languages.best_match(known, FALLBACK) or FALLBACK
