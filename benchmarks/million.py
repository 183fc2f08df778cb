"""A million tickets of ten branches and five years, written once and kept in ./var.

`python -m benchmarks.million FOLDER` only writes those rows, and counts what is kept, into FOLDER/queue.sqlite3.
"""

from __future__ import annotations

import hashlib
import pickle
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import delete, update
from sqlmodel import Session, SQLModel, col, select

from benchmarks.figures import RESULTS
from benchmarks.invented_days import KYIV, Diary, InventedDay, Visit, portions, weekdays
from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.adapters.schema import FOLDER
from queue_server.domain.counters import CounterStatus
from queue_server.models import Branch, Channel, Counter, Outcome, Role, StaffRole, Ticket
from queue_server.services.statistics.history import History, answered_from
from queue_server.services.unit_of_work import Store
from tests.factories import Centre, make_branch
from tests.running_server import Installation, changed, install, zone_at_noon

TICKETS, BRANCHES, YEARS = 1_000_000, 10, 5
KEPT = (RESULTS.parent / "bench-million").resolve()
KEPT_FOR = timedelta(days=20)  # then "this month" would have no days any more
DAYS_AT_ONCE = 100
NO_SHOWS, RATED, ALARMS = 0.04, 0.02, 0.05
OUTCOMES = {
    Outcome.CONSULTED: 0.5, Outcome.REGISTERED: 0.24, Outcome.ISSUED: 0.22, Outcome.INSTANT: 0.01,
    Outcome.DOCUMENTS_ADDED: 0.02, Outcome.NOT_COMPETENT: 0.01,
}  # fmt: skip


def kept_centre() -> Installation:
    """What is kept, made anew when it is of another version or too old: 4 GB and many minutes. It is noon at its first
    branch, and the tickets of earlier runs are gone."""
    kept, last_day = _begun()
    write_years(kept.database_url, kept.centre, last_day)
    with changed(kept) as session:
        session.get_one(Branch, kept.centre.branch.id).timezone = zone_at_noon()
        _forget_runs(session, kept.centre.branch.id, last_day)
        session.execute(update(Counter).values(status=CounterStatus.CLOSED, operator_id=None))
    return kept


def write_years(database_url: str, first: Centre, last_day: date) -> None:
    """A million tickets until this day, and the counts of every day. Goes on where an earlier try was stopped."""
    engine = open_engine(database_url, pooled=False)
    store = Store(engine, SystemClock(), lambda _recorded: None)
    days = weekdays(last_day - timedelta(days=365 * YEARS), last_day)
    with store.read() as session:
        written = len(session.exec(select(Ticket.branch_id).distinct()).all())
    for number, visits in list(enumerate(portions(TICKETS, [1.0] * BRANCHES)))[written:]:
        with store.write() as work:
            centre = first if number == 0 else make_branch(work.session, key=f"branch-{number}", counters=5)
            centre.branch = work.session.get_one(Branch, centre.branch.id)
            _give_to_the_same_head(work.session, first, centre)
            Diary(work.session, centre, number).write(_days(days, visits, Random(number)))
        sys.stderr.write(f"{centre.branch.key}: {visits} tickets\n")
    history = History(answered_from(store.read), store, store.clock)
    while counted := history.keep_due(DAYS_AT_ONCE):
        sys.stderr.write(f"{counted} days counted\n")
    engine.dispose()


def _forget_runs(session: Session, branch_id: str, last_day: date) -> None:
    """Thousands of tickets in one day are no hall."""
    issued = select(Ticket.id).where(Ticket.branch_id == branch_id, col(Ticket.day) > last_day)
    for table in reversed(SQLModel.metadata.sorted_tables):
        for column in table.columns:
            if column.references(Ticket.__table__.c.id):
                session.execute(delete(table).where(column.in_(issued)))
    session.execute(delete(Ticket).where(col(Ticket.id).in_(issued)))


def _begun() -> tuple[Installation, date]:
    """The installation that is kept, or a new one without any ticket; and the last day of its history."""
    label = KEPT / f"{_version()}.pickle"
    if not label.is_file() or _age(label) > KEPT_FOR:
        shutil.rmtree(KEPT, ignore_errors=True)
        made = install(KEPT, key="branch-0", counters=5), today() - timedelta(days=1)
        label.write_bytes(pickle.dumps(made))
    kept: tuple[Installation, date] = pickle.loads(label.read_bytes())
    return kept


def _version() -> str:
    """Of the tables: another one, another history."""
    migrations = sorted((FOLDER / "versions").glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in migrations)).hexdigest()[:12]


def today() -> date:
    return datetime.now(KYIV).date()


def _age(file: Path) -> timedelta:
    return timedelta(seconds=time.time() - file.stat().st_mtime)


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


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    installation = install(Path(arguments[0]), key="branch-0", counters=5)
    write_years(installation.database_url, installation.centre, today() - timedelta(days=1))
    sys.stdout.write(f"{installation.database_url}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
