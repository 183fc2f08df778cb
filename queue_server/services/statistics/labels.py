"""What the keys of figures are called: names from the settings, or words of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from queue_server.models import Branch, Counter, Line, Purpose, Service, Sphere, Staff
from queue_server.models.columns import Names

ARRIVALS = ("kiosk", "reception", "appointment", "joined", "by_hand")


@dataclass(frozen=True, slots=True)
class Label:
    """A name by language, or a key of the catalogue with its arguments; `day` where it is one, or a month's first."""

    names: Names | None = None
    key: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """By dimension: the known keys in the order in which they are shown, each with its label."""

    known: Mapping[str, Mapping[str, Label]]

    def ordered(self, dimension: str, keys: Sequence[str]) -> list[tuple[str, Label]]:
        """The keys that occur, as they are ordered in the settings; what nobody knows any more, or said, comes last."""
        known = self.known.get(dimension, {})
        rows = [(key, label) for key, label in known.items() if key in keys]
        return rows + [(key, Label(key="statistics-unknown")) for key in sorted(keys) if key not in known]


def word(dimension: str, key: str) -> Label:
    """A word of the catalogue for a key of a closed list."""
    return Label(key=f"statistics-{dimension}-{key.replace('_', '-').replace(':', '-')}")


def labels_of(session: Session, branches: Sequence[Branch]) -> Labels:
    ids = [branch.id for branch in branches]
    several = len(branches) > 1
    branch_of = {branch.id: branch for branch in branches}

    def placed(branch_id: str, names: Names) -> Label:
        return Label(names=_joined(branch_of[branch_id].short_name, names) if several else names)

    lines = session.exec(select(Line).where(col(Line.branch_id).in_(ids))).all()
    counters = session.exec(select(Counter).where(col(Counter.branch_id).in_(ids))).all()
    place = {branch_id: at for at, branch_id in enumerate(ids)}
    lines = sorted(lines, key=lambda line: (place[line.branch_id], line.position, line.letter))
    counters = sorted(counters, key=lambda counter: (place[counter.branch_id], counter.position, counter.number))
    return Labels(
        {
            "purpose": _named(session, Purpose, lambda row: row.name),
            "sphere": _named(session, Sphere, lambda row: row.name),
            "service": _named(session, Service, lambda row: row.label),
            "line": {line.id: placed(line.branch_id, _lettered(line)) for line in lines},
            "counter": {
                counter.id: placed(counter.branch_id, _numbered(counter, branch_of[counter.branch_id]))
                for counter in counters
            },
            "person": {row.id: Label(names={"uk": row.name}) for row in _people(session)},
            "hour": {f"{hour:02}": Label(names={"uk": f"{hour:02}:00–{hour + 1:02}:00"}) for hour in range(24)},
            "weekday": {str(day): word("weekday", str(day)) for day in range(7)},
            "channel": {way: word("channel", way) for way in ARRIVALS},
        }
    )


def _people(session: Session) -> Sequence[Staff]:
    return session.exec(select(Staff).order_by(col(Staff.name))).all()


def _named(session: Session, table: Any, name: Callable[[Any], Names]) -> dict[str, Label]:
    rows = session.exec(select(table).order_by(table.position)).all()
    return {row.id: Label(names=name(row)) for row in rows}


def _lettered(line: Line) -> Names:
    return {language: f"{line.letter} · {name}" for language, name in line.name.items()}


def _numbered(counter: Counter, branch: Branch) -> Names:
    return {language: f"{name} {counter.number}" for language, name in (counter.workplace or branch.workplace).items()}


def _joined(first: Names, second: Names) -> Names:
    return {language: f"{first.get(language) or first['uk']}: {name}" for language, name in second.items()}
