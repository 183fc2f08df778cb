"""B6, the history: every statistic over a million tickets of ten branches and five years, while tickets are issued.

`python -m benchmarks.years FOLDER` only writes those rows, and counts what is kept, into FOLDER/queue.sqlite3.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import requests
from sqlmodel import Session

from benchmarks.figures import Row, percentile
from benchmarks.invented_days import KYIV, Diary, InventedDay, Visit, portions, weekdays
from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.models import Branch, Channel, Outcome, Role, StaffRole
from queue_server.services.statistics.history import History
from queue_server.services.unit_of_work import Store
from queue_server.web.dependencies import run_here
from tests.factories import Centre, make_branch
from tests.people import Kiosk, Operator
from tests.running_server import PASSWORD, RunningServer, install, serve

TICKETS, BRANCHES, YEARS = 1_000_000, 10, 5
WITHIN = 1.0  # seconds, each report
ISSUED_EVERY = 0.1  # seconds
NO_SHOWS, RATED, ALARMS = 0.04, 0.02, 0.05
OUTCOMES = {
    Outcome.CONSULTED: 0.5, Outcome.REGISTERED: 0.24, Outcome.ISSUED: 0.22, Outcome.INSTANT: 0.01,
    Outcome.DOCUMENTS_ADDED: 0.02, Outcome.NOT_COMPETENT: 0.01,
}  # fmt: skip


def years() -> Row:
    """The pages, the API and both files of ten branches over five years, asked of a running server."""
    with TemporaryDirectory() as folder:
        installation = install(Path(folder) / "data", key="branch-0", counters=5)
        took_to_count = write_years(installation.database_url, installation.centre, today() - timedelta(days=1))
        with serve(installation) as server:
            alone = issuing(server, threading.Event(), seconds=15)
            reports, beside = reading(server)
    slowest = max(reports, key=lambda name: reports[name])
    p99 = percentile(beside, 0.99)
    return Row(
        what=f"{len(reports)} reports over {TICKETS:,} tickets, {BRANCHES} branches, {YEARS} years; three times each",
        measured=(
            f"slowest {reports[slowest] * 1000:.0f} ms ({slowest}); tickets issued meanwhile p99 {p99 * 1000:.0f} ms, "
            f"without reports {percentile(alone, 0.99) * 1000:.0f} ms"
        ),
        budget=f"≤ {WITHIN * 1000:.0f} ms each",
        kept=reports[slowest] <= WITHIN,
        figures={
            **{f"{name}_s": seconds for name, seconds in reports.items()},
            "counting_all_days_s": took_to_count,
            "issue_p50_s": percentile(beside, 0.5),
            "issue_p99_s": p99,
            "issue_p99_without_reports_s": percentile(alone, 0.99),
        },
    )


def write_years(database_url: str, first: Centre, last_day: date) -> float:
    """A million tickets; returns the seconds that counting every day took."""
    engine = open_engine(database_url, pooled=False)
    store = Store(engine, SystemClock(), lambda _recorded: None)
    days = weekdays(last_day - timedelta(days=365 * YEARS), last_day)
    for number, visits in enumerate(portions(TICKETS, [1.0] * BRANCHES)):
        with store.write() as work:
            centre = first if number == 0 else make_branch(work.session, key=f"branch-{number}", counters=5)
            centre.branch = work.session.get_one(Branch, centre.branch.id)
            _give_to_the_same_head(work.session, first, centre)
            Diary(work.session, centre, number).write(_days(days, visits, Random(number)))
        sys.stderr.write(f"{centre.branch.key}: {visits} tickets\n")
    began = time.perf_counter()
    History(store.read, store, store.clock, run_here).rebuild()
    engine.dispose()
    return time.perf_counter() - began


def _days(days: list[date], visits: int, chance: Random) -> Iterator[InventedDay]:
    busy = [chance.uniform(0.7, 1.3) for _day in days]
    kinds, weights = list(OUTCOMES), list(OUTCOMES.values())
    for day, count in zip(days, portions(visits, busy), strict=True):
        made = []
        for _ in range(count):
            done = [] if chance.random() < NO_SHOWS else chance.choices(kinds, weights, k=1 + (chance.random() < 0.25))
            rated = chance.randint(2, 5) if done and chance.random() < RATED else None
            made.append(Visit(done, rated))
        others = [(Channel.PHONE, Outcome.CONSULTED)] * chance.randint(0, 8)
        yield InventedDay(day, made, others, 0, chance.choice((20, 40, 90)) if chance.random() < ALARMS else 0)


def _give_to_the_same_head(session: Session, first: Centre, centre: Centre) -> None:
    if centre is not first:
        head = first.staff[Role.MANAGER]
        session.add(StaffRole(staff_id=head.id, branch_id=centre.branch.id, role=Role.MANAGER))


def reading(server: RunningServer) -> tuple[dict[str, float], list[float]]:
    """The slowest of three of each report, and how long issuing took meanwhile."""
    head = Operator(server, "1")
    login = server.installation.centre.staff[Role.MANAGER].login
    head.csrf = head.post("session", {"login": login, "password": PASSWORD}).json()["csrf"]
    done = threading.Event()
    beside: list[float] = []
    issuer = threading.Thread(target=lambda: beside.extend(issuing(server, done)))
    issuer.start()
    reports = {name: max(_timed(head, path) for _ in range(3)) for name, path in _paths().items()}
    done.set()
    issuer.join()
    return reports, beside


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


def issuing(server: RunningServer, done: threading.Event, seconds: float = 600) -> list[float]:
    """Ten tickets a second, until told to stop; how long each took."""
    kiosk, times, ends = Kiosk(server), [], time.monotonic() + seconds
    while not done.is_set() and time.monotonic() < ends:
        began = time.perf_counter()
        kiosk.visitor_takes_ticket()
        times.append(time.perf_counter() - began)
        done.wait(max(0.0, ISSUED_EVERY - times[-1]))
    return times


def today() -> date:
    return datetime.now(KYIV).date()


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    installation: Any = install(Path(arguments[0]), key="branch-0", counters=5)
    seconds = write_years(installation.database_url, installation.centre, today() - timedelta(days=1))
    sys.stdout.write(f"{installation.database_url}: all days counted in {seconds:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
