"""A rush: sixty-four visitors at a time and sixteen operators, two thousand tickets."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.journeys.rush import TICKETS, Rush, everything_is_as_it_must_be, open_for_rush
from tests.running_server import start

pytestmark = [pytest.mark.load, pytest.mark.timeout(400)]

ON_POSTGRESQL = int(os.environ.get("QUEUE_TEST_RUSH", "400"))
"""Enough to find what holds on SQLite only; QUEUE_TEST_RUSH=2000 plays the whole rush there too."""


def test_nobody_gets_anothers_number_and_nobody_is_called_twice(tmp_path: Path, database_url: str) -> None:
    """FQM, run as its papers recommend, gives 40 numbers to 200 visitors at once and calls 53 of 200 tickets twice."""
    server = start(open_for_rush(tmp_path, database_url))
    try:
        rush = Rush(server, TICKETS if database_url.startswith("sqlite") else ON_POSTGRESQL)
        rush.run(lambda _rush: None)
        assert server.errors() == []
    finally:
        server.stop()
    everything_is_as_it_must_be(rush)
