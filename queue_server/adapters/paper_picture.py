"""A paper as a picture for a screen: the same raster that the printer burns."""

from __future__ import annotations

import io

from queue_server.adapters.paper import draw
from queue_server.domain.paper import Paper


def picture(paper: Paper) -> bytes:
    """A PNG as wide as the printer's head has dots."""
    file = io.BytesIO()
    draw(paper).save(file, "PNG")
    return file.getvalue()
