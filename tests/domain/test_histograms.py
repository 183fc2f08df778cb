"""Histograms of durations: exact where they promise it, else half a step off at most; added, never averaged."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from queue_server.domain.figures import Figures
from queue_server.domain.histograms import STEP, Histogram

DURATIONS = some.lists(some.integers(0, 20_000), min_size=1, max_size=80)


@given(DURATIONS)
def test_counts_sums_and_the_standard_are_exact(durations: list[int]) -> None:
    histogram = Histogram.of(durations)
    assert (histogram.count, histogram.total) == (len(durations), sum(durations))
    assert histogram.mean == sum(durations) / len(durations)
    assert histogram.within(900) == sum(each <= 900 for each in durations) / len(durations)


@given(DURATIONS, some.sampled_from([0.1, 0.5, 0.9, 0.99]))
def test_a_quantile_is_half_a_step_off_at_most(durations: list[int], share: float) -> None:
    exact = sorted(durations)[max(0, -(-int(share * 1000) * len(durations) // 1000) - 1)]
    found = Histogram.of(durations).quantile(share)
    assert found is not None
    assert abs(found - exact) <= STEP / 2


@given(DURATIONS, DURATIONS)
def test_two_days_added_are_the_days_together(first: list[int], second: list[int]) -> None:
    joined = Histogram.of(first)
    joined.join(Histogram.of(second))
    assert joined == Histogram.of([*first, *second])
    assert Histogram.unpacked(joined.packed()) == joined


def test_nobody_has_no_mean() -> None:
    nobody = Histogram()
    assert (nobody.count, nobody.mean, nobody.median, nobody.within(900)) == (0, None, None, None)


def test_fifteen_minutes_exactly_are_within() -> None:
    assert Histogram.of([900]).within(900) == 1
    assert Histogram.of([901]).within(900) == 0


def test_figures_of_two_times_are_added_by_measure_dimension_and_key() -> None:
    morning, evening = Figures(), Figures()
    morning.count("visits", line="a", hour="09")
    evening.count("visits", 2, line="a", hour=None)
    evening.time("wait", 60, line="a")
    morning.add(evening)
    assert morning.total("visits") == 3
    assert morning.by("visits", "line") == {"a": 3}
    assert morning.by("visits", "hour") == {"09": 1, "": 2}
    assert morning.times_by("wait", "line")["a"].total == 60
    assert Figures.unpacked(morning.packed()).packed() == morning.packed()
    assert evening.total("visits") == 2, "what was added stays as it was"
