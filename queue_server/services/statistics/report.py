"""The printable report: the indicators that centres publish, in their order, against the same dates a year before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from queue_server.domain.figures import Figures
from queue_server.models import Channel, Outcome
from queue_server.services.statistics.measures import Value, change, ratio

CONSULTATIONS = (Outcome.CONSULTED, Outcome.NOT_COMPETENT)
APPLICATIONS = (Outcome.REGISTERED, Outcome.REGISTERED_WITH_DEFECTS)
RESULTS = (Outcome.ISSUED, Outcome.REFUSAL_ISSUED, Outcome.INSTANT)
OTHERS = tuple(outcome for outcome in Outcome if outcome not in (*CONSULTATIONS, *APPLICATIONS, *RESULTS))
"""Every outcome stands in exactly one group, so that their sum is the number of handled services."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """`key` names its words; `share` is of the applications or results it belongs to."""

    key: str
    value: int
    before: int
    change: Value
    share: Value = None


def indicators(now: Figures, before: Figures) -> list[Indicator]:
    """The published indicators, in their published order; other handled services only where there are any."""
    found = [_indicator(key, of, now, before) for key, of in INDICATORS.items()]
    return [each for each in found if each.key != "other" or each.value or each.before]


def _indicator(key: str, of: Callable[[Figures], float], now: Figures, before: Figures) -> Indicator:
    value, earlier = of(now), of(before)
    share = ratio(value, outcomes(now, *RESULTS)) if key == "instant" else None
    return Indicator(key, int(value), int(earlier), change(value, earlier), share)


def outcomes(figures: Figures, *wanted: Outcome) -> int:
    """Pieces with these outcomes, by whatever channel."""
    return sum(figures.by("handled", "outcome").get(outcome.value, 0) for outcome in wanted)


def _by_email(figures: Figures) -> int:
    told = figures.by("handled", "channel_outcome")
    return sum(told.get(f"{Channel.EMAIL.value}:{outcome.value}", 0) for outcome in CONSULTATIONS)


def _a_day(figures: Figures) -> float:
    """Printed as a whole number, as centres print it: 281 of 281.7."""
    return ratio(figures.total("handled"), figures.total("reception_days")) or 0.0


INDICATORS: dict[str, Callable[[Figures], float]] = {
    "handled": lambda figures: figures.total("handled"),
    "consultations": lambda figures: outcomes(figures, *CONSULTATIONS),
    "by_email": _by_email,
    "applications": lambda figures: outcomes(figures, *APPLICATIONS),
    "results": lambda figures: outcomes(figures, *RESULTS),
    "instant": lambda figures: outcomes(figures, Outcome.INSTANT),
    "other": lambda figures: outcomes(figures, *OTHERS),
    "a_day": _a_day,
    "ratings": lambda figures: figures.total("ratings"),
    "questionnaires": lambda figures: figures.total("questionnaires"),
    "outreach": lambda figures: figures.total("outreach_days"),
}
