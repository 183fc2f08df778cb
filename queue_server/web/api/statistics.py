"""The history of a branch for programs and spreadsheets: JSON, CSV and XLSX of the same tables as on the page."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Response
from pydantic import BaseModel, Field

from queue_server.domain.errors import NotFound
from queue_server.domain.periods import PeriodKind
from queue_server.models import Role
from queue_server.services.statistics.inquiry import Answer, Compared
from queue_server.web import spreadsheets, statistics
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.language import request_language
from queue_server.web.schemas.text import BranchPath
from queue_server.web.streams import in_turns

resource = Resource("statistics", __name__)
READERS = staff(Role.SUPERVISOR, Role.MANAGER)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class StatisticsQuery(BaseModel):
    period: PeriodKind = PeriodKind.MONTH
    day: date | None = Field(default=None, description="a day of the period, or the first of any; today when left out")
    last: date | None = Field(default=None, description="the last day of any period")
    compare: Compared = Field(default=Compared.BEFORE, description="with the period before, or with a year before")


@resource.get("/branches/<string:branch>/statistics")
@guard(READERS)
def read_statistics(path: BranchPath, query: StatisticsQuery) -> dict[str, Any]:
    """Every table of the period. Values of kind minutes and hours are seconds, shares are parts of one; a person's
    figures are the head's and the person's own."""
    return statistics.as_json(_answer(path.branch, query))


@resource.get("/branches/<string:branch>/statistics.csv")
@guard(READERS)
def statistics_as_csv(path: BranchPath, query: StatisticsQuery) -> Response:
    """The tables one below the other, in UTF-8."""
    found = _answer(path.branch, query)
    delimiter, comma = (",", ".") if request_language() == "en" else (";", ",")
    stream = spreadsheets.as_csv(statistics.sheets(found.tables), delimiter, comma)
    return _file(Response(in_turns(stream), mimetype="text/csv; charset=utf-8"), path.branch, found, "csv")


@resource.get("/branches/<string:branch>/statistics.xlsx")
@guard(READERS)
def statistics_as_xlsx(path: BranchPath, query: StatisticsQuery) -> Response:
    """A workbook with a sheet for each table."""
    found = _answer(path.branch, query)
    stream = spreadsheets.as_xlsx(statistics.sheets(found.tables))
    return _file(Response(in_turns(stream), mimetype=XLSX), path.branch, found, "xlsx")


def _answer(key: str, query: StatisticsQuery) -> Answer:
    branch = branch_or_404(key)
    if branch.training_of is not None:
        raise NotFound("branch_unknown")
    today = statistics.local_today(branch.timezone)
    wanted = statistics.Wanted.of(today, query.period, query.day, query.last, query.compare)
    asking = actor(branch.key)
    return statistics.answer(wanted, [branch.key], everybody=asking.manager, own=asking.staff_id)


def _file(response: Response, branch: str, found: Answer, ending: str) -> Response:
    period = found.asked.period
    name = f"statistics-{branch}-{period.first}-{period.last}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
