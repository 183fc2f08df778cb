"""`queue-server demo`: the real server and everybody at work, ten times faster by shorter visits and the real clock."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from queue_server.catalogue import Catalogues
from tests.source_tree import ROOT

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]

CATALOGUES = Catalogues.load()
DEMO = ["-m", "queue_server", "demo", "--pace", "0.1"]
# What nobody could miss who watches for ten minutes.
TOLD = """
ticket-issued ticket-called ticket-recalled ticket-started ticket-continued ticket-finished ticket-held
ticket-started-on_hold ticket-transferred ticket-returned ticket-requeued ticket-undone ticket-no_show ticket-restored
ticket-cancelled ticket-amended counter-opened counter-closed counter-paused-break counter-paused-paperwork
counter-paused-phone branch-suspended-air_alarm branch-resumed bell-rung bell-answered device-changed-paper_out printed
printed-duplicate registers-suspended refused-register registers-resumed service-handled evening closing
branch-issuing_ended branch-day_closed
""".split()

# An entry point whose administrators do what nobody may: the demo has to notice each of it.
BROKEN = """
import logging
from dataclasses import replace
from queue_server.demo.fates import FATES, ORDINARY

def out_of_order(cast, at):
    if at.number == "1":
        raise ValueError("stumbled")
    if at.number == "6":
        at.presses("return")
    logging.getLogger("queue").error("it burns")

FATES[ORDINARY] = replace(FATES[ORDINARY], at_counter=out_of_order)
from queue_server.__main__ import main
main()
"""
WENT_WRONG = ("counter 1: ValueError: stumbled", "counter 6: Refusal: .*: ticket_wrong_status", "queue: it burns")


@contextmanager
def demo(folder: Path, *words: str, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """The command at work, its throw-away folder within `folder`."""
    with subprocess.Popen(
        [sys.executable, *words],
        env=os.environ | {"TMPDIR": str(folder), "PYTHONUNBUFFERED": "1"} | settings,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def words_of(key: str) -> re.Pattern[str]:
    said = CATALOGUES.text("uk", key, number="NUMBER", counter="COUNTER")
    return re.compile(re.escape(said).replace("NUMBER", r"[А-Я]-\d{3}").replace("COUNTER", r"\d"))


def test_ten_minutes_in_one_show_everything_and_end_well(tmp_path: Path) -> None:
    with demo(tmp_path, *DEMO, "--minutes", "1.3") as process:
        output, _ = process.communicate()
    assert process.returncode == 0, output
    assert [key for key in TOLD if not words_of(f"demo-{key}").search(output)] == []
    assert "/hall-display/#" in output
    assert re.search(r"Підсумок: відвідувачів — \d{2}, обслужено — \d{2}", output)
    issuing_ends, closed = (
        output.index(CATALOGUES.text("uk", key)) for key in ("demo-closing", "demo-branch-day_closed")
    )
    assert issuing_ends < closed
    assert list(tmp_path.iterdir()) == []


def test_it_is_left_at_any_moment_without_a_trace(tmp_path: Path) -> None:
    with demo(tmp_path, *DEMO, "--minutes", "10") as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if words_of("demo-ticket-finished").search(line):
                process.send_signal(signal.SIGINT)
                break
        rest, _ = process.communicate()
    assert process.returncode == 0, rest
    assert "Traceback" not in "".join(lines) + rest
    assert "Підсумок" in rest
    assert not words_of("demo-evening").search(rest)
    assert list(tmp_path.iterdir()) == []


def test_what_goes_wrong_is_told_and_makes_it_fail(tmp_path: Path) -> None:
    """An act that breaks, a refusal that nobody could expect, and an error in the server's log."""
    script, folder = tmp_path / "broken.py", tmp_path / "folder"
    script.write_text(BROKEN, "utf-8")
    folder.mkdir()
    words = ("demo", "--pace", "0.1", "--minutes", "0.3")
    with demo(folder, str(script), *words, QUEUE_ASYNC_MODE="threading", PYTHONPATH=str(ROOT)) as process:
        output, _ = process.communicate()
    assert process.returncode == 1, output
    assert [wrong for wrong in WENT_WRONG if not re.search(f"ПОМИЛКА · {wrong}", output)] == []
    assert list(folder.iterdir()) == []
