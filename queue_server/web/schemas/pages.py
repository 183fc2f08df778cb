"""What a kiosk asks to be printed besides tickets."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from queue_server.web.schemas.text import Body, Line, clean

Paragraph = Annotated[str, StringConstraints(max_length=2000), AfterValidator(clean)]


class PageBody(Body):
    language: Literal["uk", "en"] = "uk"
    title: Line
    lines: list[Paragraph] = Field(min_length=1, max_length=80)
