"""The table: the product beside simpler ways to tell a wait, for one group of visitors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from benchmarks.waits.cases import Case
from queue_server.domain.correction import score
from queue_server.domain.waiting import Wait

HEAD = "| | error, min | error, s | within 5 min | within 10 min | upper end holds |\n|---|---|---|---|---|---|\n"


def table(group: str, before: Sequence[Case], after: Sequence[Case], told: Sequence[Wait]) -> str:
    """The mean absolute error and the shares. The simpler ways learn from the group's own days before the split."""
    picked = [(case, wait) for case, wait in zip(after, told, strict=True) if group in case.groups]
    past = [case for case in before if group in case.groups]
    if not picked or not past:
        return f"\n{group}: nobody\n"
    cases = [case for case, _ in picked]
    usual = median(case.lesson.wait_s for case in past)
    ways = {
        "the product": [wait for _, wait in picked],
        "the queue played forward alone": [_one(case.lesson.known.played_s) for case in cases],
        "ahead / historic throughput (QL)": _by_length(past, cases, 0),
        "ahead and oneself / historic throughput (QL)": _by_length(past, cases, 1),
        "last to enter service (LES)": [_one(usual if case.les_s is None else case.les_s) for case in cases],
        "declared times": [_one(case.declared_s) for case in cases],
    }
    waits = [case.lesson.wait_s for case in cases]
    text = f"\n{group}: {len(picked)}\n\n{HEAD}"
    for way, waits_told in ways.items():
        got = score(waits_told, waits)
        held = f"{got.coverage:.3f}" if way == "the product" else ""
        text += f"| {way} | {got.error_s / 60:.2f} | {got.error_s:.1f} | {got.within_5:.3f} | {got.within_10:.3f} |"
        text += f" {held} |\n"
    return text


def _by_length(past: Sequence[Case], cases: Sequence[Case], oneself: int) -> list[Wait]:
    """Each line's usual time for one place, times the places."""
    steps: dict[str, list[float]] = defaultdict(list)
    for case in past:
        places = case.lesson.known.ahead + oneself
        if places:
            for line in ("", case.lesson.known.line):
                steps[line].append(case.lesson.wait_s / places)
    usual = {line: median(own) for line, own in steps.items()}
    return [
        _one((case.lesson.known.ahead + oneself) * usual.get(case.lesson.known.line, usual.get("", 0.0)))
        for case in cases
    ]


def _one(seconds: float) -> Wait:
    return Wait(0.0, seconds, seconds)
