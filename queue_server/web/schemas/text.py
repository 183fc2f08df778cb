"""Text and ids that come from outside: bounded, without control characters or marks that turn the direction."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def clean(text: str) -> str:
    """The text without control characters and direction marks, its spaces folded."""
    kept = (
        " " if c.isspace() else c for c in text if c not in BIDI and (c.isspace() or unicodedata.category(c) != "Cc")
    )
    return " ".join("".join(kept).split())


def clean_lines(text: str) -> str:
    """The same, its lines and paragraphs kept: at most one empty line follows another text."""
    lines = [clean(line) for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


Key = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[a-z0-9_-]+$")]
Id = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[0-9a-f-]+$")]
Word = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[a-z_-]+$")]
Line = Annotated[str, StringConstraints(max_length=200), AfterValidator(clean)]
Note = Annotated[str, StringConstraints(max_length=300), AfterValidator(clean)]


class Body(BaseModel):
    """A request body: what it does not know it refuses."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BranchPath(BaseModel):
    branch: str = Field(max_length=64, description="The branch's key")


class CounterPath(BaseModel):
    counter: str = Field(max_length=64)


class TicketPath(BaseModel):
    ticket: str = Field(max_length=64)


class JobPath(BaseModel):
    job: str = Field(max_length=64)


class HandledPath(BaseModel):
    handled: str = Field(max_length=64)


class BellPath(BaseModel):
    bell: str = Field(max_length=64)
