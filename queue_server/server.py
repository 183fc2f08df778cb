"""A running server: the application, its sockets, what it tells, what it prepares and what happens by itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from zoneinfo import ZoneInfo

import structlog
from flask_socketio import SocketIO
from sqlmodel import col, select

from queue_server import beside
from queue_server.adapters.clock import SystemClock, monotonic
from queue_server.adapters.database import carry_over, open_engine
from queue_server.adapters.database_file import DamagedDatabase, check_database_file
from queue_server.adapters.helper_process import HelperProcess
from queue_server.adapters.leadership import AdvisoryLeadership, FileLeadership, Leadership
from queue_server.adapters.memory import give_large_blocks_back, keep_what_is_loaded
from queue_server.adapters.process_beside import ProcessBeside
from queue_server.adapters.schema import upgrade
from queue_server.adapters.speech import SpokenFiles
from queue_server.app import FACES, Beside, create_app
from queue_server.domain.events import BranchChanged, TicketIssued
from queue_server.domain.hall import Hall
from queue_server.domain.phrases import Phrase, Speech
from queue_server.jobs import Jobs, schedule
from queue_server.models import Branch, Counter
from queue_server.realtime.broadcast import Place, tell
from queue_server.realtime.publisher import Publisher
from queue_server.realtime.sockets import LARGEST_FRAME, Sockets
from queue_server.services import device_states
from queue_server.services.announcements import Announcer
from queue_server.services.booking.clocks import ClockWatch
from queue_server.services.booking.letters import Letters
from queue_server.services.booking.postman import Postman
from queue_server.services.branch_settings import hall_of
from queue_server.services.messages import all_messages
from queue_server.services.unit_of_work import Clock, Recorded
from queue_server.settings import PREFIX, Settings, WrongSetting, environment_of
from queue_server.web.dependencies import Dependencies, Offload, run_here
from queue_server.web.pages import keep_compiled

log = structlog.get_logger(__name__)
MOST_CLIENTS = 5000  # with the default of 1024 a server with 1100 clients stops answering
KEPT_SECONDS = 5.0
PLAYED = ("queue_server.beside",)
READ = (*PLAYED, "queue_server.services.statistics.inquiry")
"""What the processes beside it load before they are asked."""


class Server:
    """Everything of one process. Raises AlreadyRunning where another server holds the same SQLite data."""

    def __init__(
        self,
        settings: Settings,
        *,
        offload: Offload = run_here,
        clock: Clock | None = None,
        speech: Speech | None = None,
        faces: Sequence[str] = FACES,
    ) -> None:
        give_large_blocks_back()
        self.settings = settings
        self._leadership = lead(settings)
        clock = clock or SystemClock()
        self._player, self._reader = HelperProcess(PLAYED), HelperProcess(READ, last=True)
        self._player.wake()
        bring_up_to_date(settings)
        self._publisher = Publisher()
        self.app = create_app(
            settings,
            clock=clock,
            offload=offload,
            beside=_beside(self._player, self._reader, settings.database),
            publish=self._publisher.publish,
            faces=faces,
            speech=speech or SpokenFiles(settings.data_dir / "speech", settings.voice_command),
        )
        self.deps: Dependencies = self.app.extensions["queue"]
        keep_compiled(self.app, settings.data_dir / "pages")
        self.socketio = SocketIO(
            self.app,
            async_mode=settings.async_mode,
            message_queue=settings.redis_url,
            max_http_buffer_size=LARGEST_FRAME,
            transports=["websocket"],
            serve_client=False,
            manage_session=False,
        )
        self.sockets = Sockets(self.app, self.socketio, self.deps)
        self._places: dict[str, tuple[Place, float]] = {}
        self._publisher.listen(self._tell)
        self._publisher.listen(self._prepare_speech)
        letters = Letters(self.deps.catalogues, self.deps.codes, settings.origin, self.deps.calendar_file)
        postman = Postman(self.deps.store, clock, letters, self.deps.channels, offload)
        self._learning = ProcessBeside("learn-waits", environment_of(settings))
        watch = ClockWatch(clock, monotonic)
        carry = partial(offload, carry_over, self.deps.store.engine.url.database)
        self._jobs = Jobs(self.deps.store, clock, watch, postman, self.deps.history, self._learning, carry)
        self._scheduler = schedule(
            self._jobs,
            self._leadership,
            {
                "forecast": (self.deps.forecast.refresh_all, 1.0),
                "prospects": (self.deps.prospects.refresh_all, 15.0),
                "presence": (self._note_presence, 2.0),
                "strangers": (self.sockets.drop_strangers, 2.0),
            },
        )

    def start(self) -> None:
        """Begin telling, preparing and sweeping; `run` does it before it listens."""
        if self._leadership.held():
            self._jobs.beat()  # how long the server was down is noted before anybody can be called late
            self._jobs.forget()  # names whose date came meanwhile
        self.deps.forecast.refresh_all()
        self.socketio.start_background_task(self._publisher.run)
        self.socketio.start_background_task(self._beat_for_ever)
        self._scheduler.start()
        self._prepare_counters()

    def run(self) -> None:
        """Serve until the process is told to stop."""
        self.start()
        keep_what_is_loaded()
        host, port = self.settings.host, self.settings.port
        log.info("listening", address=f"http://{host}:{port}")
        if self.settings.async_mode == "eventlet":
            self.socketio.run(self.app, host=host, port=port, max_size=MOST_CLIENTS, log_output=False)
        else:
            self.socketio.run(self.app, host=host, port=port, allow_unsafe_werkzeug=True)

    def stop(self) -> None:
        """Let go of everything in the order in which it hurts nobody."""
        self._scheduler.shutdown(wait=False)
        self._publisher.stop()
        for helper in (self._learning, self._player, self._reader):
            helper.stop()
        self.deps.speech.close()
        self._leadership.release()
        self.deps.store.engine.dispose()

    def _tell(self, recorded: Sequence[Recorded]) -> None:
        tell(recorded, lambda name, told, place: self.socketio.emit(name, told, to=place), self._place_of)

    def _place_of(self, branch: str) -> Place:
        """Kept for a few seconds: another process may have changed the branch."""
        place, until = self._places.get(branch, (None, 0.0))
        if place is None or monotonic() > until:
            with self.deps.store.read() as session:
                found = session.exec(select(Branch).where(Branch.key == branch)).one()
            place = Place(ZoneInfo(found.timezone), hall_of(found))
            self._places[branch] = place, monotonic() + KEPT_SECONDS
        return place

    def _beat_for_ever(self) -> None:
        while True:
            self.socketio.sleep(2)
            try:
                if self._leadership.held():
                    self.sockets.beat()
            except Exception:
                log.exception("heartbeat_failed")

    def _note_presence(self) -> None:
        present = self.sockets.device_ids()
        if present:
            with self.deps.store.write() as work:
                device_states.mark_present(work, present)

    def _prepare_speech(self, recorded: Sequence[Recorded]) -> None:
        for fact in recorded:
            if isinstance(fact.event, TicketIssued):
                hall = self._place_of(fact.branch).hall
                for language in hall.languages(fact.event.language):
                    self.deps.speech.prepare(self._announcer(hall).number(language, fact.event.number))
            if isinstance(fact.event, BranchChanged):
                self._places.pop(fact.branch, None)
                self._prepare_counters()

    def _announcer(self, hall: Hall) -> Announcer:
        return Announcer(self.deps.catalogues, hall)

    def _prepare_counters(self) -> None:
        for phrase in self._lasting_phrases():
            self.deps.speech.prepare(phrase)

    def _lasting_phrases(self) -> list[Phrase]:
        """What every call needs beside its number: made once, at the start and when settings change."""
        query = select(Counter, Branch).join(Branch, col(Branch.id) == Counter.branch_id)
        with self.deps.store.read() as session:
            places = session.exec(query.where(col(Counter.active), col(Branch.active))).all()
        halls = {branch.id: hall_of(branch) for _counter, branch in places}
        phrases = []
        for language in self.deps.catalogues.languages:
            for hall in {each.manner(language): each for each in halls.values()}.values():
                phrases.append(self._announcer(hall).final(language))
                phrases += [self._announcer(hall).message(language, *told) for told in all_messages()]
            for counter, branch in places:
                workplace = counter.workplace or branch.workplace
                announcer = self._announcer(halls[branch.id])
                phrases.append(announcer.counter(language, counter.number, workplace, counter.hint))
        return phrases


def _beside(player: HelperProcess, reader: HelperProcess, database: str) -> Beside:
    """Forecasts and reports keep a process each: who is told a wait must not stand behind a report."""
    return Beside(
        play=player,
        forecast=partial(player, beside.forecast, database),
        compute=reader,
        ask=partial(reader, beside.answer, database),
        wake=reader.wake,
    )


def bring_up_to_date(settings: Settings) -> None:
    """The tables as this version wants them, before anything opens them. Raises WrongSetting for a damaged file."""
    try:
        check_database_file(settings.database)
    except DamagedDatabase as damaged:
        named = "DATABASE_URL" if settings.database_url else "DATA_DIR"
        raise WrongSetting(f"{PREFIX}{named}: {damaged}") from None
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.database, pooled=False)
    upgrade(engine)
    engine.dispose()


def lead(settings: Settings) -> Leadership:
    """The lock that says which process leads: a file beside SQLite, an advisory lock on PostgreSQL."""
    if settings.database.startswith("sqlite"):
        return FileLeadership(settings.data_dir / "server.lock")
    return AdvisoryLeadership(open_engine(settings.database, pooled=False))
