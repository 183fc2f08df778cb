"""Measures the budgets and prints a table and JSON: `python -m benchmarks B8`, or all that there are."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Row
from benchmarks.last_place import last_place
from benchmarks.years import years

BENCHES: dict[str, Callable[[], Row]] = {"B6": years, "B8": last_place}
RESULTS = Path("var") / "bench.json"


def main(wanted: list[str]) -> int:
    """0 when every budget is kept, 1 when one is not, 2 for a name that is not known."""
    unknown = [name for name in wanted if name not in BENCHES]
    if unknown:
        sys.stderr.write(f"No such bench: {', '.join(unknown)}. There are: {', '.join(BENCHES)}.\n")
        return 2
    rows = {name: BENCHES[name]() for name in wanted or BENCHES}
    sys.stdout.write("| | what | measured | budget | kept |\n|---|---|---|---|---|\n")
    for name, row in rows.items():
        sys.stdout.write(f"| {name} | {row.what} | {row.measured} | {row.budget} | {'yes' if row.kept else 'NO'} |\n")
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps({name: row.figures for name, row in rows.items()}, indent=2) + "\n", "utf-8")
    return 0 if all(row.kept for row in rows.values()) else 1


if __name__ == "__main__":
    names = [name for word in sys.argv[1:] for name in word.split(",") if name]
    sys.exit(main(names))
