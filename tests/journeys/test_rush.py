"""A rush that nobody disturbs: sixty-four visitors at a time and sixteen operators, on both databases.

QUEUE_TEST_RUSH=2000 plays as many tickets as the product promises. In the suite two thousand are taken in
`tests/faults/test_power_cuts.py`, where the same is asked of a server that is killed in between; here it is fewer.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.journeys.rush import Rush, everything_is_as_it_must_be, open_for_rush
from tests.running_server import start

pytestmark = [pytest.mark.load, pytest.mark.timeout(400)]

TICKETS = int(os.environ.get("QUEUE_TEST_RUSH", "400"))


def test_nobody_gets_anothers_number_and_nobody_is_called_twice(tmp_path: Path, database_url: str) -> None:
    """FQM, run as its papers recommend, gives 40 numbers to 200 visitors at once and calls 53 of 200 tickets twice."""
    server = start(open_for_rush(tmp_path, database_url))
    try:
        rush = Rush(server, TICKETS)
        rush.run(lambda _rush: None)
        assert server.errors() == []
    finally:
        server.stop()
    everything_is_as_it_must_be(rush)
