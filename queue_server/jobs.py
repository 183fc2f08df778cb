"""What happens by itself: each job is one service call; only the leader does what must be done once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from sqlmodel import Session, col, select

from queue_server.domain.errors import Unavailable
from queue_server.domain.tickets import OPEN
from queue_server.models import Branch, ContactKind, Pulse, Ticket
from queue_server.services import (
    accounts,
    alarm_log,
    closing,
    corrections,
    device_states,
    persons,
    printing,
    retries,
    suspending,
)
from queue_server.services.booking import standstills, sweeping
from queue_server.services.booking.clocks import ClockWatch
from queue_server.services.booking.postman import Postman
from queue_server.services.statistics.history import History
from queue_server.services.unit_of_work import Clock, Store

log = structlog.get_logger(__name__)
PULSE_EVERY = timedelta(seconds=0.9)  # each run of the sweep
APART = timedelta(seconds=0.08)  # all at the same moment would hold up whoever comes just then
SETTLING = timedelta(seconds=10)  # after a start the devices come back one by one


class Leadership(Protocol):
    def held(self) -> bool: ...


class Beside(Protocol):
    """Heavy work in a process of its own, started unless it runs already."""

    def start(self, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Jobs:
    """The sweeps of an installation. Each looks first and writes only when there is something to do."""

    store: Store
    clock: Clock
    watch: ClockWatch
    postman: Postman | None = None
    history: History | None = None
    learning: Beside | None = None
    carry_over: Callable[[], None] | None = None

    def end_lost_prints(self) -> None:
        """Papers that waited two minutes are failed, claimed and lost ones unknown."""
        for branch in self._branches():
            with self.store.read() as session:
                late = printing.overdue(session, branch.id, self.clock.now())
            if late:
                with self.store.write() as work:
                    printing.sweep(work, work.lock_branch(branch.id))

    def notice_silent_devices(self) -> None:
        """Devices that fell silent are shown to staff."""
        with self.store.read() as session:
            late = device_states.silent(session, self.clock.now())
        if late:
            with self.store.write() as work:
                device_states.mark_silent(work)

    def close_past_days(self) -> None:
        """After midnight the day before is closed by the rule."""
        for branch in self._branches():
            with self.store.read() as session:
                behind = _day_is_over(session, branch, self.clock)
            if behind:
                with self.store.write() as work:
                    closing.close_past_day(work, branch.id)

    def note_alarms(self) -> None:
        """Where a standard is not kept any more, or again."""
        for branch in self._branches():
            with self.store.read() as session:
                news = alarm_log.any_to_note(session, branch, self.clock.now())
            if news:
                with self.store.write() as work:
                    alarm_log.note(work, branch.id)

    def resume_due(self) -> None:
        """Suspensions whose all-clear has run out are over."""
        for branch in self._branches():
            if suspending.resumption_due(branch, self.clock.now()):
                with self.store.write() as work:
                    suspending.settle(work, work.lock_branch(branch.id))

    def keep_bookings(self) -> None:
        """The five minutes, every second: first the pulse, so that a silence before it is noted; then, who is late."""
        self.beat()
        for branch in self._branches():
            with self.store.read() as session:
                due = sweeping.anything_due(session, branch, self.clock.now())
            if due:
                with self.store.write() as work:
                    sweeping.sweep(work, branch.id)

    def beat(self) -> None:
        """Every second, and before the server listens: it lives, and its clocks agree."""
        with self.store.read() as session:
            pulse = session.get(Pulse, 1)
        if pulse is not None and timedelta() <= self.clock.now() - pulse.at < PULSE_EVERY:
            return
        known = self.watch.standing
        with self.store.write() as work:
            standstills.beat(work)
            standing = standstills.watch_clock(work, self.watch)
        if standing is not None and standing.id != known:
            log.error("clock_has_jumped", alarm=True, seconds=round(self.watch.parted.total_seconds()))

    def send_letters(self) -> None:
        """E-mails to visitors with a booking."""
        self._send(ContactKind.EMAIL)

    def send_texts(self) -> None:
        """SMS and messengers."""
        self._send(ContactKind.PHONE)

    def end_lost_messages(self) -> None:
        """Claimed and lost: nobody knows whether they went out, so nobody sends them again."""
        if self.postman is not None:
            self.postman.end_lost()

    def count_days(self) -> None:
        """Days that are over are counted for the statistics: the last one by night, all of them after an upgrade."""
        if self.history is not None:
            self.history.keep_due()

    def learn_waits(self) -> None:
        """Once a night, from the promises of the last weeks and what became of them."""
        if self.learning is None:
            return
        branches = list(self._branches())
        with self.store.read() as session:
            due = any(corrections.learning_due(session, branch, self.clock.now()) for branch in branches)
        if due:
            self.learning.start(self.clock.now())

    def forget(self) -> None:
        """Retry keys after a day, sessions that are over, names on their date."""
        with self.store.write() as work:
            retries.forget_old(work)
            accounts.forget_old_sessions(work)
            persons.erase_due(work)
        self.store.leave_no_journal()

    def shorten_journal(self) -> None:
        """So that no commit has to."""
        if self.carry_over is not None:
            self.store.shorten_journal(self.carry_over)

    def _send(self, channel: ContactKind) -> None:
        if self.postman is not None:
            self.postman.send_due(channel)

    def _branches(self) -> Iterator[Branch]:
        """One after the other; after each of them every other green thread has its turn."""
        with self.store.read() as session:
            branches = session.exec(select(Branch).where(Branch.active)).all()
        for branch in branches:
            yield branch
            time.sleep(0)


def schedule(
    jobs: Jobs, leadership: Leadership, every_process: dict[str, tuple[Callable[[], Any], float]]
) -> BackgroundScheduler:
    """A scheduler, not yet started. `every_process` holds what each process does for itself, with its seconds."""
    scheduler = BackgroundScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
    )
    led = {
        jobs.end_lost_prints: 1.0,
        jobs.notice_silent_devices: 1.0,
        jobs.resume_due: 1.0,
        jobs.close_past_days: 20.0,
        jobs.keep_bookings: 1.0,
        jobs.note_alarms: 10.0,
        jobs.send_letters: 2.0,
        jobs.send_texts: 2.0,
        jobs.end_lost_messages: 60.0,
        jobs.count_days: 60.0,
        jobs.learn_waits: 600.0,
        jobs.forget: 600.0,
        jobs.shorten_journal: 1.0,
    }
    for place, (job, seconds) in enumerate(led.items()):
        later = jobs.clock.now() + place * APART + (SETTLING if job == jobs.notice_silent_devices else timedelta())
        run = _safely(_when_leading(job, leadership))
        scheduler.add_job(run, "interval", seconds=seconds, start_date=later, id=job.__name__)
    for name, (job, seconds) in every_process.items():
        scheduler.add_job(_safely(job), "interval", seconds=seconds, id=name)
    return scheduler


def _when_leading(job: Callable[[], None], leadership: Leadership) -> Callable[[], None]:
    def run() -> None:
        if leadership.held():
            job()

    return run


def _safely(job: Callable[[], Any]) -> Callable[[], None]:
    """A job's failure is logged; the next run tries again, since each is a sweep of the database."""

    def run() -> None:
        try:
            job()
        except Unavailable as reason:
            log.warning("job_put_off", code=reason.code)
        except Exception:
            log.exception("job_failed")

    return run


def _day_is_over(session: Session, branch: Branch, clock: Clock) -> bool:
    today = clock.now().astimezone(ZoneInfo(branch.timezone)).date()
    # Who is in the queue is few; asked for the days before today, SQLite would look through those of years.
    queued = select(col(Ticket.day)).where(Ticket.branch_id == branch.id, col(Ticket.status).in_(OPEN))
    return any(day < today for day in session.exec(queued)) or closing.counters_left_open(session, branch, today)
