"""The dashboard on a wall: for a paired screen, without anybody's sign-in and without a name; else the pairing page."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

from queue_server.services import places
from queue_server.web.auth import device, guard, public
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity

routes = Blueprint("wall", __name__, url_prefix="/wall")


@routes.get("/")
@guard(device("wall"), public)
def page() -> str:
    """It reads Ukrainian; `?language=en` turns it."""
    wall = identity().device
    if wall is None:
        return render_template("pairing.html", kind="wall")
    with deps().store.read() as session:
        data: dict[str, Any] = {"places": places.names(session, [wall.branch]), "wall": True, "device": True}
    return render_template("operator_console/wall.html", data=data)
