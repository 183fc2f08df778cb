"""What the agents of kiosk and hall share of a socket to the server: one try to listen, and how to hang up."""

from __future__ import annotations

import contextlib

import socketio


def listen(socket: socketio.Client, address: str, token: str) -> None:
    """Connect and hear until the connection ends. Raises socketio's ConnectionError. The client library leaves its
    line open when the server is the first to go; here nothing stays open."""
    try:
        socket.connect(address, auth={"token": token}, transports=["websocket"])
        socket.wait()
    finally:
        line = getattr(socket.eio.ws, "sock", None)
        if line is not None:
            with contextlib.suppress(OSError):
                line.close()


def hang_up(socket: socketio.Client) -> None:
    """`disconnect()` waits for tasks that a connection just made or just broken has not: nothing is left to end."""
    with contextlib.suppress(AttributeError):
        socket.disconnect()
