"""A database file that is damaged stops the start and is named; nobody makes a new one in its place."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from queue_server.adapters.database_file import DamagedDatabase, check_database_file
from tests.running_server import ROOT, install

PAGE = 4096


@pytest.fixture(scope="module")
def whole() -> bytes:
    """The database of a centre, closed in peace."""
    with TemporaryDirectory() as folder:
        install(Path(folder))
        return (Path(folder) / "queue.sqlite3").read_bytes()


def empty(_whole: bytes) -> bytes:
    return b""


def something_else(_whole: bytes) -> bytes:
    return "Розклад прийому громадян".encode() * 400


def head_lost(whole: bytes) -> bytes:
    return bytes(PAGE) + whole[PAGE:]


def cut_off(whole: bytes) -> bytes:
    return whole[: len(whole) // 2 // PAGE * PAGE]


def a_hole(whole: bytes) -> bytes:
    """Every page from the third on was written by a failing disk."""
    return whole[: 2 * PAGE] + b"\xa5" * (len(whole) - 2 * PAGE)


DAMAGES = [empty, something_else, head_lost, cut_off, a_hole]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_file_is_named_and_left_as_it_is(
    tmp_path: Path, whole: bytes, damage: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "queue.sqlite3"
    file.write_bytes(damage(whole))
    with pytest.raises(DamagedDatabase, match=str(file)):
        check_database_file(f"sqlite:///{file}")
    assert file.read_bytes() == damage(whole)


def test_a_journal_without_its_database_is_no_new_centre(tmp_path: Path) -> None:
    (tmp_path / "queue.sqlite3-wal").write_bytes(b"what was written last")
    with pytest.raises(DamagedDatabase, match=r"queue\.sqlite3-wal"):
        check_database_file(f"sqlite:///{tmp_path / 'queue.sqlite3'}")


def test_a_whole_file_and_none_yet_are_well(tmp_path: Path, whole: bytes) -> None:
    file = tmp_path / "queue.sqlite3"
    check_database_file(f"sqlite:///{file}")
    assert not file.exists()
    file.write_bytes(whole)
    check_database_file(f"sqlite:///{file}")
    check_database_file("postgresql://nobody@127.0.0.1:1/queue")


@pytest.mark.parametrize("command", [["run"], ["user", "disable", "olena"]], ids=" ".join)
def test_neither_the_server_nor_a_command_begins_anew(tmp_path: Path, command: list[str]) -> None:
    file = tmp_path / "queue.sqlite3"
    file.touch()
    begun = subprocess.run(
        [sys.executable, "-m", "queue_server", *command],
        env={"QUEUE_DATA_DIR": str(tmp_path), "PATH": ""},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert begun.returncode == 1
    assert f"QUEUE_DATA_DIR: {file}: the database is empty" in begun.stderr
    assert "Traceback" not in begun.stderr
    assert file.stat().st_size == 0
