"""10,000 random days over the rules alone: at each step the product's rules say what the plan's model says.

Random days over the real services (tests/services/test_random_visits.py) follow the same model and stories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from inspect import isfunction
from random import Random

import pytest

from queue_server.domain.errors import Refused
from queue_server.domain.selection import (
    Basis,
    Moments,
    Serving,
    Waiting,
    in_order,
    on_check_in,
    on_issue,
    on_refusal,
    pick_next,
)
from queue_server.domain.tickets import TicketAction, TicketStatus, next_status
from tests.fakes import MONDAY_MORNING
from tests.visit_model import ModelBranch
from tests.visit_state import ACCESSIBLE, AT_COUNTER, COUNTERS, HEAD_START, Refusal, Visit, reason_for
from tests.visit_stories import Action, next_action

SEQUENCES, PARTS, STEPS = 10_000, 4, (30, 70)
ACTIONS = {name for name, part in vars(ModelBranch).items() if isfunction(part) and name[0] != "_"} - {"held", "order"}
SERVING = {
    number: Serving(number, {line: timedelta(minutes=each) for line, each in lines.items()}, number in ACCESSIBLE)
    for number, lines in COUNTERS.items()
}


class WatchedBranch(ModelBranch):
    """The model, which asks the product at every step and finds the same."""

    def order(self, counter: str) -> Iterator[Visit]:
        order = list(super().order(counter))
        waiting = [self._as_waiting(visit) for visit in self.visits if visit.status == "waiting"]
        pick = pick_next(waiting, SERVING[counter], self.now)
        assert (
            (pick.ticket.issue_seq, pick.reason) == (order[0].number, reason_for(order[0], order, self.now, counter))
            if pick
            else not order
        )
        listed = [ticket.issue_seq for ticket in in_order(waiting, SERVING[counter], self.now)]
        assert listed[: len(order)] == [visit.number for visit in order]
        yield from order

    def issue(self, line: str, category: str | None, slot_in: int | None, helped: bool) -> None:
        super().issue(line, category, slot_in, helped)
        if slot_in is not None:
            booked = on_check_in(self.now, self.now + timedelta(minutes=slot_in), HEAD_START)
            assert _moments(self.visits[-1]) == booked

    def decide(self, visit: int, by: str, category: str | None) -> None:
        before = self.visits[visit]
        super().decide(visit, by, category)
        if category is None:
            assert _moments(self.visits[visit]) == on_refusal(before.issued, before.not_before)

    def _place_of(self, category: str | None, issued: datetime) -> tuple[int, datetime, datetime]:
        rank, queue_time, not_before = super()._place_of(category, issued)
        basis = Basis(category) if category else None
        assert Moments(rank, queue_time, not_before) == on_issue(issued, basis, issued - queue_time)
        return rank, queue_time, not_before

    def _move(self, visit: Visit, action: str, by: str, **changes: object) -> None:
        try:
            status = next_status(TicketStatus(visit.status), TicketAction(action)).value
        except Refused:
            status = None
        try:
            super()._move(visit, action, by, **changes)
        except Refusal:
            assert status is None
            raise
        assert self.visits[visit.number].status == status

    def _as_waiting(self, visit: Visit) -> Waiting:
        return Waiting(str(visit.number), visit.line, visit.rank, visit.queue_time, visit.not_before, visit.number,
                       bool(visit.slot), visit.weighted, visit.target, visit.helped)  # fmt: skip


def _moments(visit: Visit) -> Moments:
    return Moments(visit.rank, visit.queue_time, visit.not_before)


def step(branch: WatchedBranch, action: Action) -> bool:
    """One action, then what must never happen; whether it was allowed."""
    name, details = action
    before, places = list(branch.visits), dict(branch.places)
    try:
        getattr(branch, name)(**details)
    except Refusal:
        assert branch.visits == before
        assert branch.places == places
        return False
    for number in COUNTERS:
        held = branch.held(number)  # fails by itself when there are two
        assert held is None or branch.places[number].status == "open", "a visitor stands before a closed counter"
    for old, new in zip(before, branch.visits, strict=False):
        assert (new.counter is not None) or new.status not in AT_COUNTER
        if name != "decide":
            assert (new.number, new.rank, new.queue_time) == (old.number, old.rank, old.queue_time), "a place was lost"
    return True


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_people_do_the_rules_say_what_the_plan_says(part: int) -> None:
    done: Counter[str] = Counter()
    for seed in range(part, SEQUENCES, PARTS):
        random, branch, story = Random(seed), WatchedBranch(MONDAY_MORNING), []
        try:
            for _ in range(random.randint(*STEPS)):
                action = next_action(random, branch)
                story.append(action)
                done[action[0]] += step(branch, action)
        except Exception as problem:
            problem.add_note("\n".join(map(str, [f"seed {seed}", *story])))
            raise
    assert min(done.values()) >= 50, f"the stories seldom do {done.most_common()[-1]}"
    assert set(done) == ACTIONS
