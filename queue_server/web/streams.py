"""Answers that are made while they are sent: what takes long to write lets others go on after every piece."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar
from wsgiref.types import StartResponse, WSGIApplication

from flask import stream_with_context
from werkzeug.wsgi import ClosingIterator

Piece = TypeVar("Piece")
Sent = TypeVar("Sent", str, bytes)
PORTION = 2048  # letters: one or two milliseconds of a page's making


def in_turns(pieces: Iterable[Sent]) -> Iterator[Sent]:
    """What is sent piece by piece, in the context of the request."""
    return stream_with_context(taking_turns(pieces))


def taking_turns(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces; between two of them every other green thread has its turn."""
    for piece in pieces:
        yield piece
        time.sleep(0)


def one_after_the_other(application: WSGIApplication) -> WSGIApplication:
    """After each answer every other green thread has its turns. Without them a client whose next request is there by
    then is served on and on, and the halls hear late of what it did."""

    def served(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        return ClosingIterator(application(environ, start_response), _turns)

    return served


def _turns() -> None:
    """In the first what happened is told to the sockets, in the second they send it."""
    for _turn in range(2):
        time.sleep(0)


def in_portions(pieces: Iterable[str]) -> Iterator[str]:
    """Many small pieces put together, each time as much as may be made without a stop."""
    portion: list[str] = []
    letters = 0
    for piece in pieces:
        portion.append(piece)
        letters += len(piece)
        if letters >= PORTION:
            yield "".join(portion)
            portion.clear()
            letters = 0
    yield "".join(portion)
