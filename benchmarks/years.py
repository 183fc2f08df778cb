"""B6, the history and the hall now, over a million tickets, while tickets are issued and called as in B2."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import requests

from benchmarks import issuing
from benchmarks.at_work import at_work
from benchmarks.displays import displays
from benchmarks.figures import Row, percentile
from benchmarks.issuing import DISPLAYS, steadily
from benchmarks.million import BRANCHES, TICKETS, YEARS, kept_centre, today
from queue_server.models import Role
from tests.people import Operator
from tests.running_server import PASSWORD, RunningServer, serve

WITHIN, SNAPSHOT_WITHIN = 1.0, 0.020  # seconds, each report; the hall now
SNAPSHOTS, TIMES = 200, 8  # asks for the hall now; for each report
ALONE = 20.0  # seconds


def years() -> Row:
    """The pages, the API and both files of ten branches over five years, asked of a running server."""
    with serve(kept_centre()) as server, displays(server, DISPLAYS):
        alone = steadily(server, threading.Event(), ALONE)
        head, operator = _head(server), Operator(server, "1").signs_in().opens_counter()
        with at_work(server, operator) as meanwhile:
            snapshots = _snapshots(head)
        with at_work(server, operator) as beside:
            reports = {name: max(_timed(head, path) for _ in range(TIMES)) for name, path in _paths().items()}
    slowest, snapshot = max(reports, key=lambda name: reports[name]), percentile(snapshots, 0.95)
    p99, p99_beside = percentile(beside.issued, 0.99), percentile(meanwhile.issued, 0.99)
    return Row(
        what=(
            f"{len(reports)} reports over {TICKETS:,} tickets, {BRANCHES} branches, {YEARS} years, {TIMES} times each, "
            f"and {SNAPSHOTS} snapshots of the hall, while tickets are issued and called"
        ),
        measured=(
            f"slowest report {reports[slowest] * 1000:.0f} ms ({slowest}); snapshot p95 {snapshot * 1000:.0f} ms; "
            f"tickets p99 {p99 * 1000:.0f} ms beside the reports, {p99_beside * 1000:.0f} ms beside the snapshots, "
            f"{percentile(alone, 0.99) * 1000:.0f} ms without"
        ),
        budget=(
            f"≤ {WITHIN * 1000:.0f} ms each; ≤ {SNAPSHOT_WITHIN * 1000:.0f} ms; "
            f"tickets p99 ≤ {issuing.WITHIN * 1000:.0f} ms"
        ),
        kept=reports[slowest] <= WITHIN and snapshot <= SNAPSHOT_WITHIN and max(p99, p99_beside) <= issuing.WITHIN,
        figures={
            **{f"{name}_s": seconds for name, seconds in reports.items()},
            "snapshot_p50_s": percentile(snapshots, 0.5),
            "snapshot_p95_s": snapshot,
            "issue_p50_s": percentile(beside.issued, 0.5),
            "issue_p99_s": p99,
            "issue_p99_beside_snapshots_s": p99_beside,
            "issue_p99_without_reports_s": percentile(alone, 0.99),
            "call_p99_s": percentile(beside.called, 0.99),
        },
    )


def _head(server: RunningServer) -> Operator:
    """Signed in, and on the page where the head's day begins."""
    head = Operator(server, "1")
    login = server.installation.centre.staff[Role.MANAGER].login
    head.csrf = head.post("session", {"login": login, "password": PASSWORD}).json()["csrf"]
    _timed(head, "/operator-console/dashboard")
    return head


def _snapshots(head: Operator) -> list[float]:
    """The dashboard of the first branch, as it is asked for by a page that is opened; ten a second."""
    took = []
    for _ in range(SNAPSHOTS):
        took.append(_timed(head, "/api/v1/branches/branch-0/dashboard"))
        time.sleep(0.1)
    return took


def _paths() -> dict[str, str]:
    last = today()
    first = last - timedelta(days=365 * YEARS)
    odd = (first + timedelta(days=17), last - timedelta(days=45))
    whole, some = f"period=any&day={first}&last={last}", f"period=any&day={odd[0]}&last={odd[1]}"
    page, own = "/operator-console/statistics", "/api/v1/branches/branch-0/statistics"
    return {
        "all_five_years": f"{page}?branch=all&{whole}",
        "all_odd_days": f"{page}?branch=all&{some}",
        "all_half_against_half": f"{page}?branch=all&period=any&day={first + (last - first) / 2}&last={last}",
        "all_year_against_year": f"{page}?branch=all&period=year&day={last - timedelta(days=365)}&compare=year",
        "all_this_month": f"{page}?branch=all&period=month",
        "all_today": f"{page}?branch=all&period=day",
        "report_of_all": f"{page}/report?branch=all&{whole}",
        "one_branch_json": f"{own}?{whole}",
        "one_branch_csv": f"{own}.csv?{whole}",
        "one_branch_xlsx": f"{own}.xlsx?{whole}",
    }


def _timed(head: Operator, path: str) -> float:
    began = time.perf_counter()
    answer: requests.Response = head.session.get(f"{head.server.url}{path}", timeout=60)
    took = time.perf_counter() - began
    assert answer.status_code == 200, answer.status_code
    return took
