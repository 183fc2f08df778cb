"""What is asked of ratings: at the visitor's phone, at the kiosk by a code, at the tablet of a counter."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from queue_server.services.rating import Said
from queue_server.web.schemas.text import Body, Id, Key, clean

Words = Annotated[str, StringConstraints(max_length=2000), AfterValidator(clean)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class RatingBody(Body):
    """`answers` by the key of their question: a step, the key of a choice, or words. `changing`: to replace what this
    visit was given before."""

    step: int
    answers: dict[Key, int | Words] = Field(default_factory=dict, max_length=20)
    comment: Words = ""
    changing: bool = False

    def said(self) -> Said:
        return Said(self.step, self.answers, self.comment, self.changing)


class CodeBody(Body):
    code: Code


class RatingByCodeBody(RatingBody):
    code: Code


class TabletRatingBody(RatingBody):
    ticket: Id
