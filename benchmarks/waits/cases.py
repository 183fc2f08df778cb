"""One visitor of a recorded queue: what was known when the wait was promised, and how it turned out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from queue_server.domain.known import Lesson


@dataclass(frozen=True, slots=True)
class Case:
    """`key` names the row in the predictions; `groups` are the rows of the table that it counts in. `teaches`: its
    outcome may be learned from. `les_s` is None where nobody has been called yet that day."""

    key: tuple[str, ...]
    lesson: Lesson
    declared_s: float
    les_s: float | None
    groups: frozenset[str]
    teaches: bool = True


@dataclass(frozen=True, slots=True)
class Records:
    """A file of records, replayed. `unit_s` is what its predictions are told in: seconds or minutes."""

    cases: list[Case]
    header: tuple[str, ...]
    groups: tuple[str, ...]
    unit_s: float


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text + ("+00:00"))
