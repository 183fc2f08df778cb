"""A process that computes for the server: what it gives and raises comes back, and no fault of its own is lost on."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from queue_server import beside
from queue_server.adapters.database import open_engine
from queue_server.adapters.helper_process import HelperProcess
from queue_server.adapters.schema import upgrade
from queue_server.domain.errors import QueueError, Unavailable


@pytest.fixture
def helper() -> Iterator[HelperProcess]:
    made = HelperProcess()
    yield made
    made.stop()


def refuse(code: str) -> None:
    raise Unavailable(code, minutes=5)


def die_once(mark: str) -> int:
    """The process that is asked first ends, as one that has run out of memory does."""
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def raise_what_cannot_travel() -> None:
    raise OSError(threading.Lock())


def test_it_computes_in_a_process_of_its_own_that_stays(helper: HelperProcess) -> None:
    first = helper(os.getpid)
    assert first != os.getpid()
    assert helper(sorted, "вабг") == ["а", "б", "в", "г"]
    assert helper(os.getpid) == first


def test_much_travels_both_ways(helper: HelperProcess) -> None:
    much = os.urandom(3_000_000)
    assert helper(bytes, much) == much


def test_what_it_raises_is_raised_here_with_its_code(helper: HelperProcess) -> None:
    with pytest.raises(Unavailable) as refused:
        helper(refuse, "database_busy")
    assert (refused.value.code, refused.value.details) == ("database_busy", {"minutes": 5})
    with pytest.raises(RuntimeError, match="OSError"):
        helper(raise_what_cannot_travel)
    assert helper(abs, -1) == 1


def test_who_dies_under_a_question_is_started_and_asked_again(helper: HelperProcess, tmp_path: Path) -> None:
    before = helper(os.getpid)
    assert helper(die_once, str(tmp_path / "mark")) not in (before, os.getpid())


def test_who_dies_again_is_given_up_and_the_next_question_is_answered(helper: HelperProcess) -> None:
    with pytest.raises((EOFError, ConnectionError)):
        helper(die)
    assert helper(abs, -1) == 1


def test_who_comes_last_leaves_the_core_to_everybody_else(helper: HelperProcess) -> None:
    last = HelperProcess(("queue_server.beside",), last=True)
    assert last(os.sched_getscheduler, 0) == os.SCHED_IDLE
    assert helper(os.sched_getscheduler, 0) == os.SCHED_OTHER
    last.stop()


def test_it_ends_when_nobody_asks_and_is_back_when_somebody_does() -> None:
    helper = HelperProcess(idle=timedelta(seconds=0.2))
    first = helper(os.getpid)
    assert helper._process is not None
    assert helper._process.wait(timeout=30) == 0
    assert helper(os.getpid) != first
    helper.stop()


def test_it_ends_with_its_server(helper: HelperProcess) -> None:
    helper.wake()
    process = helper._process
    assert process is not None
    assert helper._line is not None
    helper._line.close()  # as when the server is killed
    assert process.wait(timeout=30) == 0


def test_two_who_ask_at_once_are_answered_one_after_the_other(helper: HelperProcess) -> None:
    answers: list[int] = []
    asking = [threading.Thread(target=lambda: answers.append(helper(_slowly))) for _ in range(4)]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert len(answers) == 4
    assert len(set(answers)) == 1


def _slowly() -> int:
    time.sleep(0.05)
    return os.getpid()


def test_it_reads_the_installation_itself(helper: HelperProcess, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'queue.sqlite3'}"
    engine = open_engine(url, pooled=False)
    upgrade(engine)
    engine.dispose()
    assert helper(beside.answer, url, _tables) > 10


def _tables(session) -> int:  # type: ignore[no-untyped-def]
    return len(session.connection().exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").all())


def test_every_refusal_can_travel() -> None:
    for kind in QueueError.__subclasses__():
        made = kind("some_code", place="А")
        again = made.__reduce__()[0](*made.__reduce__()[1])
        assert (type(again), again.code, again.details) == (kind, "some_code", {"place": "А"})
