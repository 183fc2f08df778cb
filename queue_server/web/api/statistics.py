"""The history of a branch for programs and spreadsheets: JSON, CSV and XLSX of the same tables as on the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Response
from pydantic import BaseModel, Field

from queue_server.domain.errors import NotFound
from queue_server.domain.periods import PeriodKind
from queue_server.models import Role
from queue_server.services.roles import branches_of
from queue_server.services.statistics.inquiry import Answer, Branch, Compared, counted
from queue_server.web import statistics
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.language import request_language
from queue_server.web.schemas.text import BranchPath
from queue_server.web.spreadsheets import as_csv, as_xlsx
from queue_server.web.streams import in_turns

resource = Resource("statistics", __name__)
EVERY = "all"
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


@resource.get("/statistics")
@guard(READERS)
def read_statistics_of_all(query: StatisticsQuery) -> dict[str, Any]:
    """The same of all the branches together that one answers for."""
    return statistics.as_json(_answer_of_all(query))


@resource.get("/branches/<string:branch>/statistics.csv")
@guard(READERS)
def statistics_as_csv(path: BranchPath, query: StatisticsQuery) -> Response:
    """The tables one below the other, in UTF-8."""
    return _csv(_answer(path.branch, query), path.branch)


@resource.get("/statistics.csv")
@guard(READERS)
def statistics_of_all_as_csv(query: StatisticsQuery) -> Response:
    """The same of all the branches together that one answers for."""
    return _csv(_answer_of_all(query), EVERY)


@resource.get("/branches/<string:branch>/statistics.xlsx")
@guard(READERS)
def statistics_as_xlsx(path: BranchPath, query: StatisticsQuery) -> Response:
    """A workbook with a sheet for each table."""
    return _xlsx(_answer(path.branch, query), path.branch)


@resource.get("/statistics.xlsx")
@guard(READERS)
def statistics_of_all_as_xlsx(query: StatisticsQuery) -> Response:
    """The same of all the branches together that one answers for."""
    return _xlsx(_answer_of_all(query), EVERY)


def _answer(key: str, query: StatisticsQuery) -> Answer:
    branch = branch_or_404(key)
    if branch.training_of is not None:
        raise NotFound("branch_unknown")
    asking = actor(branch.key)
    return _asked([branch], query, everybody=asking.manager, own=asking.staff_id)


def _answer_of_all(query: StatisticsQuery) -> Answer:
    """Figures of persons are there where one is the head of all of them. Raises NotFound(branch_unknown)."""
    person = identity().staff
    keys = branches_of(person, Role.SUPERVISOR) if person is not None else []
    with deps().store.read() as session:
        branches = counted(session, tuple(keys))
    if person is None or not branches:
        raise NotFound("branch_unknown")
    headed = {branch.key for branch in branches} <= set(branches_of(person, Role.MANAGER))
    return _asked(branches, query, everybody=headed, own=person.id)


def _asked(branches: Sequence[Branch], query: StatisticsQuery, *, everybody: bool, own: str | None) -> Answer:
    today = statistics.local_today(branches[0].timezone)
    wanted = statistics.Wanted.of(today, query.period, query.day, query.last, query.compare)
    return statistics.answer(wanted, [branch.key for branch in branches], everybody=everybody, own=own)


def _csv(found: Answer, branch: str) -> Response:
    delimiter, comma = (",", ".") if request_language() == "en" else (";", ",")
    stream = as_csv(statistics.sheets(found), delimiter, comma)
    return _file(Response(in_turns(stream), mimetype="text/csv; charset=utf-8"), branch, found, "csv")


def _xlsx(found: Answer, branch: str) -> Response:
    made: bytes = deps().beside(as_xlsx, statistics.sheets(found))
    return _file(Response(made, mimetype=XLSX), branch, found, "xlsx")


def _file(response: Response, branch: str, found: Answer, ending: str) -> Response:
    period = found.asked.period
    name = f"statistics-{branch}-{period.first}-{period.last}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
