"""The whole rush, two thousand tickets, with a server that is killed in between; in the long form two hundred times."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.invariants import stored_is_well
from tests.journeys.rush import TICKETS, Rush, everything_is_as_it_must_be, open_for_rush
from tests.running_server import start

pytestmark = [pytest.mark.load, pytest.mark.timeout(400)]

KILLS = 5
LONG = pytest.param(200, 4 * TICKETS, marks=[pytest.mark.faults_long, pytest.mark.timeout(3 * 3600)])


@pytest.mark.parametrize(("kills", "tickets"), [(KILLS, TICKETS), LONG])
def test_power_cuts_lose_nothing(tmp_path: Path, kills: int, tickets: int) -> None:
    """Killed again and again with people at the kiosks and counters: what was acknowledged is there, once."""
    server = start(open_for_rush(tmp_path))

    def disturb(rush: Rush) -> None:
        for cut in range(1, kills + 1):
            rush.await_served(cut * tickets // (kills + 2))
            rush.power_cut()

    try:
        rush = Rush(server, tickets)
        rush.run(disturb)
        assert server.errors() == []
    finally:
        server.stop()
    everything_is_as_it_must_be(rush)
    stored_is_well(server)
