"""A picture or a muted video of the centre that the hall shows beside its calls, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Slide:
    """A file of the centre's folder. `refused` says in one word why it is not shown: name, kind, size, content or
    many; None: it is. `version` changes with its content."""

    name: str
    kind: Literal["image", "video"] | None = None
    version: str = ""
    refused: str | None = None


class Slides(Protocol):
    def listed(self, branch: str) -> list[Slide]:
        """What lies in the folder of this branch (its key), by name; empty where there is none."""

    def path(self, branch: str, name: str) -> Path | None:
        """The file of one that may be shown, else None."""
