"""The correction of waits: learned from what was promised, used, dropped, the same after a restart and elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from random import Random

import pytest
from sqlmodel import select

from queue_server.domain.correction import Judged, learn_correction
from queue_server.domain.known import Lesson
from queue_server.jobs import Jobs
from queue_server.models import Branch, WaitCorrection
from queue_server.services import corrections
from queue_server.services.booking.clocks import ClockWatch
from queue_server.services.corrections import Promise
from queue_server.services.estimates import Forecasts
from tests.domain.queues import known
from tests.services.halls import Hall
from tests.services.learned_history import A_DAY, DAYS, write_history

PLAYED_S = 600.0


def lessons(slower: float, days: Sequence[int] = range(8), line: str = "А") -> list[Lesson]:
    """Every wait is so many times what was played forward, give or take."""
    random = Random(3)
    return [
        Lesson(day, known(line, played, ahead), played * slower * random.lognormvariate(0, 0.2))
        for day in days
        for ahead in (random.randrange(1, 12) for _ in range(80))
        for played in [300.0 * ahead]
    ]


@pytest.fixture(scope="module")
def helpful() -> Judged:
    judged = learn_correction(lessons(2.0), trees=30)
    assert judged is not None
    assert judged.helps
    return judged


@pytest.fixture(scope="module")
def useless() -> Judged:
    judged = learn_correction(lessons(1.0), trees=5)
    assert judged is not None
    assert not judged.helps
    return judged


def kept(hall: Hall, judged: Judged, promises: Sequence[Promise] = ()) -> WaitCorrection | None:
    """As a night keeps it; a day passes."""
    hall.clock.advance(days=1)
    with hall.store.write() as work:
        return corrections.keep(work, work.lock_branch(hall.branch), judged, promises)


def used(hall: Hall) -> int | None:
    with hall.store.read() as session:
        found = corrections.in_use(session, session.get_one(Branch, hall.branch))
    return found.version if found else None


def told_by(version: int, told_s: int, wait_s: float, hall: Hall) -> list[Promise]:
    today = hall.clock.now().toordinal()
    return [Promise(Lesson(today, known("А", PLAYED_S, 3), wait_s), told_s, version)] * 120


def test_it_works(hall: Hall, helpful: Judged) -> None:
    hall.open("1")
    for _ in range(6):
        hall.takes_ticket()
    before = hall.told()
    assert before is not None
    assert before.version is None
    kept(hall, helpful)

    after = Forecasts(hall.store.read, hall.clock)
    hall.clock.advance(days=-1)
    after.refresh(hall.branch)
    told = after.line(hall.branch, hall.centre.lines["А"].id)

    assert told is not None
    assert told.version == 1
    assert told.likely_s is not None
    assert before.likely_s is not None
    assert told.likely_s > 1.3 * before.likely_s


def test_a_running_server_takes_up_what_was_learned_beside_it(hall: Hall, helpful: Judged) -> None:
    hall.open("1")
    assert hall.told().version is None  # type: ignore[union-attr]
    kept(hall, helpful)
    assert hall.told().version == 1  # type: ignore[union-attr]


def test_what_does_not_help_is_noted_and_never_used(hall: Hall, useless: Judged) -> None:
    row = kept(hall, useless)
    assert row is not None
    assert (row.version, row.helps, row.in_use, row.content) == (1, False, False, None)
    assert used(hall) is None


def test_the_one_before_goes_on_while_it_helps_and_is_dropped_when_it_does_not(
    hall: Hall, helpful: Judged, useless: Judged
) -> None:
    kept(hall, helpful)
    kept(hall, useless, told_by(1, 900, 1000, hall))
    assert used(hall) == 1
    kept(hall, useless, told_by(1, 1500, 1000, hall))
    assert used(hall) is None


def test_a_better_one_takes_its_place_once_a_day(hall: Hall, helpful: Judged) -> None:
    kept(hall, helpful)
    kept(hall, helpful)
    with hall.store.write() as work:
        assert corrections.keep(work, work.lock_branch(hall.branch), helpful, ()) is None
    assert used(hall) == 2
    with hall.store.read() as session:
        rows = session.exec(select(WaitCorrection).order_by("version")).all()
    assert [(row.in_use, row.content is not None) for row in rows] == [(False, False), (True, True)]


def test_the_figures_of_every_version_stay(hall: Hall, helpful: Judged) -> None:
    row = kept(hall, helpful)
    assert row is not None
    assert row.figures["with"]["error_s"] < row.figures["without"]["error_s"]
    assert 0.8 < row.figures["with"]["coverage"] <= 1


def test_a_training_copy_neither_learns_nor_is_told_by_what_others_learned(hall: Hall, helpful: Judged) -> None:
    kept(hall, helpful)

    def train(session):  # type: ignore[no-untyped-def]
        branch = session.get_one(Branch, hall.branch)
        branch.training_of = branch.id
        return branch

    branch = hall.change(train)
    assert used(hall) is None
    assert corrections.learn(hall.store, branch) is None
    with hall.store.read() as session:
        assert not corrections.learning_due(session, branch, hall.clock.now())


def test_learning_is_due_once_a_night_when_there_is_enough(hall: Hall, helpful: Judged, monkeypatch) -> None:
    def due() -> bool:
        with hall.store.read() as session:
            return corrections.learning_due(session, session.get_one(Branch, hall.branch), hall.clock.now())

    monkeypatch.setattr(corrections, "FEWEST", 2)
    stored = known("А", PLAYED_S, 1).stored()
    hall.takes_ticket(promised_known=stored)
    assert not due(), "too little"
    hall.takes_ticket(promised_known=stored)
    assert due()
    kept(hall, helpful)
    assert not due(), "learned already"
    hall.clock.advance(hours=16)  # 02:00
    assert not due(), "the day before is not over"
    hall.clock.advance(hours=1)
    assert due()


class Asked:
    """Stands for the process beside the server."""

    def __init__(self) -> None:
        self.times: list[datetime] = []

    def start(self, now: datetime) -> None:
        self.times.append(now)


def test_a_night_of_learning_from_the_branchs_own_weeks(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    """The leader asks for it, the command learns, and the next ticket is told by it and keeps what was known."""
    monkeypatch.setattr(corrections, "learn_correction", partial(learn_correction, trees=20))
    asked = Asked()
    jobs = Jobs(hall.store, hall.clock, ClockWatch(hall.clock, lambda: 0.0), learning=asked)
    jobs.learn_waits()
    assert asked.times == []
    hall.change(lambda session: write_history(session, hall.centre, hall.clock.now()))
    jobs.learn_waits()
    assert asked.times == [hall.clock.now()]

    learned = corrections.learn(hall.store, hall.centre.branch)

    assert learned is not None
    assert (learned.lessons, learned.in_use) == (DAYS * A_DAY, True)
    jobs.learn_waits()
    assert len(asked.times) == 1, "once a night"
    assert corrections.learn(hall.store, hall.centre.branch) is None, "another was faster"
    hall.open("1")
    for _ in range(4):
        hall.takes_ticket()
    told = hall.told()
    assert told is not None
    assert told.version == 1
    assert told.known is not None
    assert told.likely_s == pytest.approx(2 * told.known["played_s"], rel=0.5)
