"""Who leads: one process at a time, on files and on PostgreSQL, asked by many threads at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from queue_server.adapters.database import open_engine
from queue_server.adapters.leadership import AdvisoryLeadership, AlreadyRunning, FileLeadership


def test_one_server_holds_a_data_directory(tmp_path: Path) -> None:
    first = FileLeadership(tmp_path / "server.lock")
    assert first.held()
    with pytest.raises(AlreadyRunning):
        FileLeadership(tmp_path / "server.lock")
    first.release()
    second = FileLeadership(tmp_path / "server.lock")
    assert second.held()
    second.release()


def test_on_postgresql_the_next_one_takes_over(postgresql_url: str) -> None:
    engine = open_engine(postgresql_url, pooled=False)
    first, second = AdvisoryLeadership(engine), AdvisoryLeadership(engine)
    assert (first.held(), second.held(), first.held()) == (True, False, True)
    first.release()
    assert second.held()
    second.release()
    engine.dispose()


def test_jobs_and_heartbeat_may_ask_at_the_same_time(postgresql_url: str) -> None:
    engine = open_engine(postgresql_url, pooled=False)
    leadership = AdvisoryLeadership(engine)
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _n: leadership.held(), range(200)))
    leadership.release()
    engine.dispose()
