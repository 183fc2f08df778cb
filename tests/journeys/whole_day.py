"""A centre for one told day: the real server in this process, on a clock that the story moves, with all its faces."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, expect
from sqlmodel import Session, col, select
from werkzeug.serving import make_server

from queue_server.adapters.database import open_engine
from queue_server.models import Branch, Counter, EventRow, HandledService, Role, Ticket
from queue_server.server import Server
from queue_server.settings import load_settings
from tests.faces.console import SLOW, Colleague, Console
from tests.faces.hall import Hall, short_voice
from tests.faces.kiosk_screen import KioskScreen
from tests.faces.reception_screen import Reception
from tests.fakes import FrozenClock
from tests.journeys.sloviansk import start_agent
from tests.people import Operator, answer
from tests.running_server import RunningServer, free_port, install
from tests.tcp_printer import TcpPrinter

KYIV = ZoneInfo("Europe/Kyiv")
MONDAY = datetime(2026, 3, 2, tzinfo=KYIV)
WORKING: dict[str, list[list[str]]] = {day: [["08:00", "12:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
Row = tuple[Any, ...]
# Where a browser hangs up in the middle of a file, the server of this process leaves the file to the collector.
OWN_SERVER = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"
)


class OwnServer(RunningServer):
    """The server in threads of this process; what it logs as an error is kept."""

    def __init__(self, *where: Any) -> None:
        super().__init__(*where)
        self.logged: list[str] = []

    def errors(self) -> list[Any]:
        return self.logged


@dataclass
class WholeDay:
    """Everybody at work. Times are those on the wall of the centre."""

    clock: FrozenClock
    server: OwnServer
    printer: TcpPrinter
    kiosk: KioskScreen
    hall: Hall
    reception: Reception
    first: Console
    second: Operator
    third: Operator
    supervisor: Colleague
    browser: Browser

    def at(self, time: str) -> None:
        """It becomes 09:10, or 09:10:30."""
        hour, minute, *second = map(int, time.split(":"))
        self.clock.set(MONDAY + timedelta(hours=hour, minutes=minute, seconds=sum(second)))

    def visitor_takes_ticket(self, *touches: str) -> str:
        """At the kiosk, by touch: a ready document unless another way is given. The number on the screen."""
        number = self.kiosk.takes_ticket(*touches)
        self.kiosk.touches("finish").shows("purpose")
        return number

    def is_heard(self, number: str, times: int = 1) -> None:
        """The hall has said this call to its end so often, and the server knows."""
        self.waits_until(lambda: len([one for one in self.hall.told("said") if one["number"] == number]) >= times)
        with self.reads() as session:
            ticket = session.exec(select(Ticket).where(Ticket.number == number)).one()
        self.waits_until(lambda: self._heard_at(ticket.id) is not None)

    def _heard_at(self, ticket: str) -> datetime | None:
        with self.reads() as session:
            return session.get_one(Ticket, ticket).heard_at

    def waits_until(self, happened: Callable[[], bool], seconds: float = 40) -> None:
        """Until what goes on in other threads and in Chromium has arrived."""
        for _ in range(int(seconds * 20)):
            if happened():
                return
            self.hall.page.wait_for_timeout(50)
        raise AssertionError(f"did not happen in {seconds} s")

    @contextmanager
    def reads(self) -> Iterator[Session]:
        engine = open_engine(self.server.installation.database_url, pooled=False)
        with Session(engine) as session:
            yield session
        engine.dispose()

    def told(self, *names: str) -> list[Row]:
        """What happened as the rows of the day have it: time, what, number, counter, reason."""
        with self.reads() as session:
            events = session.exec(select(EventRow).where(col(EventRow.name).in_(names)).order_by(col(EventRow.seq)))
            return [
                (wall(row.at), row.name, row.data.get("number"), row.data.get("counter"), row.reason) for row in events
            ]

    def handled(self) -> list[Row]:
        """Every service that was done: number, purpose, counter, from, to, quantity, outcome."""
        with self.reads() as session:
            tickets = dict(session.exec(select(Ticket.id, Ticket.number)).all())
            counters = dict(session.exec(select(Counter.id, Counter.number)).all())
            purposes = {row.id: row.key for row in self.server.installation.centre.purposes.values()}
            rows = session.exec(
                select(HandledService).where(col(HandledService.undone).is_(False)).order_by(col(HandledService.id))
            ).all()
            return sorted(
                (
                    tickets.get(row.ticket_id or ""),
                    purposes[row.purpose_id],
                    counters.get(row.counter_id or ""),
                    wall(row.started_at),
                    wall(row.ended_at),
                    row.quantity,
                    row.outcome and row.outcome.value,
                )
                for row in rows
            )

    def branch(self) -> Branch:
        with self.reads() as session:
            return session.exec(select(Branch)).one()


def wall(moment: datetime | None) -> str | None:
    return moment.astimezone(KYIV).strftime("%H:%M:%S") if moment else None


def called(operator: Operator) -> str:
    ticket = operator.calls_next()
    assert ticket is not None
    return str(ticket["number"])


def desk_ticket(operator: Operator) -> dict[str, object]:
    found: dict[str, object] = operator.desk()["ticket"]
    return found


def does(operator: Operator, action: str, **body: object) -> None:
    """One key of an administrator for the visitor at the counter."""
    answer(operator.post(f"tickets/{desk_ticket(operator)['id']}/{action}", body))


@contextmanager
def open_day(
    browser: Browser, folder: Path, settings: Mapping[str, Any] | None = None, **branch: Any
) -> Iterator[WholeDay]:
    """Ten minutes before eight on a Monday: three counters, a kiosk with its printer, a hall, reception; with
    settings of the server and fields of the branch where the story needs them."""
    clock = FrozenClock(MONDAY + timedelta(hours=7, minutes=50))
    installation = install(
        folder,
        counters=3,
        serves={"1": "А", "2": "АБ", "3": "Б"},
        hours=WORKING,
        timezone="Europe/Kyiv",
        workplace={"uk": "Вікно", "en": "Counter"},
        **branch,
    )
    with ExitStack() as stack:
        server = stack.enter_context(serve_here(installation, clock, short_voice(folder / "voice"), **settings or {}))
        printer = stack.enter_context(TcpPrinter())
        agent = start_agent(server, printer)
        stack.callback(agent.wait, 60)
        stack.callback(agent.kill)
        kiosk = KioskScreen.opened(browser, server)
        stack.callback(kiosk.closes)
        hall = Hall.opened(browser, server).is_ready()
        stack.callback(hall.closes)
        reception = Reception.at_desk(browser, server)
        stack.callback(reception.closes)
        first = Console.opened(browser, server)
        stack.callback(first.closes)
        first.signs_in(first.operator("1"))
        expect(first.part("counter-list")).to_be_visible(timeout=SLOW)
        second, third = (Operator(server, number).signs_in() for number in ("2", "3"))
        supervisor = Colleague(server, "", role=Role.SUPERVISOR).signs_in()
        yield WholeDay(clock, server, printer, kiosk, hall, reception, first, second, third, supervisor, browser)
        assert server.errors() == []


@contextmanager
def serve_here(
    installation: Any, clock: FrozenClock, environment: dict[str, str], **settings: Any
) -> Iterator[OwnServer]:
    """The real server in threads, so that a test can hold its clock."""
    port = free_port()
    loaded = load_settings(
        data_dir=installation.data_dir,
        database_url=installation.database_url,
        port=port,
        async_mode="threading",
        issue_limit="100000/minute",
        voice_command=environment["QUEUE_VOICE_COMMAND"],
        **settings,
    )
    own = OwnServer(installation, port, None, installation.data_dir / "server.log")
    handler = _Kept(own.logged)
    logging.getLogger().addHandler(handler)
    server = Server(loaded, clock=clock)
    listening = make_server("127.0.0.1", port, server.app, threaded=True)
    listening.daemon_threads = True  # type: ignore[attr-defined]
    server.start()
    thread = threading.Thread(target=listening.serve_forever, name="server", daemon=True)
    thread.start()
    try:
        yield own
    finally:
        listening.shutdown()
        thread.join(10)
        listening.server_close()
        server.stop()
        logging.getLogger().removeHandler(handler)


class _Kept(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(record.getMessage())
