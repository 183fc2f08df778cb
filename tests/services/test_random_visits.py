"""Random days over the real services and SQLite: each action does what the plan's model says, or nothing at all.

500 sequences run here, each a day of a branch; 10,000 run over the rules alone (tests/domain/test_random_days.py),
against the same model, so that what is found to hold there holds of what is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import Table, event
from sqlmodel import SQLModel, col

from queue_server.domain.errors import QueueError
from queue_server.models import Branch, Counter, EventRow, HandledService, Ticket
from tests.factories import make_store
from tests.fakes import FrozenClock
from tests.services.real_branch import RealBranch
from tests.visit_model import ModelBranch
from tests.visit_state import AT_COUNTER, Refusal, Visit, reason_for
from tests.visit_stories import Action, next_action

SEQUENCES, PARTS, STEPS = 500, 5, (8, 26)
Row = dict[str, Any]


@dataclass
class Stored:
    """All that an action may write, as the database holds it."""

    tickets: list[Row]
    handled: list[Row]
    counters: list[Row]
    branch: Row
    events: list[Row]

    @classmethod
    def of(cls, real: RealBranch, since: int) -> Stored:
        ids = real.tickets
        with real.store.read() as session:

            def rows(model: type[SQLModel], key: str, *where: Any) -> list[Row]:
                table: Table = model.__table__  # type: ignore[attr-defined]
                found = session.connection().execute(table.select().where(*where).order_by(key)).mappings()
                return [dict(row) for row in found]

            return cls(
                rows(Ticket, "issue_seq", col(Ticket.id).in_(ids)),
                rows(HandledService, "id", col(HandledService.ticket_id).in_(ids)),
                rows(Counter, "number"),
                rows(Branch, "id")[0],
                rows(EventRow, "seq", col(EventRow.seq) > since),
            )


class RandomDay:
    """The model and the real branch, side by side through one day."""

    def __init__(self, real: RealBranch, seed: int) -> None:
        self.real, self.random = real, Random(seed)
        self.began = real.clock.now()
        self.model = ModelBranch(self.began)
        self.story: list[Action | str] = [f"seed {seed}"]
        self.began_at = real.seq()
        self.stored = Stored.of(real, self.began_at)
        self.before_last: dict[int, tuple[Row, list[Row]]] = {}

    def step(self) -> None:
        action = next_action(self.random, self.model)
        self.story.append(action)
        due = self._first_in_order(action)
        allowed, done = _try(self.model, action), _try(self.real, action)
        before, self.stored = self.stored, Stored.of(self.real, self.began_at)
        assert done == allowed, f"the plan {'allows' if allowed else 'forbids'} it"
        if not done:
            assert self.stored == before, "a refusal wrote something"
            return
        self._check_agrees()
        self._check_events(before)
        self._check_order(action, before, due)
        self._check_undo(action, before)

    def _first_in_order(self, action: Action) -> tuple[Visit, list[Visit]] | None:
        name, details = action
        order = list(self.model.order(details["counter"])) if name == "call_next" else []
        return (order[0], order) if order else None

    def _check_agrees(self) -> None:
        """Every ticket and counter stands as the model has it, no counter has two tickets, no number is missing."""
        lines = {line.id: letter for letter, line in self.real.centre.lines.items()}
        counters = {counter.id: number for number, counter in self.real.centre.counters.items()}
        operators = {staff.id: number for number, staff in self.real.centre.operators.items()}
        for row, visit in zip(self.stored.tickets, self.model.visits, strict=True):
            held = counters[row["counter_id"]] if row["status"].value in AT_COUNTER else None
            found = replaced(visit, line=lines[row["line_id"]], counter=held, status=row["status"].value,
                             target=counters.get(row["target_counter_id"]), rank=row["rank"], calls=row["calls"],
                             returns_to=counters.get(row["return_counter_id"]), queue_time=row["queue_time"],
                             not_before=row["not_before"], restored=row["restored"], weighted=row["weighted"],
                             right=row["right_state"].value if row["right_state"] else None)  # fmt: skip
            assert found == replaced(visit, counter=visit.counter if visit.status in AT_COUNTER else None)
        places = {
            row["number"]: (row["status"].value, operators.get(row["operator_id"])) for row in self.stored.counters
        }
        assert places == {number: (place.status, place.operator) for number, place in self.model.places.items()}
        held = [row["counter_id"] for row in self.stored.tickets if row["status"].value in AT_COUNTER]
        assert len(held) == len(set(held))
        numbers = [row["number"] for row in self.stored.tickets]
        for letter in lines.values():
            own = [number for number in numbers if number.startswith(letter)]
            assert own == [f"{letter}-{place:03d}" for place in range(1, len(own) + 1)], "a gap or a double"

    def _check_events(self, before: Stored) -> None:
        """The branch's sequence has no gap, and every change of a ticket is told by a row of its own."""
        seqs = [row["seq"] for row in self.stored.events]
        assert seqs == list(range(self.began_at + 1, self.stored.branch["seq"] + 1))
        old = {row["id"]: row for row in before.tickets}
        for row in self.stored.tickets:
            of_ticket = [each for each in self.stored.events if each["ticket_id"] == row["id"]]
            told = [each for each in of_ticket if each["name"].startswith("ticket:")]  # not what became of its paper
            assert row["seq"] == told[-1]["seq"]
            assert told[-1]["data"]["status"] == row["status"].value
            assert row["issue_seq"] == told[0]["seq"]
            if row["id"] in old and row["seq"] == old[row["id"]]["seq"]:
                assert row == old[row["id"]], "changed without an event"
            for earlier, later in pairwise(told):
                assert later["data"]["previous"] == earlier["data"]["status"]

    def _check_order(self, action: Action, before: Stored, due: tuple[Visit, list[Visit]] | None) -> None:
        name, _ = action
        for old, row in zip(before.tickets, self.stored.tickets, strict=False):
            for kept in () if name == "decide" else ("queue_time", "rank", "number"):
                assert row[kept] == old[kept]
        if due is not None:
            called = self.stored.tickets[due[0].number]
            assert called["status"].value == "called"
            assert called["reason"].value == reason_for(*due, self.model.now, action[1]["counter"])
            assert self.stored.events[-1]["reason"] == called["reason"].value

    def _check_undo(self, action: Action, before: Stored) -> None:
        """An undone action leaves the ticket and its handled services as if it had never been."""
        for old, row in zip(before.tickets, self.stored.tickets, strict=False):
            if old["seq"] == row["seq"]:
                continue
            number = self.real.tickets.index(row["id"])
            if action[0] == "undo":
                ticket, handled = self.before_last[number]
                kept = {"seq": row["seq"]}
                if row["status"] == "waiting":  # the model knows whether the counter that it was sent to is closed
                    kept |= {"not_before": self.model.now, "target_counter_id": row["target_counter_id"]}
                assert row == ticket | kept
                assert _handled_of(self.stored, row) == handled
            else:
                self.before_last[number] = (old, _handled_of(before, row))

    def end(self) -> None:
        self.story.append("midnight")
        self.real.clock.set(self.began + timedelta(days=1))
        day = Stored.of(self.real, self.began_at)
        open_before = [row["status"].value for row in day.tickets]
        ids = list(self.real.tickets)
        self.real.new_day()
        self.real.tickets = ids
        closed = Stored.of(self.real, self.began_at)
        ends = {"serving": "served", "waiting": "cancelled", "called": "cancelled", "on_hold": "cancelled"}
        assert [row["status"].value for row in closed.tickets] == [ends.get(each, each) for each in open_before]
        assert {row["status"].value for row in closed.counters} == {"closed"}
        assert all(row["ended_at"] is not None for row in closed.handled)
        self.real.tickets = []
        if closed.branch["suspended_since"] is not None:
            self.real.resume("supervisor")


