"""The report in words: the same lines for the page that is printed from the browser and for the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from queue_server.domain.printed_report import PrintedReport, ReportLine
from queue_server.services.statistics.inquiry import Branch, Counts
from queue_server.services.statistics.measures import Kind
from queue_server.services.statistics.report import Indicator, indicators
from queue_server.web.dependencies import deps
from queue_server.web.language import request_language
from queue_server.web.statistics import Wanted, shown, slug

HEADS = ("number", "indicator", "value", "before", "change")
THOUSAND = 1000


def day_of(day: date) -> dict[str, str]:
    """A date for the catalogue."""
    return {"day": f"{day.day:02}", "month": f"{day.month:02}", "year": str(day.year)}


def printed_report(chosen: Sequence[Branch], wanted: Wanted, counts: Counts, today: date) -> PrintedReport:
    """`counts` of the period and of the same dates a year before."""
    language, before = request_language(), wanted.period.year_before()
    days = [figures.total("reception_days") for figures in (counts.now, counts.before)]
    ends = {
        "first": wanted.period.first,
        "last": wanted.period.last,
        "before_first": before.first,
        "before_last": before.last,
    }
    number, *others = (_say(f"statistics-report-{head}") for head in HEADS)
    made_at: datetime = deps().clock.now()
    return PrintedReport(
        language=language,
        title=_say("statistics-report-title"),
        places="; ".join(branch.name.get(language) or branch.name["uk"] for branch in chosen),
        span=_say(
            "statistics-report-lead", **{name: _say("statistics-date", **day_of(at)) for name, at in ends.items()}
        ),
        heads=(number, *others),  # type: ignore[arg-type]
        lines=tuple(_line(each) for each in indicators(counts.now, counts.before)),
        closing=(
            _say("statistics-report-days", days=days[0], before=days[1]),
            _say("statistics-report-made", **day_of(today)),
        ),
        page=_say("statistics-report-page", page="{page}", pages="{pages}"),
        made_at=made_at,
    )


def _line(each: Indicator) -> ReportLine:
    notes = []
    if each.share is not None:
        notes.append(_say("statistics-report-share-of-results", share=shown(each.share, Kind.SHARE)))
    if each.key == "handled" and each.value >= THOUSAND:
        notes.append(_say("statistics-report-thousand", count=shown(each.value / THOUSAND, Kind.MEAN)))
    return ReportLine(
        key=each.key,
        name=_say(f"statistics-indicator-{slug(each.key)}"),
        about=_say(f"statistics-meaning-{slug(each.key)}"),
        value=shown(each.value, Kind.COUNT),
        notes=tuple(notes),
        before=shown(each.before, Kind.COUNT),
        change=shown(each.change, Kind.SHARE, signed=True),
    )


def _say(key: str, **facts: Any) -> str:
    return deps().catalogues.text(request_language(), key, **facts)
