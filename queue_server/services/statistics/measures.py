"""The measures that a head looks at, each a number made of figures; the page tells what it means by the same key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from queue_server.domain.figures import ALL, Figures
from queue_server.domain.histograms import Histogram

QUARTER = 900  # seconds: the centres' standard of a wait
NOTHING = Histogram()
FEWEST_RATINGS = 5  # by one person; fewer would tell who gave them


class Kind(StrEnum):
    """How a value is shown: a number of things, minutes or hours (kept as seconds), a share of one, or a mean."""

    COUNT = "count"
    MINUTES = "minutes"
    HOURS = "hours"
    SHARE = "share"
    MEAN = "mean"


Value = float | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of the whole."""

    kind: Kind
    of: Callable[[Figures], Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A number of one key in a dimension; with ALL twice, of the whole."""

    kind: Kind
    of: Callable[[Figures, str, str], Value]


def ratio(part: float, whole: float) -> Value:
    return part / whole if whole else None


def _count(measure: str) -> Measure:
    return Measure(Kind.COUNT, lambda figures: figures.total(measure))


def _a_day(measure: str) -> Measure:
    return Measure(Kind.MEAN, lambda figures: ratio(figures.total(measure), figures.total("reception_days")))


def _time(measure: str, of: Callable[[Histogram], Value], kind: Kind = Kind.MINUTES) -> Measure:
    return Measure(kind, lambda figures: of(figures.whole_time(measure)))


def _key(measure: str, dimension: str, key: str) -> Measure:
    return Measure(Kind.COUNT, lambda figures: figures.by(measure, dimension).get(key, 0))


def _share(part: str, whole: str) -> Measure:
    return Measure(Kind.SHARE, lambda figures: ratio(figures.total(part), figures.total(whole)))


def _p90(times: Histogram) -> Value:
    return times.quantile(0.9)


def _within(times: Histogram) -> Value:
    return times.within(QUARTER)


def _mean(times: Histogram) -> Value:
    return times.mean


def _median(times: Histogram) -> Value:
    return times.median


def _kept_share(figures: Figures) -> Value:
    states = figures.by("bookings", "state")
    over = sum(states.values()) - states.get("ahead", 0)
    return ratio(states.get("kept", 0), over)


OVERVIEW: Mapping[str, Measure] = {
    "visits": _count("visits"),
    "handled": _count("handled"),
    "reception_days": _count("reception_days"),
    "visits_a_day": _a_day("visits"),
    "handled_a_day": _a_day("handled"),
    "wait_mean": _time("wait", _mean),
    "wait_median": _time("wait", _median),
    "wait_p90": _time("wait", _p90),
    "within_15": _time("wait", _within, Kind.SHARE),
    "service_mean": _time("service", _mean),
    "service_median": _time("service", _median),
    "bookings": _count("bookings"),
    "bookings_kept": Measure(Kind.SHARE, _kept_share),
    "no_shows": _key("visits", "end", "no_show"),
    "unserved": _key("visits", "end", "unserved"),
    "wrong_line": _count("wrong_line"),
    "suspended": Measure(Kind.HOURS, lambda figures: figures.total("suspended")),
    "rights": _count("rights"),
    "chosen": _count("chosen"),
    "ratings": _count("ratings"),
    "ratings_share": Measure(
        Kind.SHARE, lambda figures: ratio(figures.total("ratings"), figures.by("visits", "end").get("served", 0))
    ),
    "error": Measure(Kind.MINUTES, lambda figures: ratio(figures.total("error_s"), figures.total("scored"))),
    "covered": _share("covered", "told"),
}
ACCURACY: Mapping[str, Measure] = {
    "told": _count("told"),
    "covered": _share("covered", "told"),
    "scored": _count("scored"),
    "error": OVERVIEW["error"],
    "within_5_of": _share("within_5", "scored"),
    "within_10_of": _share("within_10", "scored"),
}


def _counted(measure: str) -> Column:
    return Column(Kind.COUNT, lambda figures, dimension, key: figures.by(measure, dimension).get(key, 0))


def _timed(measure: str, of: Callable[[Histogram], Value], kind: Kind = Kind.MINUTES) -> Column:
    return Column(kind, lambda figures, dimension, key: of(figures.times_by(measure, dimension).get(key, NOTHING)))


def _of_all(measure: str) -> Column:
    return Column(
        Kind.SHARE,
        lambda figures, dimension, key: ratio(figures.by(measure, dimension).get(key, 0), figures.total(measure)),
    )


def _steps(figures: Figures, dimension: str, key: str) -> list[tuple[int, int, int]]:
    """(steps, step, how many) of one person's ratings, or of all."""
    if dimension == ALL:
        told = ((step, count) for step, count in figures.by("ratings", "step").items())
    else:
        named = figures.by("ratings", f"{dimension}_step").items()
        told = ((each.partition(":")[2], count) for each, count in named if each.partition(":")[0] == key)
    return [(*map(int, step.split(":")), count) for step, count in told]  # type: ignore[misc]


def _ratings(figures: Figures, dimension: str, key: str) -> Value:
    """None for fewer than five of a person."""
    count = sum(count for _steps_, _step, count in _steps(figures, dimension, key))
    return None if dimension != ALL and count < FEWEST_RATINGS else count


def _good(figures: Figures, dimension: str, key: str) -> Value:
    """The share of ratings in the better half of the scale."""
    if not _ratings(figures, dimension, key):
        return None
    told = _steps(figures, dimension, key)
    good = sum(count for steps, step, count in told if 2 * step > steps + 1)
    return ratio(good, sum(count for _steps_, _step, count in told))


COLUMNS: Mapping[str, Column] = {
    "visits": _counted("visits"),
    "visits_share": _of_all("visits"),
    "handled": _counted("handled"),
    "handled_share": _of_all("handled"),
    "wait_mean": _timed("wait", _mean),
    "wait_median": _timed("wait", _median),
    "wait_p90": _timed("wait", _p90),
    "within_15": _timed("wait", _within, Kind.SHARE),
    "service_mean": _timed("service", _mean),
    "service_median": _timed("service", _median),
    "wrong_line": _counted("wrong_line"),
    "calls": _counted("calls"),
    "chosen": _counted("chosen"),
    "ratings": Column(Kind.COUNT, _ratings),
    "good": Column(Kind.SHARE, _good),
}
TIMES: Mapping[str, tuple[Kind, Callable[[Histogram], Value]]] = {
    "measured": (Kind.COUNT, lambda times: times.count),
    "mean": (Kind.MINUTES, _mean),
    "median": (Kind.MINUTES, _median),
    "p90": (Kind.MINUTES, _p90),
    "within_15": (Kind.SHARE, _within),
}


def change(now: Value, before: Value) -> Value:
    """By what share of the earlier value it grew, or fell below zero."""
    return None if now is None or not before else now / before - 1
