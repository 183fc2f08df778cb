"""The process beside the server that computes.

One function after the other comes by the socket on standard input, with its arguments, and what it gives or raises goes
back. It has an interpreter of its own, so that its work never keeps those who are served waiting for theirs. It ends
with the server, and by itself when nobody has asked for a while; the server starts it again.
"""

from __future__ import annotations

import os
import pickle
import signal
import socket
import struct
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

HEAD = struct.Struct("!Q")  # the length of what follows
NICE = 19  # whoever is served goes first
LAST = "--last"  # who is started with it waits for every other process too


def send(line: socket.socket, what: Any) -> None:
    """Raises OSError, and whatever pickle raises for what cannot travel."""
    packed = pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
    line.sendall(HEAD.pack(len(packed)) + packed)


def receive(line: socket.socket) -> Any:
    """What the other end sent; only processes of the server itself hold the two ends. Raises EOFError when it is gone,
    TimeoutError."""
    [length] = HEAD.unpack(_exactly(line, HEAD.size))
    return pickle.loads(_exactly(line, length))


def _exactly(line: socket.socket, length: int) -> bytes:
    received = bytearray()
    while len(received) < length:
        part = line.recv(min(length - len(received), 1 << 16))
        if not part:
            raise EOFError("the other end is gone")
        received += part
    return bytes(received)


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with its server, not before
    seconds, *loads = sys.argv[1:]
    os.nice(NICE)
    if LAST in loads:
        loads.remove(LAST)
        with suppress(OSError):  # where a sandbox forbids it, the low priority has to do
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    for module in loads:
        import_module(module)
    line = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    while True:
        line.settimeout(float(seconds))
        try:
            order = receive(line)
        except (EOFError, TimeoutError, ConnectionError):
            return
        line.settimeout(None)
        try:
            send(line, _done(order))
        except ConnectionError:
            return


def _done(order: tuple[Any, tuple[Any, ...]]) -> tuple[bool, Any]:
    """(true, what it gave) or (false, what it raised); both as they can travel."""
    function, arguments = order
    try:
        return True, function(*arguments)
    except Exception as problem:  # whatever it is, it is raised again where it was asked for
        try:
            return False, pickle.loads(pickle.dumps(problem))
        except Exception:
            return False, RuntimeError(f"{type(problem).__name__}: {problem}")


if __name__ == "__main__":
    main()
