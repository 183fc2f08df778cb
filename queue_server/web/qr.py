"""Addresses of pages as QR codes; a visitor's code stands in their fragment, so that no log ever holds it."""

from __future__ import annotations

import io

import segno
from flask import Response

from queue_server.web.dependencies import deps


def drawing(page: str, code: str) -> Response:
    """An SVG to be drawn on a screen, for this answer only."""
    picture = io.BytesIO()
    segno.make(address(page, code), error="m").save(picture, kind="svg", scale=8, border=4)
    return Response(picture.getvalue(), mimetype="image/svg+xml", headers={"Cache-Control": "no-store"})


def image(page: str, code: str) -> str:
    """The same as the source of an image; it has its own white ground."""
    made = segno.make(address(page, code), error="m", micro=False)
    return str(made.svg_data_uri(scale=8, border=4, light="#fff"))


def address(page: str, code: str) -> str:
    return f"{deps().settings.origin}/{page}/#{code}"
