"""The part of a centre file that says how the hall is called: voice, volume, quiet hours, signs and slides."""

# ruff: noqa: RUF012 -- pydantic copies the defaults of its models

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from queue_server.services.centre.forms import DayHours, Strict

Percent = Annotated[int, Field(ge=10, le=100)]
VoiceOf = Literal["man", "woman"]


class HallPart(Strict):
    """How the hall is called (domain/hall.py). No volume is nothing: a call is always heard."""

    voice_uk: VoiceOf = "man"
    voice_en: VoiceOf = "man"
    speed: Literal[80, 90, 100, 110, 120] = 100
    volume: Percent = 100
    quiet_hours: DayHours = []
    quiet_volume: Percent = 40
    own_language: bool = True
    sign: Literal["name", "position", "nothing"] = "name"
    slides: bool = False
    slide_seconds: Annotated[int, Field(ge=5, le=120)] = 15