def _handled_of(stored: Stored, ticket: Row) -> list[Row]:
    return [row for row in stored.handled if row["ticket_id"] == ticket["id"] and not row["undone"]]


def replaced(visit: Visit, **changes: Any) -> Visit:
    return Visit(**(vars(visit) | {"last": None} | changes))


def _try(branch: ModelBranch | RealBranch, action: Action) -> bool:
    name, details = action
    try:
        getattr(branch, name)(**details)
    except (Refusal, QueueError):
        return False
    return True


@pytest.fixture
def real(tmp_path: Path) -> Iterator[RealBranch]:
    """On a disk that need not survive a power cut."""
    clock = FrozenClock()
    store = make_store(f"sqlite:///{tmp_path / 'queue.sqlite3'}", clock)
    event.listen(store.engine, "connect", lambda connection, _record: connection.execute("PRAGMA synchronous=OFF"))
    store.engine.dispose()
    yield RealBranch(store, clock)
    store.engine.dispose()


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_people_do_the_branch_does_what_the_plan_says(real: RealBranch, part: int) -> None:
    for seed in range(part, SEQUENCES, PARTS):
        day = RandomDay(real, seed)
        try:
            for _ in range(day.random.randint(*STEPS)):
                day.step()
            day.end()
        except Exception as problem:
            problem.add_note("\n".join(map(str, day.story)))
            raise
