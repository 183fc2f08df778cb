"""Heavy work in a process of its own: it learns from the same installation, once, and nobody waits for it."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlmodel import Session, select

from queue_server.adapters.database import open_engine
from queue_server.adapters.process_beside import ENDED_AFTER, ProcessBeside
from queue_server.adapters.schema import upgrade
from queue_server.models import WaitCorrection
from queue_server.settings import environment_of, load_settings
from tests.factories import make_branch
from tests.services.learned_history import A_DAY, DAYS, write_history


def running(beside: ProcessBeside) -> subprocess.Popen[bytes]:
    assert beside._process is not None
    return beside._process


def test_it_works(tmp_path: Path) -> None:
    """The command of the night, as the server starts it."""
    settings = load_settings(data_dir=tmp_path)
    engine = open_engine(settings.database, pooled=False)
    upgrade(engine)
    now = datetime.now(UTC)
    with Session(engine) as session, session.begin():
        write_history(session, make_branch(session), now)

    beside = ProcessBeside("learn-waits", environment_of(settings))
    beside.start(now)
    assert running(beside).wait(timeout=120) == 0

    with Session(engine) as session:
        [row] = session.exec(select(WaitCorrection)).all()
    engine.dispose()
    assert (row.version, row.lessons, row.helps, row.in_use) == (1, DAYS * A_DAY, True, True)
    assert row.figures["with"]["error_s"] < 0.6 * row.figures["without"]["error_s"]


def test_it_runs_once_at_a_time_and_ends_with_the_server(tmp_path: Path) -> None:
    beside = ProcessBeside("--help", {"QUEUE_DATA_DIR": str(tmp_path)})
    now = datetime(2026, 3, 2, 3, tzinfo=UTC)
    beside._process = hanging = subprocess.Popen(["sleep", "600"])
    beside._started_at = now
    beside.start(now + timedelta(minutes=10))
    assert running(beside) is hanging
    assert hanging.poll() is None
    beside.start(now + ENDED_AFTER + timedelta(seconds=1))
    assert hanging.wait(timeout=10) != 0, "what hangs is ended"
    beside.start(now + ENDED_AFTER + timedelta(minutes=10))
    assert running(beside) is not hanging
    beside.stop()
    beside.stop()
