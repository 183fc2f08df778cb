"""Which sites may show the booking pages in a frame, and how a page looks there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Response, make_response, render_template, request

from queue_server.web.headers import framed_by


def is_framed() -> bool:
    """Whether the browser shows this page in another one's frame: it says so with a navigation."""
    return request.headers.get("Sec-Fetch-Dest") in ("iframe", "frame", "embed", "object")


def sites_of(bookings: Iterable[Mapping[str, Any]]) -> list[str]:
    """The sites that any of these branches lets embed its pages."""
    return sorted({site for booking in bookings for site in booking.get("embed") or ()})


def framable(template: str, bookings: Iterable[Mapping[str, Any]], status: int = 200, **data: Any) -> Response:
    """A page that may stand in a frame of the sites of these branches, and of no others."""
    # Within a frame the links lead out of it; the council's own page stands around.
    response = make_response(render_template(f"booking/{template}.html", framed=is_framed(), **data), status)
    response.headers["Content-Security-Policy"] = framed_by(sites_of(bookings))
    return response
