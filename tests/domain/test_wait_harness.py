"""The harness of the expected wait: small slices of the records are replayed, and nothing of the future is used."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from benchmarks.waits import bank, warsaw
from benchmarks.waits.__main__ import main
from benchmarks.waits.cases import Case

RECORDS = Path("benchmarks/waits")
WARSAW = RECORDS / "warsaw_2019-12-30_2020-01-14.csv.gz"
BANK = RECORDS / "bank_1999-08_days_01-21.csv.gz"
Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def known_at(cases: list[Case]) -> dict[tuple[str, ...], object]:
    return {case.key: case.lesson.known for case in cases}


def test_it_prints_the_table_and_writes_the_predictions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row for row in rows_of(WARSAW) if row["office"] == "UD_Bemowo"]
    small, out = tmp_path / "small.csv", tmp_path / "out.csv"
    with small.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert main(["--data", str(small), "--split", "2020-01-10", "--out", str(out)]) == 0
    assert "last to enter service (LES)" in capsys.readouterr().out
    with out.open(encoding="utf-8") as file:
        told = list(csv.DictReader(file))
    assert list(told[0]) == ["office", "queue_id", "date", "number", "pred_min", "p90_min"]
    assert len(told) == sum(row["date"] >= "2020-01-10" for row in rows)
    assert all(0 <= float(row["pred_min"]) <= float(row["p90_min"]) for row in told)


def test_what_happens_later_changes_no_promise_of_warsaw() -> None:
    rows = [row for row in rows_of(WARSAW) if row["queue_id"] == "549" and row["date"] <= "2020-01-03"]
    noon = "2020-01-03T11:00"
    cut = [row for row in rows if row["issued_by"] <= noon]
    later = [
        row | {"called_by": "2020-01-03T17:00", "wait_mid_min": "300"} if row["called_by"] > noon else row
        for row in cut
    ]
    assert later != cut
    whole = known_at(warsaw.replay(rows).cases)
    assert known_at(warsaw.replay(later).cases) == {key: whole[key] for key in known_at(warsaw.replay(cut).cases)}


def test_what_happens_later_changes_no_promise_of_the_bank() -> None:
    rows = [row for row in rows_of(BANK) if row["arrival"] < "1999-08-01T09:00:00"]
    then = "1999-08-01T08:30:00"
    cut = [row for row in rows if row["arrival"] <= then]
    later = [row | {"end": "1999-08-01T12:00:00", "service_s": "9999"} if row["end"] > then else row for row in cut]
    assert later != cut
    whole = known_at(bank.replay(rows).cases)
    assert known_at(bank.replay(later).cases) == {key: whole[key] for key in known_at(bank.replay(cut).cases)}
