"""Printing sheets: no number twice, whatever is printed when; running out is said, and the way on."""

from __future__ import annotations

import pytest
from sqlmodel import select

from queue_server.domain.errors import Invalid, NotFound, Refused
from queue_server.models import AuditEntry, Branch
from queue_server.services import hand_sheets
from queue_server.services.retries import Retry
from tests.services.days import Day


def prints(day: Day, key: str | None = None, **counts: int) -> str:
    """Sheets by the letter of the line: `prints(day, А=3)`."""
    wanted = {day.centre.lines[letter].key: count for letter, count in counts.items()}
    retry = Retry.of(key, "print", wanted)
    return day.change(lambda w: hand_sheets.print_sheets(w, day.branch, wanted, day.centre.reception, retry))


def numbers(day: Day, printing: str) -> list[list[str]]:
    with day.store.read() as session:
        return [line["numbers"] for line in hand_sheets.printing(session, printing)[1]]


def left(day: Day) -> dict[str, tuple[str | None, int]]:
    with day.store.read() as session:
        lines = hand_sheets.lines_to_print(session, session.get_one(Branch, day.branch))
    return {line["letter"]: (line["next"], line["left"]) for line in lines}


def test_it_works(day: Day) -> None:
    assert numbers(day, prints(day, А=2, Б=1)) == [["А-901", "А-902"], ["Б-901"]]


def test_no_number_is_printed_twice(day: Day) -> None:
    prints(day, А=2)
    day.clock.advance(days=3)
    assert numbers(day, prints(day, А=2, Б=2)) == [["А-903", "А-904"], ["Б-901", "Б-902"]]
    assert left(day) == {"А": ("А-905", 95), "Б": ("Б-903", 97)}


def test_a_repeated_request_prints_nothing_new(day: Day) -> None:
    first = prints(day, "key", А=2)
    assert prints(day, "key", А=2) == first
    assert left(day)["А"] == ("А-903", 97)


def test_running_out_is_said_and_prints_nothing(day: Day) -> None:
    prints(day, А=98)
    with pytest.raises(Refused) as refusal:
        prints(day, Б=1, А=2)
    assert (refusal.value.code, refusal.value.details["left"]) == ("hand_numbers_out", 1)
    assert left(day) == {"А": ("А-999", 1), "Б": ("Б-901", 99)}
    prints(day, А=1)
    assert left(day)["А"] == (None, 0)


def test_a_line_begins_again_when_its_old_sheets_are_thrown_away(day: Day) -> None:
    old = prints(day, А=99, Б=5)
    key = day.centre.lines["А"].key
    assert day.change(lambda w: hand_sheets.begin_again(w, day.branch, key, day.centre.reception)) == 1
    assert left(day) == {"А": ("А-901", 99), "Б": ("Б-906", 94)}
    assert numbers(day, prints(day, А=1)) == [["А-901"]]
    assert len(numbers(day, old)[0]) == 99, "an old printing can still be looked at"
    with day.store.read() as session:
        assert session.exec(select(AuditEntry.action)).all() == ["hand_sheets:withdrawn"]
    assert day.change(lambda w: hand_sheets.begin_again(w, day.branch, key, day.centre.reception)) == 1


def test_what_was_printed_is_listed_newest_first(day: Day) -> None:
    first = prints(day, А=2, Б=3)
    day.clock.advance(hours=1)
    second = prints(day, Б=1)
    with day.store.read() as session:
        shown = hand_sheets.last_printings(session, session.get_one(Branch, day.branch))
    assert [printing["id"] for printing in shown] == [second, first]
    assert shown[1]["numbers"] == [{"first": "А-901", "last": "А-902"}, {"first": "Б-901", "last": "Б-903"}]
    assert shown[0]["at"] == "2026-03-02T11:00:00+02:00"


def test_what_cannot_be_printed(day: Day) -> None:
    with pytest.raises(Invalid, match="hand_nothing_to_print"):
        prints(day)
    with pytest.raises(Invalid, match="line_unknown"):
        day.change(lambda w: hand_sheets.print_sheets(w, day.branch, {"nowhere": 1}, day.centre.reception))
    with day.store.read() as session, pytest.raises(NotFound):
        hand_sheets.printing(session, "nothing")
