"""How the waits that were told lately turned out: what the statistics keep of the last days, for the dashboard."""

from __future__ import annotations

from datetime import timedelta

from queue_server.domain.figures import Figures
from queue_server.domain.periods import Span
from queue_server.models import Branch
from queue_server.services.dashboard import Ahead, dashboard
from queue_server.services.statistics.accuracy import Accuracy
from queue_server.services.statistics.aggregates import aggregate
from tests.services.halls import Hall


def counted(hall: Hall, days_ago: int, **measures: int) -> None:
    """A past day as the statistics keep it."""
    figures = Figures()
    for measure, amount in measures.items():
        figures.count(measure, amount)
    day = hall.clock.now().date() - timedelta(days=days_ago)
    hall.change(lambda session: session.add(aggregate(hall.branch, Span.DAY, day, figures)))


def told_of(hall: Hall) -> Accuracy | None:
    forecast = hall.forecasts.refresh(hall.branch)
    assert forecast is not None
    return forecast.accuracy


def test_it_sums_the_last_seven_days(hall: Hall) -> None:
    counted(hall, 1, told=60, covered=51, scored=60, error_s=60 * 240, within_5=30, within_10=54)
    counted(hall, 7, told=40, covered=39, scored=40, error_s=40 * 540, within_5=10, within_10=30)
    counted(hall, 8, told=1000, covered=0, scored=1000, error_s=10**7, within_5=0, within_10=0)
    assert told_of(hall) == Accuracy(100, 6.0, 0.4, 0.84, 0.9)


def test_where_nobody_was_told_anything_it_says_nothing(hall: Hall) -> None:
    assert told_of(hall) is None
    counted(hall, 1, visits=5)
    hall.clock.advance(minutes=11)
    assert told_of(hall) is None


def test_the_dashboard_shows_it(hall: Hall) -> None:
    accuracy = Accuracy(100, 6.0, 0.4, 0.84, 0.9)
    with hall.store.read() as session:
        branch = session.get_one(Branch, hall.branch)
        shown = dashboard(session, branch, hall.clock.now(), Ahead({}, (), accuracy))["accuracy"]
    assert shown == {"visitors": 100, "error_minutes": 6.0, "within_5": 0.4, "within_10": 0.84, "covered": 0.9}
