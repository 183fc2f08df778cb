"""What answers have in common, and the one shape of a refusal."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Answer(BaseModel):
    """What is answered; an absent value is null, never missing."""

    model_config = ConfigDict(from_attributes=True)


class ErrorBody(Answer):
    code: str = Field(description="stable, for programs")
    message: str = Field(description="for people, in their language")
    details: dict[str, Any]


class ErrorAnswer(Answer):
    ok: bool = False
    error: ErrorBody
