"""The whole rush, two thousand tickets, with a server that is killed in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.rush import TICKETS, Rush, everything_is_as_it_must_be, open_for_rush
from tests.running_server import start

pytestmark = [pytest.mark.load, pytest.mark.timeout(400)]

KILLS = 5


def test_five_power_cuts_lose_nothing(tmp_path: Path) -> None:
    """Killed five times with people at the kiosks and counters: what was acknowledged is there, once."""
    server = start(open_for_rush(tmp_path))

    def disturb(rush: Rush) -> None:
        for cut in range(1, KILLS + 1):
            rush.await_served(cut * TICKETS // (KILLS + 2))
            rush.power_cut()

    try:
        rush = Rush(server)
        rush.run(disturb)
        assert server.errors() == []
    finally:
        server.stop()
    everything_is_as_it_must_be(rush)
