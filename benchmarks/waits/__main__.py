"""Judges the expected wait on records of real queues: `python -m benchmarks.waits --data FILE --split DATE`.

Replays the records in the order of time with what was known at each moment, lets the product's estimator learn from
the days before the split, and compares it on the days from the split on with simpler ways to tell a wait.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.waits import bank, warsaw
from benchmarks.waits.cases import Case, Records
from benchmarks.waits.table import table
from queue_server.domain.correction import learn_correction
from queue_server.domain.telling import Experience
from queue_server.domain.waiting import Wait


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    records = _read(options.data)
    split = options.split.toordinal()
    before = [case for case in records.cases if case.lesson.day < split and case.teaches]
    after = [case for case in records.cases if case.lesson.day >= split]
    judged = learn_correction([case.lesson for case in before])
    if judged is None or not after:
        sys.stderr.write("Too few days: there must be at least four before the split, and one from it on.\n")
        return 2
    experience = Experience(len(before), judged.correction if judged.helps else None)
    told = [_told(experience, case) for case in after]
    for group in records.groups:
        sys.stdout.write(table(group, before, after, told))
    if options.out:
        _write(options.out, records, after, told)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.waits", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="tickets, CSV or CSV.gz, of either format")
    parser.add_argument("--split", type=date.fromisoformat, required=True, help="the first day that is judged")
    parser.add_argument("--out", type=Path, help="where to write the predictions as CSV")
    return parser.parse_args(arguments)


def _read(path: Path) -> Records:
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = list(csv.DictReader(text.decode().splitlines()))
    return bank.replay(rows) if rows and "ticket" in rows[0] else warsaw.replay(rows)


def _told(experience: Experience, case: Case) -> Wait:
    known = case.lesson.known
    return experience.tell(Wait(0.0, known.played_s, known.played_s), known)


def _write(path: Path, records: Records, after: Sequence[Case], told: Sequence[Wait]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(records.header)
        for case, wait in zip(after, told, strict=True):
            ends = (round(wait.likely_s / records.unit_s, 2), round(wait.high_s / records.unit_s, 2))
            writer.writerow([*case.key, *ends])


if __name__ == "__main__":
    sys.exit(main())
