"""The part of a centre file that says how visits are rated: the scale and the centre's own questions."""

# ruff: noqa: RUF012 -- pydantic copies the defaults of its models

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from queue_server.services.centre.forms import Key, ShortNames, Strict

MOST_QUESTIONS = 6
MOST_CHOICES = 8


class ChoicePart(Strict):
    key: Key
    name: ShortNames


class QuestionPart(ChoicePart):
    """A question beside the rating; only a choice has choices."""

    kind: Literal["scale", "choice", "text"] = "scale"
    choices: Annotated[list[ChoicePart], Field(max_length=MOST_CHOICES)] = []

    @model_validator(mode="after")
    def a_choice_has_choices(self) -> QuestionPart:
        keys = {choice.key for choice in self.choices}
        if (self.kind == "choice") != (len(self.choices) > 1) or len(keys) < len(self.choices):
            raise PydanticCustomError("centre-question-choices", "choices that do not fit their question")
        return self


class RatingPart(Strict):
    """How visits are rated: five worded steps, or the four of the state, and what is asked beside them.
    `questionnaire`: the same form is open to anybody, without a ticket."""

    scale: Literal["five", "four"] = "five"
    questions: Annotated[list[QuestionPart], Field(max_length=MOST_QUESTIONS)] = []
    questionnaire: bool = False

    @model_validator(mode="after")
    def questions_differ(self) -> RatingPart:
        if len({question.key for question in self.questions}) < len(self.questions):
            raise PydanticCustomError("centre-question-twice", "two questions of one key")
        return self
