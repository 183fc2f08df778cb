"""Random actions of a day at a branch: mostly what people would do next, now and then what nobody should."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.visit_model import ModelBranch
from tests.visit_state import COUNTERS, NO_SHOW_CALLS, Visit

Action = tuple[str, dict[str, Any]]
PEOPLE = [*COUNTERS, "reception", "supervisor", "visitor"]
STAFF = PEOPLE[:-1]
ATTENTION = {"called": 6, "serving": 6, "on_hold": 4, "no_show": 4, "waiting": 0.6, "served": 0.4, "cancelled": 0.2}
FOR_STATUS = {
    "waiting": ["transfer", "decide", "cancel", "duplicate"],
    "called": ["start"] * 6 + ["recall"] * 4 + ["no_show", "requeue", "transfer", "cancel", "decide", "duplicate"],
    "serving": ["finish"] * 2 + ["carry_on", "hold", "hold", "requeue", "transfer", "transfer", "give_back"],
    "on_hold": ["call", "call", "start", "start", "requeue", "transfer", "cancel", "decide", "duplicate"],
    "no_show": ["restore", "restore", "restore", "start", "call"],
    "served": ["finish", "restore", "cancel"],
    "cancelled": ["call", "start", "restore"],
}
WAITS = [0, 1, 5, 20, 30, 31, 60, 180, 180, 300, 400, 1000, 1900]  # seconds around every limit of the rules


def next_action(random: Random, branch: ModelBranch) -> Action:
    """What somebody does now. A tenth of it is somebody else's business, or of another status."""
    turn = random.random()
    if all(place.status != "open" for place in branch.places.values()) and turn < 0.5:
        return _at_a_counter(random, branch)
    if branch.suspended and turn < 0.3:
        return "resume", {"by": random.choice(STAFF)}
    turn = random.random()
    if turn < 0.13 or not branch.visits:
        return _arrival(random)
    if turn < 0.23:
        return "wait", {"seconds": random.choice(WAITS)}
    if turn < 0.28:
        return _at_a_counter(random, branch)
    if turn < 0.29:
        return random.choice(["suspend", "suspend", "resume"]), {"by": random.choice(STAFF)}
    if turn < 0.45:
        counter, by = _counter_and_operator(random, branch)
        return "call_next", {"counter": counter, "by": by}
    return _with_a_visit(random, branch)


def _arrival(random: Random) -> Action:
    slot_in = random.choice([None, None, None, -5, 10, 15, 40])
    category = random.choice([None, None, None, "law", "decision"]) if slot_in is None else None
    helped = random.random() < 0.1
    return "issue", {"line": random.choice("АБ"), "category": category, "slot_in": slot_in, "helped": helped}


def _at_a_counter(random: Random, branch: ModelBranch) -> Action:
    counter, by = random.choice(list(COUNTERS)), random.choice(list(COUNTERS))
    if random.random() < 0.8:
        by = branch.places[counter].operator or counter
    closed = branch.places[counter].status != "open"
    name = "open" if closed and random.random() < 0.9 else random.choice(["open", "pause", "close", "free"])
    return name, {"counter": counter, "by": random.choice(["supervisor", by]) if name == "free" else by}


def _counter_and_operator(random: Random, branch: ModelBranch) -> tuple[str, str]:
    free = [number for number in COUNTERS if branch.places[number].status == "open" and not branch.held(number)]
    counter = random.choice(free if free and random.random() < 0.9 else list(COUNTERS))
    by = branch.places[counter].operator
    return counter, by if by and random.random() < 0.95 else random.choice(list(COUNTERS))


def _with_a_visit(random: Random, branch: ModelBranch) -> Action:
    [visit] = random.choices(branch.visits, [ATTENTION[visit.status] for visit in branch.visits])
    holder = branch.places[visit.counter].operator if visit.counter else None
    by = holder if holder and random.random() < 0.9 else random.choice(PEOPLE)
    name = _what_with(random, visit)
    if name == "undo" and visit.last and random.random() < 0.9:
        by = visit.last[0]
    if by == "visitor" and name != "cancel":
        by = "reception"
    details: dict[str, Any] = {"visit": visit.number, "by": by}
    if name in ("call", "start"):
        details["counter"], details["by"] = _counter_and_operator(random, branch) if not holder else (visit.counter, by)
    elif name == "transfer":
        line, target = random.choice([("А", None), ("Б", None), (None, random.choice(list(COUNTERS))), ("Б", "3")])
        details |= {"line": line, "target": target, "returns": random.random() < 0.5}
    elif name == "decide":
        details["category"] = random.choice([None, visit.category or "law", "decision"])
    return name, details


def _what_with(random: Random, visit: Visit) -> str:
    if visit.last and random.random() < 0.12:
        return "undo"
    if visit.status == "called" and visit.calls >= NO_SHOW_CALLS and random.random() < 0.7:
        return "no_show"
    if visit.status == "serving" and visit.returns_to and random.random() < 0.7:
        return "give_back"
    known = FOR_STATUS[visit.status if random.random() < 0.95 else random.choice(list(FOR_STATUS))]
    # Nobody with a booking states a right here.
    return random.choice([name for name in known if not (name == "decide" and visit.slot)])
