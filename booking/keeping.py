"""The code of the own booking, ticket or feedback between two pages: half an hour in a cookie, where it was opened."""

from __future__ import annotations

from flask import Response, request

from queue_server.domain.codes import typed
from queue_server.web.dependencies import deps

KEPT_FOR = 30 * 60  # seconds
BOOKING, VISIT, FEEDBACK = "queue-booking", "queue-visit", "queue-feedback"


def kept_code(name: str = BOOKING) -> str | None:
    """The code of the cookie; it shows a booking and changes none: every form brings its code itself."""
    return typed(request.cookies.get(_cookie(name), ""))


def keep_code(response: Response, code: str, name: str = BOOKING) -> Response:
    response.set_cookie(
        _cookie(name), code, max_age=KEPT_FOR, path="/", secure=deps().settings.secure, httponly=True, samesite="Lax"
    )
    return response


def forget_code(response: Response, name: str = BOOKING) -> Response:
    response.delete_cookie(_cookie(name), path="/", secure=deps().settings.secure, httponly=True)
    return response


def _cookie(name: str) -> str:
    return f"__Host-{name}" if deps().settings.secure else name
