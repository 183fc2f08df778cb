"""Where the sounds of what the hall says are found: a part of an announcement is an address and its language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from queue_server.domain.hall import Hall
from queue_server.domain.phrases import USUAL

Part = dict[str, Any]


def call_speech(hall: Hall, call: Mapping[str, Any]) -> list[Part]:
    """The files of one announcement in order: Ukrainian, then the ticket's own language."""
    number, counter_id, final = str(call["number"]), call["counter_id"], call["final"]
    parts = []
    for language in hall.languages(str(call["language"])):
        parts += [number_speech(hall, number, language), _part(hall, language, f"counter/{counter_id}")]
        if final:
            parts.append(_part(hall, language, "final"))
    return parts


def number_speech(hall: Hall, number: str, language: str) -> Part:
    return _part(hall, language, f"number/{quote(number)}")


def message_speech(hall: Hall, name: str, language: str) -> Part:
    return _part(hall, language, f"message/{name}")


def test_speech(hall: Hall, language: str) -> Part:
    """What is said to hear whether the voice works."""
    return _part(hall, language, "test") | {"phase": "test"}


def _part(hall: Hall, language: str, what: str) -> Part:
    """The manner stands in the address, so that nobody's memory gives back the voice of yesterday."""
    manner = hall.manner(language)
    how = "" if manner == USUAL else f"?voice={manner.voice}&speed={manner.speed}"
    return {"url": f"/api/v1/speech/{language}/{what}.wav{how}", "language": language}
