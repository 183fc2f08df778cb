"""What is wrong in a centre file: the place, the path, and the key of the sentence that says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from queue_server.domain.errors import Invalid


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file; lines and columns count from one."""

    file: str = ""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Mistake:
    """`key` and `details` make the reason in words by the catalogue."""

    place: Place
    path: str
    key: str
    details: dict[str, Any] = field(default_factory=dict)

    def words(self, text: Callable[..., str]) -> str:
        """One line for a person; `text(key, **arguments)` is the catalogue in their language."""
        reason = text(self.key, **self.details)
        where = f"{self.place}: {self.path}" if self.path else str(self.place)
        return f"{where}: {reason}"

    def plain(self) -> dict[str, Any]:
        place = {"file": self.place.file, "line": self.place.line, "column": self.place.column}
        return {**place, "path": self.path, "key": self.key, "details": self.details}


class CentreFileWrong(Invalid):
    """The file is refused whole; `mistakes` are all that was found, in the order of the file."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda mistake: mistake.place))
        super().__init__("centre_file_wrong", mistakes=[mistake.plain() for mistake in self.mistakes])
