"""B8: two hundred people race for the last bookable time; one has it, the others get a clear answer."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import requests

from benchmarks.figures import Row, percentile
from tests.running_server import RunningServer, install, serve

PEOPLE = 200
WITHIN = 1.0  # seconds, for 99 of 100
BOOKING = {"channels": ["in_person", "website"], "share": 100, "notice_minutes": 0}
WISH = {"purpose": "consultation", "sphere": "documents"}
ALTERNATIVES = 5


def last_place() -> Row:
    """One counter, so that every time has one place. All start at the same moment, each on a connection of its own."""
    with TemporaryDirectory() as folder:
        installation = install(Path(folder) / "data", counters=1, booking=BOOKING)
        with serve(installation, environment={"QUEUE_BOOKING_LIMIT": "100000/minute"}) as server:
            took, ends = race(server)
    held, clear = ends.count("held"), ends.count("clear")
    p99 = percentile(took, 0.99)
    return Row(
        what=f"{PEOPLE} people race for the last time",
        measured=f"{held} has it, {clear} get a clear answer; p99 {p99 * 1000:.0f} ms",
        budget=f"1 and {PEOPLE - 1}; p99 ≤ {WITHIN * 1000:.0f} ms",
        kept=(held, clear) == (1, PEOPLE - 1) and p99 <= WITHIN,
        figures={"held": held, "clear": clear, "p50_s": percentile(took, 0.5), "p99_s": p99, "max_s": max(took)},
    )


def race(server: RunningServer) -> tuple[list[float], list[str]]:
    """How long each waited for an answer (seconds), and what it was: held, clear, or anything else."""
    place = f"{server.url}/api/v1/branches/main"
    offered = requests.get(f"{place}/slots", params=WISH, timeout=30).json()
    slot = offered["days"][1]["times"][20]
    start = threading.Barrier(PEOPLE)

    def tries(_number: int) -> tuple[float, str]:
        with requests.Session() as session:
            session.trust_env = False
            session.get(f"{server.url}/healthz", timeout=30)  # the connection stands before the race
            start.wait(60)
            began = time.perf_counter()
            answer = session.post(f"{place}/appointments/hold", json=WISH | {"slot": slot}, timeout=30)
            return time.perf_counter() - began, _end(answer)

    with ThreadPoolExecutor(PEOPLE) as people:
        times, ends = zip(*people.map(tries, range(PEOPLE)), strict=True)
    return list(times), list(ends)


def _end(answer: requests.Response) -> str:
    if answer.status_code == 201:
        return "held"
    error = answer.json().get("error", {})
    clear = error.get("code") == "slot_taken" and len(error["details"]["alternatives"]) == ALTERNATIVES
    return "clear" if clear else f"{answer.status_code} {error.get('code')}"
