"""How the waits that were told lately turned out: the figures of the statistics, for the last days that are over."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from queue_server.domain.figures import Figures
from queue_server.domain.periods import Span
from queue_server.models import Aggregate, Branch
from queue_server.services.statistics.aggregates import packed
from queue_server.services.statistics.measures import ACCURACY

DAYS = 7


class Accuracy(NamedTuple):
    """Of `visitors` whose wait was told: the mean error in minutes, and shares of one."""

    visitors: int
    error_minutes: float
    within_5: float
    within_10: float
    covered: float


def accuracy_lately(session: Session, branch: Branch, now: datetime) -> Accuracy | None:
    """Of the last seven days, today apart; None where nobody was told anything."""
    today = now.astimezone(ZoneInfo(branch.timezone)).date()
    query = select(Aggregate.figures).where(
        Aggregate.branch_id == branch.id,
        Aggregate.span == Span.DAY,
        Aggregate.first_day >= today - timedelta(days=DAYS),
        Aggregate.first_day < today,
    )
    figures = Figures()
    for text in session.exec(query):
        figures.add_packed_counts(packed(text))
    values = {name: measure.of(figures) for name, measure in ACCURACY.items()}
    if not values["scored"] or not values["told"]:
        return None
    error_s, *shares = (values[name] or 0.0 for name in ("error", "within_5_of", "within_10_of", "covered"))
    return Accuracy(int(values["scored"]), error_s / 60, *shares)
