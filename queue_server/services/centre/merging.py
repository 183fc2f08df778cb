"""Bringing rows to what a file says: found by their names, changed where they differ, switched off when missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, select

Row = TypeVar("Row", bound=SQLModel)


class What(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    SWITCHED_ON = "switched_on"
    SWITCHED_OFF = "switched_off"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the file and what was. `branch` is a key, None for what all branches share."""

    what: What
    noun: str
    name: str
    branch: str | None = None
    fields: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        return {"what": self.what.value, "noun": self.noun, "name": self.name, "fields": list(self.fields)}


@dataclass(slots=True)
class Merging:
    """Writes rows of one scope (the organisation, or a branch) and remembers each difference."""

    session: Session
    branch: str | None = None
    changes: list[Change] = field(default_factory=list)

    def note(self, what: What, noun: str, name: str, fields: Sequence[str] = ()) -> None:
        self.changes.append(Change(what, noun, name, self.branch, tuple(fields)))

    def bring(self, row: SQLModel, noun: str, name: str, wanted: Mapping[str, Any]) -> None:
        """Set what differs on a row that is there."""
        differing = [column for column, value in wanted.items() if getattr(row, column) != value]
        if not differing:
            return
        returning = "active" in differing
        for column in differing:
            setattr(row, column, wanted[column])
        self.session.add(row)
        self.note(What.SWITCHED_ON if returning else What.CHANGED, noun, name, differing)

    def merge(
        self, table: type[Row], noun: str, wanted: Mapping[str, Mapping[str, Any]], name: str = "key", **scope: Any
    ) -> tuple[dict[str, Row], list[Row]]:
        """The rows of `wanted` by name, all active, in the file's order; and those of the scope that it leaves out."""
        there = self._there(table, name, scope)
        rows: dict[str, Row] = {}
        for position, (key, values) in enumerate(wanted.items()):
            full = {**values, "active": True}
            if "position" in table.model_fields:
                full["position"] = position
            row = there.pop(key, None)
            if row is None:
                row = table(**{name: key}, **scope, **full)
                self.session.add(row)
                self.note(What.ADDED, noun, key)
            else:
                self.bring(row, noun, key, full)
            rows[key] = row
        self.session.flush()
        return rows, list(there.values())

    def switch_off(self, rows: Sequence[Row], noun: str, name: str = "key") -> None:
        """What the file no longer names stays, switched off: tickets and reports still speak of it."""
        for row in rows:
            if getattr(row, "active", False):
                row.active = False
                self.session.add(row)
                self.note(What.SWITCHED_OFF, noun, str(getattr(row, name)))
        self.session.flush()

    def _there(self, table: type[Row], name: str, scope: Mapping[str, Any]) -> dict[str, Row]:
        query = select(table)
        for column, value in scope.items():
            query = query.where(getattr(table, column) == value)
        return {getattr(row, name): row for row in self.session.exec(query)}
