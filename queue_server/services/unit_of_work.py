"""One transaction: it locks its branch, numbers what happened, and tells it only after the commit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import bindparam
from sqlalchemy import event as database_event
from sqlalchemy.engine import Engine
from sqlmodel import Session, select

from queue_server.domain.errors import NotFound
from queue_server.domain.events import Event
from queue_server.domain.messages import ContactKind
from queue_server.models import Branch, EventRow
from queue_server.services import sound_settings  # noqa: F401 -- whatever is read here is read soundly
from queue_server.services.database_trouble import told_as_unavailable

# Built once, as every write asks it (docs/adr/0023).
LOCKED = (
    select(Branch).where(Branch.id == bindparam("branch")).with_for_update().execution_options(populate_existing=True)
)
READ_ROWS = "read_rows"


class Clock(Protocol):
    def now(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact with its place in the branch's sequence."""

    branch: str
    seq: int
    at: datetime
    event: Event


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a member of staff, a device, the visitor of a ticket or of a booking; nobody of these is the rule."""

    staff_id: str | None = None
    device_id: str | None = None
    ticket_id: str | None = None
    appointment_id: str | None = None
    supervisor: bool = False
    reception: bool = False
    manager: bool = False

    @property
    def key(self) -> str:
        return self.staff_id or self.device_id or self.ticket_id or self.appointment_id or "rule"


Publish = Callable[[Sequence[Recorded]], None]


class UnitOfWork:
    """What a write service works with. `now` is fixed once the branch is locked, so `seq` and time agree; `ways` are
    those on which visitors can be written to."""

    def __init__(self, session: Session, clock: Clock, ways: frozenset[ContactKind] = frozenset()) -> None:
        self.session = session
        self.ways = ways
        self._clock = clock
        self.now = clock.now()
        self.recorded: list[Recorded] = []

    def lock_branch(self, branch_id: str) -> Branch:
        """The branch's row, locked until the commit. Raises NotFound(branch_unknown)."""
        branch = self.session.exec(LOCKED, params={"branch": branch_id}).one_or_none()
        if branch is None:
            raise NotFound("branch_unknown")
        self.now = self._clock.now()
        return branch

    def record(
        self,
        branch: Branch,
        event: Event,
        actor: Actor,
        *,
        reason: str | None = None,
        before: dict[str, Any] | None = None,
    ) -> int:
        """Write the event row and keep the fact for after the commit; returns its seq."""
        branch.seq += 1
        self.session.add(branch)
        data = {key: _plain(value) for key, value in asdict(event).items()}
        self.session.add(
            EventRow(
                branch_id=branch.id,
                seq=branch.seq,
                at=self.now,
                name=event.name,
                ticket_id=data.get("ticket"),
                appointment_id=data.get("appointment"),
                counter_id=data.get("counter_id"),
                staff_id=actor.staff_id,
                device_id=actor.device_id,
                reason=reason,
                data=data,
                before=before,
            )
        )
        self.recorded.append(Recorded(branch.key, branch.seq, self.now, event))
        return branch.seq


class Store:
    """Opens transactions. On SQLite one process-wide lock serialises the writers; the database decides the rest."""

    def __init__(
        self, engine: Engine, clock: Clock, publish: Publish, ways: frozenset[ContactKind] = frozenset()
    ) -> None:
        self.engine = engine
        self.ways = ways
        self.clock = clock
        self.publish = publish
        self._writing = engine.execution_options(write=True)
        self._serial = engine.dialect.name == "sqlite"
        self._lock = threading.RLock()
        self._journal = threading.Lock()

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """A unit of work; committed at the end, rolled back whole on any error. Raises Unavailable (see `trouble`)."""
        with self._one_writer(), Session(self._writing, expire_on_commit=False, info={READ_ROWS: []}) as session:
            with told_as_unavailable():
                work = UnitOfWork(session, self.clock, self.ways)
                yield work
                session.commit()
            # Handed over in the order of commits; telling happens elsewhere and cannot fail the fact.
            self.publish(work.recorded)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading one consistent state. Raises Unavailable (see `trouble`)."""
        with Session(self.engine, expire_on_commit=False) as session, told_as_unavailable():
            yield session

    def shorten_journal(self, carry_over: Callable[[], None]) -> None:
        """What SQLite's write-ahead log holds is carried into the database now and then, by `carry_over`, and not in
        the commit that happens to make the log too long. Raises Unavailable."""
        if self._serial:
            with self._journal, told_as_unavailable():
                carry_over()

    def leave_no_journal(self) -> None:
        """What was erased leaves SQLite's write-ahead log too. While somebody reads there nothing is waited for, which
        would hold up everybody: the next time will do."""
        if not self._serial:
            return
        with self._journal, self._lock, self.engine.connect() as connection:
            connection.rollback()
            cursor = connection.connection.cursor()
            (patience,) = cursor.execute("PRAGMA busy_timeout").fetchone()
            cursor.execute("PRAGMA busy_timeout=0")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute(f"PRAGMA busy_timeout={patience}")

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        if not self._serial:
            yield
            return
        with self._lock:
            yield


@database_event.listens_for(Session, "loaded_as_persistent")
def _hold(session: Session, row: object) -> None:
    """A session lets go of what nobody else holds, and reads it again: one that writes is short, and keeps it."""
    if READ_ROWS in session.info:
        session.info[READ_ROWS].append(row)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
