"""A branch in plain Python, written from the plan's rules 4 to 7 and nothing of the product: what should happen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tests.domain.test_tickets import ALLOWED
from tests.visit_state import (
    ACCESSIBLE,
    AT_COUNTER,
    COUNTERS,
    DAILY_CAP,
    FOR_HELP,
    GRACE,
    HEAD_START,
    MOST_AHEAD,
    NO_SHOW_AFTER,
    NO_SHOW_CALLS,
    REQUEUE_PAUSE,
    RESTORE_WITHIN,
    UNDO_WITHIN,
    WEIGHT,
    Place,
    Refusal,
    Visit,
)  # fmt: skip


@dataclass
class ModelBranch:
    """Every method is an action of the same name; `by` is an operator's number, reception, supervisor or visitor."""

    now: datetime
    visits: list[Visit] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=lambda: {number: Place() for number in COUNTERS})
    suspended: bool = False
    resumed: datetime | None = None

    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    def issue(self, line: str, category: str | None, slot_in: int | None, helped: bool) -> None:
        self._need(not self.suspended)
        rank, queue_time, not_before = self._place_of(category, self.now)
        slot = self.now + timedelta(minutes=slot_in) - HEAD_START if slot_in is not None else None
        if slot is not None and category != "law":
            queue_time, not_before = slot, max(slot, self.now)
        new = Visit(len(self.visits), line, self.now, rank, queue_time, not_before, slot, helped)
        weighted = slot_in is None and queue_time < self.now
        self.visits.append(replace(new, category=category, right="stated" if category else None, weighted=weighted))

    def open(self, counter: str, by: str) -> None:
        place = self.places[counter]
        self._need(place.operator in (None, by))
        if place.status != "open":
            self._need(all(other.operator != by or other is place for other in self.places.values()))
            self.places[counter] = Place("open", by)

    def pause(self, counter: str, by: str) -> None:
        self._leave(counter, by, Place("paused", by))

    def close(self, counter: str, by: str) -> None:
        self._leave(counter, by, Place())
        self._let_go(counter)

    def free(self, counter: str, by: str) -> None:
        self._need(by == "supervisor" and self.places[counter].status != "closed")
        held = self.held(counter)
        if held is not None:
            self._move(held, "requeue", by, counter=None, not_before=self.now)
        self.places[counter] = Place()
        self._let_go(counter)

    def call_next(self, counter: str, by: str) -> None:
        self._own_open(counter, by)
        order = list(self.order(counter))
        if order:
            self._call(order[0], counter, by)

    def call(self, visit: int, counter: str, by: str) -> None:
        self._own_open(counter, by)
        self._need(self.visits[visit].status == "on_hold")
        self._call(self.visits[visit], counter, by)

    def recall(self, visit: int, by: str) -> None:
        self._need(not self.suspended)
        called = self._held_by(visit, by)
        self._move(called, "recall", by, calls=called.calls + 1)

    def no_show(self, visit: int, by: str) -> None:
        self._need(not self.suspended)
        absent = self._held_by(visit, by)
        if absent.status == "called" and absent.called is not None:
            self._need(self.resumed is None or self.now >= self.resumed + GRACE)
            patience = NO_SHOW_AFTER * (2 if absent.helped else 1)
            self._need(absent.calls >= NO_SHOW_CALLS and self.now >= absent.called + patience)
        self._move(absent, "no_show", by, ended=self.now)

    def start(self, visit: int, counter: str, by: str) -> None:
        if self.visits[visit].status == "on_hold":
            self._own_open(counter, by)
            self._move(self.visits[visit], "start", by, counter=counter)
        else:
            self._move(self._held_by(visit, by), "start", by)

    def finish(self, visit: int, by: str) -> None:
        self._move(self._held_by(visit, by), "finish", by, ended=self.now, returns_to=None)

    def carry_on(self, visit: int, by: str) -> None:
        self._move(self._held_by(visit, by), "continue", by)

    def hold(self, visit: int, by: str) -> None:
        self._move(self._held_by(visit, by), "hold", by)

    def requeue(self, visit: int, by: str) -> None:
        mine = self._held_by(visit, by)
        pause = REQUEUE_PAUSE if mine.status == "called" else timedelta()
        self._move(mine, "requeue", by, counter=None, not_before=self.now + pause)

    def transfer(self, visit: int, by: str, line: str | None, target: str | None, returns: bool) -> None:
        sent = self._held_by(visit, by)
        self._need(sent.status != "waiting" or by in ("reception", "supervisor"))
        self._need(target is None or self.places[target].status != "closed")
        back = sent.counter if returns else None
        to = {"line": line or sent.line, "target": target, "returns_to": back}
        self._move(sent, "transfer", by, counter=None, not_before=self.now, **to)

    def give_back(self, visit: int, by: str) -> None:
        sent = self._held_by(visit, by)
        self._need(sent.returns_to is not None)
        self._move(sent, "return", by, counter=None, not_before=self.now, target=sent.returns_to, returns_to=None)

    def cancel(self, visit: int, by: str) -> None:
        leaving = self.visits[visit]
        if by != "visitor":
            self._held_by(visit, by)
            self._need(leaving.status != "waiting" or by in ("reception", "supervisor"))
        self._move(leaving, "cancel", by, ended=self.now)

    def restore(self, visit: int, by: str) -> None:
        absent = self.visits[visit]
        if absent.status == "no_show" and absent.ended is not None:
            self._need(not absent.restored and self.now - absent.ended <= RESTORE_WITHIN)
        self._move(absent, "restore", by, counter=None, not_before=self.now, restored=True, ended=None)

    def undo(self, visit: int, by: str) -> None:
        undone = self.visits[visit]
        self._need(undone.last is not None)
        who, at, before = undone.last  # type: ignore[misc]
        self._need(by == who != "visitor" and self.now - at <= UNDO_WITHIN)
        if before.status in AT_COUNTER:
            place, held = self.places[str(before.counter)], self.held(str(before.counter))
            self._need(place.operator == by and place.status == "open" and held in (None, undone))
        back = replace(before, last=None)
        back = self._not_stranded(back)
        self.visits[visit] = replace(back, not_before=self.now) if back.status == "waiting" else back

    def decide(self, visit: int, by: str, category: str | None) -> None:
        """Confirm a right of this category, or, with none, refuse it."""
        stated = self.visits[visit]
        self._need(stated.status in ("waiting", "on_hold", *AT_COUNTER))
        self._need(category is not None or stated.category is not None)
        kept = category is not None and stated.category == category and stated.right in ("stated", "confirmed")
        rank, queue_time, not_before = stated.rank, stated.queue_time, stated.not_before
        if not kept:
            rank, queue_time, not_before = self._place_of(category, stated.issued)
            if stated.slot and category != "law":
                queue_time, not_before = stated.slot, max(stated.slot, stated.issued)
        self.visits[visit] = replace(
            stated, rank=rank, queue_time=queue_time, not_before=max(not_before, stated.not_before),
            category=category or stated.category,
            right="confirmed" if category else "refused", weighted=not stated.slot and queue_time < stated.issued,
            last=None,
        )  # fmt: skip

    def duplicate(self, visit: int, by: str) -> None:
        """A lost paper is replaced: nothing changes but the code, and what was before cannot be taken back."""
        self.visits[visit] = replace(self.visits[visit], last=None)

    def suspend(self, by: str) -> None:
        self._need(not self.suspended)
        self.suspended = True

    def resume(self, by: str) -> None:
        self._need(self.suspended)
        self.suspended, self.resumed = False, self.now

    def held(self, counter: str) -> Visit | None:
        held = [visit for visit in self.visits if visit.counter == counter and visit.status in AT_COUNTER]
        assert len(held) <= 1, f"counter {counter} holds {held}"
        return held[0] if held else None

    def order(self, counter: str) -> Iterator[Visit]:
        """Whom the counter may call now: those due in their order, or, when nobody else waits, bookings not yet due."""
        lines = COUNTERS[counter]
        present = [visit for visit in self.visits if visit.status == "waiting"]
        mine = [visit for visit in present if (visit.target == counter if visit.target else visit.line in lines)]

        def place(visit: Visit) -> tuple[int, datetime, int]:
            advance = lines.get(visit.line, 0) if visit.rank else 0
            if visit.rank and visit.helped and counter in ACCESSIBLE:
                advance = min(advance + FOR_HELP, MOST_AHEAD)
            return visit.rank, visit.queue_time - timedelta(minutes=advance), visit.number

        due = [visit for visit in mine if visit.not_before <= self.now]
        if not due and all(visit.slot and visit.not_before == visit.queue_time for visit in mine):
            due = mine
        yield from sorted(due, key=place)

    def _place_of(self, category: str | None, issued: datetime) -> tuple[int, datetime, datetime]:
        weighted = sum(visit.weighted for visit in self.visits)
        earlier = WEIGHT if category == "decision" and weighted < DAILY_CAP else timedelta()
        return 0 if category == "law" else 1, issued - earlier, issued

    def _call(self, visit: Visit, counter: str, by: str) -> None:
        self._move(visit, "call", by, counter=counter, calls=1, called=self.now)

    def _move(self, visit: Visit, action: str, by: str, **changes: object) -> None:
        self._need((visit.status, action) in ALLOWED)
        moved = replace(visit, status=ALLOWED[visit.status, action], **changes)  # type: ignore[arg-type]
        self.visits[visit.number] = replace(self._not_stranded(moved), last=(by, self.now, visit))

    def _leave(self, counter: str, by: str, left: Place) -> None:
        self._need(self.places[counter].operator == by and self.held(counter) is None)
        self.places[counter] = left

    def _let_go(self, counter: str) -> None:
        """Who was sent to this very counter goes to any counter of the line."""
        for visit in self.visits:
            if visit.target == counter and visit.status == "waiting":
                self.visits[visit.number] = replace(visit, target=None, last=None)

    def _not_stranded(self, visit: Visit) -> Visit:
        """Nobody waits for a counter at which nobody works."""
        closed = visit.target is not None and self.places[visit.target].status == "closed"
        return replace(visit, target=None) if closed and visit.status == "waiting" else visit

    def _own_open(self, counter: str, by: str) -> None:
        self._need(not self.suspended and self.places[counter] == Place("open", by) and self.held(counter) is None)

    def _held_by(self, visit: int, by: str) -> Visit:
        """A called or served visitor is moved by the counter that holds it or a supervisor."""
        held = self.visits[visit]
        if held.status in AT_COUNTER and by != "supervisor":
            self._need(self.places[str(held.counter)].operator == by)
        return held

    def _need(self, allowed: bool) -> None:
        if not allowed:
            raise Refusal
