"""Measures the budgets and prints a table and JSON: `python -m benchmarks B8`, or all that there are.

All but the history (B6, whose million tickets are written first) take some seven minutes on a quiet machine and are
ended after ten; what did not come to its turn by then says so.
"""

from __future__ import annotations

import json
import logging
import signal
import sys
import time
from collections.abc import Callable

from benchmarks import issuing
from benchmarks.calls import call_to_displays
from benchmarks.figures import RESULTS, Row
from benchmarks.last_place import last_place
from benchmarks.machine import BUSY_LOAD, cores, load
from benchmarks.printing import tap_to_paper
from benchmarks.speaking import call_to_chime
from benchmarks.starting import start_and_memory
from benchmarks.visitors import two_hundred_at_once
from benchmarks.years import years

BENCHES: dict[str, Callable[[], Row]] = {
    "B1": issuing.as_fast_as_it_goes,
    "B2": issuing.ten_a_second,
    "B3": call_to_displays,
    "B4": call_to_chime,
    "B5": tap_to_paper,
    "B6": years,
    "B7": two_hundred_at_once,
    "B8": last_place,
    "B9": start_and_memory,
}
TOGETHER, HISTORY = 600.0, 7200.0  # seconds


def main(wanted: list[str]) -> int:
    """0 when every budget is kept, 1 when one is not, 2 for a name that is not known."""
    unknown = [name for name in wanted if name not in BENCHES]
    if unknown:
        sys.stderr.write(f"No such bench: {', '.join(unknown)}. There are: {', '.join(BENCHES)}.\n")
        return 2
    machine = {"cores": cores(), "load_before": load()}
    rows = _all_measured(wanted or list(BENCHES))
    sys.stdout.write(table(rows, machine["load_before"]))
    figures = {name: row.figures for name, row in rows.items()}
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps({"machine": machine} | figures, indent=2) + "\n", "utf-8")
    return 0 if all(row.kept for row in rows.values()) else 1


def table(rows: dict[str, Row], load_before: float) -> str:
    """What a person reads; it says when the machine had other work before anything was measured."""
    lines = [f"{cores()} cores, load before the start {load_before:.2f}"]
    if load_before > BUSY_LOAD:
        lines[0] += ": measured on a busy machine, the figures are worse for it"
    lines += ["", "| | what | measured | budget | kept |", "|---|---|---|---|---|"]
    for name, row in rows.items():
        lines.append(f"| {name} | {row.what} | {row.measured} | {row.budget} | {'yes' if row.kept else 'NO'} |")
    return "\n".join(lines) + "\n"


def _all_measured(wanted: list[str]) -> dict[str, Row]:
    rows, left = {}, TOGETHER
    for name in wanted:
        began = time.monotonic()
        rows[name] = _measured(name, HISTORY if name == "B6" else left)
        left -= 0.0 if name == "B6" else time.monotonic() - began
    return rows


def _measured(name: str, seconds: float) -> Row:
    """One that fails, or is not through in its time, says so in its row: the others are measured all the same."""
    if seconds < 1:
        return _without_figures(name, "not measured, the time was over")
    sys.stderr.write(f"{name} …\n")
    signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return BENCHES[name]()
    except Exception as problem:
        logging.exception(name)
        return _without_figures(name, f"failed: {problem!r}")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _too_long(*_signal: object) -> None:
    raise TimeoutError("the time was over")


def _without_figures(name: str, why: str) -> Row:
    return Row(what=BENCHES[name].__name__, measured=why, budget="", kept=False)


if __name__ == "__main__":
    names = [name for word in sys.argv[1:] for name in word.split(",") if name]
    sys.exit(main(names))
