"""The history: its tables with their charts for a period, and the report that a centre publishes, to be printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, redirect, request
from flask.typing import ResponseReturnValue

from operator_console.charts import bars_of, chart_of
from operator_console.printed import day_of, printed_report
from queue_server.domain.errors import NotFound
from queue_server.domain.periods import Period, PeriodKind
from queue_server.domain.printed_report import PrintedReport
from queue_server.services.accounts import SignedIn
from queue_server.services.roles import Role, branches_of
from queue_server.services.statistics.inquiry import Answer, Branch, Compared, counted
from queue_server.services.statistics.measures import Kind
from queue_server.web import statistics
from queue_server.web.auth import guard, public, staff
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.links import address

Render = Callable[..., ResponseReturnValue]
EVERY = "all"
COURSES = ("days", "months", "hour")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read: `branches` to choose from, those chosen, the period; `own`: only of the reader's own work."""

    branches: Sequence[Branch]
    chosen: Sequence[Branch]
    wanted: statistics.Wanted
    everybody: bool
    own: bool

    @property
    def branch(self) -> str:
        """As it stands in the address."""
        return EVERY if len(self.chosen) > 1 else self.chosen[0].key

    def query(self, period: Period | None = None) -> dict[str, str]:
        return self.wanted.query(period) | ({"branch": self.branch} if len(self.branches) > 1 else {})

    def answer(self, person: SignedIn) -> Answer:
        keys = [branch.key for branch in self.chosen]
        return statistics.answer(self.wanted, keys, everybody=self.everybody, own=person.id)


def add_pages(blueprint: Blueprint, render: Render) -> None:
    """The two pages, rendered as all pages of the staff are, and the report as a file."""

    @blueprint.get("/statistics", strict_slashes=False, endpoint="statistics")
    @guard(staff(), public)
    def page() -> ResponseReturnValue:
        """For whoever answers for the queue; an administrator reads of the own work alone."""
        person = identity().staff
        if person is None:
            return redirect(address("operator_console.sign_in", next="statistics"))
        reading = _reading(person)
        if reading is None:
            return redirect(address("operator_console.console"))
        answer = reading.answer(person)
        shown = answer.tables if not reading.own else [table for table in answer.tables if table.key == "own"]
        return render("statistics", person, _frame(reading) | {"tables": shown, "kinds": PeriodKind, "ways": Compared})

    @blueprint.get("/statistics/report", endpoint="statistics_report")
    @guard(staff(), public)
    def report() -> ResponseReturnValue:
        """The indicators against the same dates a year before."""
        person = identity().staff
        if person is None:
            return redirect(address("operator_console.sign_in", next="statistics"))
        reading = _reading(person, Compared.YEAR)
        if reading is None or reading.own:
            return redirect(address("operator_console.console"))
        return render("statistics/report", person, _frame(reading) | {"report": _printed(reading)})

    @blueprint.get("/statistics/report.pdf", endpoint="statistics_report_pdf")
    @guard(staff(Role.SUPERVISOR))
    def report_as_pdf() -> Response:
        """The same on A4, to be sent or put on the centre's site."""
        person = identity().staff
        reading = _reading(person, Compared.YEAR) if person is not None else None
        if reading is None or reading.own:
            raise NotFound("branch_unknown")
        made = deps().beside(deps().report_file, _printed(reading))
        period = reading.wanted.period
        name = f"report-{reading.branch}-{period.first}-{period.last}.pdf"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(made, mimetype="application/pdf", headers=headers)


def _printed(reading: Reading) -> PrintedReport:
    counts = statistics.counts(reading.wanted, [branch.key for branch in reading.chosen])
    return printed_report(reading.chosen, reading.wanted, counts, statistics.local_today(reading.chosen[0].timezone))


def _reading(person: SignedIn, compared: Compared | None = None) -> Reading | None:
    """What the address asks for, as far as this person may read; None where there is nothing."""
    supervised = branches_of(person, Role.SUPERVISOR)
    with deps().store.read() as session:
        branches = counted(session, tuple(supervised or branches_of(person, Role.OPERATOR)))
    if not branches:
        return None
    asked = request.args.get("branch")
    chosen = branches if asked == EVERY else [branch for branch in branches if branch.key == asked] or branches[:1]
    today = statistics.local_today(chosen[0].timezone)
    query = request.args.to_dict() | ({"compare": compared.value} if compared else {})
    wanted = statistics.Wanted.read(today, query)
    headed = set(branches_of(person, Role.MANAGER))
    everybody = all(branch.key in headed for branch in chosen)
    return Reading(branches, chosen, wanted, everybody, own=not supervised)


def _frame(reading: Reading) -> dict[str, Any]:
    """What both templates need beside their figures."""
    return {
        "reading": reading,
        "words": statistics,
        "Kind": Kind,
        "every": EVERY,
        "courses": COURSES,
        "chart_of": chart_of,
        "bars_of": bars_of,
        "day_of": day_of,
    }
