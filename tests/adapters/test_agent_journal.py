"""What the agent remembers across its own death, and what it makes of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.agent_journal import KEPT, LINES, Entry, Journal, JournalInUse
from queue_server.adapters.printer import PrintResult

PRINTED = PrintResult("printed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "agent.journal"


def died(path: Path, *steps: str) -> None:
    """An agent that took these steps with job j1 and was killed."""
    journal = Journal(path)
    if "claimed" in steps:
        journal.claimed("j1", 1)
    if "started" in steps:
        journal.started("j1", 1)
    if "ended" in steps:
        entry = journal.ended("j1", 1, PRINTED)
        if "reported" in steps:
            journal.reported(entry)
    journal.close()


def test_it_works(path: Path) -> None:
    died(path, "claimed", "started", "ended", "reported")
    journal = Journal(path)
    assert journal.settle() is False
    assert journal.unreported() == []
    assert journal.find("j1", 1) == Entry("j1", 1, "reported", PRINTED)
    journal.close()


@pytest.mark.parametrize(
    ("steps", "result", "broken_off"),
    [
        ((), None, False),
        (("claimed",), PrintResult("failed", "agent_stopped", before_first_byte=True), False),
        (("claimed", "started"), PrintResult("unknown", "agent_stopped"), True),
        (("claimed", "started", "ended"), PRINTED, False),
        (("claimed", "started", "ended", "reported"), None, False),
    ],
)
def test_what_a_death_left_open_is_ended(
    path: Path, steps: tuple[str, ...], result: PrintResult | None, broken_off: bool
) -> None:
    died(path, *steps)
    journal = Journal(path)
    assert journal.settle() is broken_off
    assert [entry.result for entry in journal.unreported()] == ([result] if result else [])
    journal.close()


def test_dying_again_before_reporting_changes_nothing(path: Path) -> None:
    died(path, "claimed", "started")
    for _ in range(3):
        journal = Journal(path)
        journal.settle()
        assert [entry.result for entry in journal.unreported()] == [PrintResult("unknown", "agent_stopped")]
        journal.close()


def test_each_attempt_is_remembered_by_itself(path: Path) -> None:
    journal = Journal(path)
    journal.ended("j1", 1, PRINTED)
    assert journal.find("j1", 2) is None
    journal.close()


@pytest.mark.parametrize("torn", [b'{"job": "j1", "att', b"\x00\x00\x00", b"[]\n", b'{"job": 1}\n', b"\xff\n"])
def test_a_line_that_was_cut_off_spoils_nothing(path: Path, torn: bytes) -> None:
    died(path, "claimed", "started", "ended")
    with path.open("ab") as file:
        file.write(torn)
    journal = Journal(path)
    journal.settle()
    assert [entry.result for entry in journal.unreported()] == [PRINTED]
    journal.claimed("j2", 1)
    journal.close()
    journal = Journal(path)
    assert journal.find("j2", 1) is not None
    journal.close()


def test_two_agents_of_one_device_are_refused(path: Path) -> None:
    first = Journal(path)
    with pytest.raises(JournalInUse):
        Journal(path)
    first.close()
    Journal(path).close()


def test_only_its_owner_may_read_it(path: Path) -> None:
    died(path, "claimed")
    assert os.stat(path).st_mode & 0o077 == 0
    journal = Journal(path)
    journal.settle()
    assert os.stat(path).st_mode & 0o077 == 0
    journal.close()


def test_it_does_not_grow_for_ever_and_forgets_nothing_unreported(path: Path) -> None:
    journal = Journal(path)
    journal.ended("waiting", 1, PRINTED)
    for number in range(LINES):
        journal.reported(journal.ended(f"j{number}", 1, PRINTED))
    assert len(path.read_bytes().splitlines()) <= LINES + 2
    assert [entry.job for entry in journal.unreported()] == ["waiting"]
    assert journal.find(f"j{LINES - 1}", 1) is not None
    journal.close()
    again = Journal(path)
    again.settle()
    assert len(path.read_bytes().splitlines()) == KEPT + 1
    assert [entry.job for entry in again.unreported()] == ["waiting"]
    again.close()


def test_a_full_disk_stops_the_start_of_a_print_but_no_result(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(path)
    write = os.write

    def full(file: int, data: bytes) -> int:
        if file == journal._file:
            raise OSError(28, "No space left on device")
        return write(file, data)

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        journal.started("j1", 1)
    journal.ended("j1", 1, PRINTED)
    assert [entry.result for entry in journal.unreported()] == [PRINTED]
    monkeypatch.undo()
    journal.close()
