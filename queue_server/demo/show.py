"""The demo as a whole: everybody in the centre at work beside the server, until the end, and how it went."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from zoneinfo import ZoneInfo

import requests

from queue_server import example
from queue_server.adapters.clock import SystemClock
from queue_server.demo import evening
from queue_server.demo.cast import Cast
from queue_server.demo.evening import Evening
from queue_server.demo.faults import errors_are_problems
from queue_server.demo.narrator import Narrator
from queue_server.demo.operators import Operator
from queue_server.demo.people import Caller, Staff
from queue_server.demo.printer import NUMBER, ThermalPrinter
from queue_server.demo.stage import Stage
from queue_server.demo.story import TOLD_AFTER, Day
from queue_server.demo.teller import Teller
from queue_server.settings import Settings

READY_WITHIN, LOOK = 60.0, 0.2  # seconds
EVENING_AT_MOST = 4.0  # minutes; real ones, as whoever serves along may still have a visitor
LEFT_FREE = "2"  # a counter for whoever watches and wants to try: at a busy line


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person who starts the demo asked for; without `minutes` it goes on until it is stopped."""

    minutes: float | None
    pace: float
    seed: int
    language: str


class Show:
    """One demo, from the first visitor to the summary. `leave` ends the server; it is called in the main thread."""

    def __init__(
        self,
        settings: Settings,
        made: example.Example,
        wanted: Wanted,
        leave: Callable[[], None],
        out: Callable[[str], None],
    ) -> None:
        self._settings, self._made, self._wanted, self._leave = settings, made, wanted, leave
        self._teller = Teller(wanted.language, ZoneInfo("Europe/Kyiv"), SystemClock(), out)
        self._stage = Stage(wanted.pace, wanted.seed, self._teller)
        self._printer = ThermalPrinter(self._printed)
        self._papers = 0
        self._asked_to_end = self._ended = False

    @property
    def problems(self) -> list[str]:
        return self._stage.problems

    @contextmanager
    def playing(self) -> Iterator[None]:
        """Everybody acts beside the server, which runs meanwhile."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._signalled)
        agent_log = self._settings.data_dir / "kiosk-agent.log"
        agent = example.agent_at_work(self._settings, self._made, self._printer.url, agent_log)
        with errors_are_problems(self._stage), closing(self._printer):
            with agent:
                threading.Thread(target=self._direct, name="director", daemon=True).start()
                yield
            for line in agent_log.read_text("utf-8").splitlines():
                if "level=error" in line:
                    self._stage.problem(f"kiosk-agent: {line}")

    def _signalled(self, _number: int, _frame: FrameType | None) -> None:
        """The first signal sends everybody home, the last one, from the director, ends the server."""
        self._asked_to_end = True
        if self._ended:
            self._leave()

    def _direct(self) -> None:
        """Runs beside the server: opens, waits for the end, closes, and ends the server whatever happened."""
        try:
            self._await_server()
            cast = self._gather()
            narrator = Narrator(self._stage, {line["key"]: line["letter"] for line in cast.menu["lines"]})
            with closing(narrator):
                narrator.listen(self._settings.origin, cast.reception.cookie, cast.branch)
                self._play(cast, narrator)
                self._stage.end()
            self._sum_up(narrator)
        except Exception as broken:  # the demo must end, and say why
            self._stage.problem(f"director: {type(broken).__name__}: {broken}")
        finally:
            self._stage.over.set()
            self._ended = True
            os.kill(os.getpid(), signal.SIGTERM)

    def _await_server(self) -> None:
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until:
            with suppress(requests.RequestException):
                if requests.get(f"{self._settings.origin}/readyz", timeout=2).ok:
                    return
            time.sleep(LOOK)
        raise TimeoutError("the server is not ready")

    def _gather(self) -> Cast:
        """Everybody signs in: reception at the first counter, administrators at the others but one."""
        origin, stage, passwords = self._settings.origin, self._stage, self._made.passwords
        reception, supervisor = Staff(origin), Staff(origin)
        for person, login in ((reception, "reception"), (supervisor, "supervisor")):
            person.signs_in(login, passwords[login])
        counters = reception.get(f"branches/{self._made.branch}/counters")["counters"]
        operators = [Operator(stage, origin, counter) for counter in counters if counter["number"] != LEFT_FREE]
        administrators = sorted(login for login in passwords if login.startswith("administrator"))
        *logins, spare = ["reception", *administrators[: len(operators)]]
        for operator, login in zip(operators, logins, strict=True):
            operator.signs_in(login, passwords[login])
        self._teller.tell("demo-free-counter", counter=LEFT_FREE, login=spare)
        kiosk = Caller(origin, f"Device {self._made.tokens['kiosk']}")
        menu = kiosk.get(f"branches/{self._made.branch}/menu")
        branch, printer = self._made.branch, self._printer
        return Cast(stage, origin, branch, kiosk, reception, supervisor, operators, printer, menu)

    def _play(self, cast: Cast, narrator: Narrator) -> None:
        """The day, and where its minutes are set the evening; whoever wants to stop ends it at any moment."""
        began = time.monotonic()
        Day(cast).begin()
        if self._wanted.minutes is None:
            self._until(lambda: False)
            return
        minutes = self._wanted.minutes
        day = max(minutes - evening.LASTS * self._wanted.pace, minutes / 2) * 60
        self._until(lambda: time.monotonic() >= began + day)
        if self._asked_to_end:
            return
        told = (time.monotonic() - began) / 60 / self._wanted.pace
        ending = Evening(cast)
        self._stage.act("evening", ending.comes)
        at_most = time.monotonic() + EVENING_AT_MOST * 60
        self._until(lambda: ending.over.is_set() or time.monotonic() >= at_most)
        serves_along = LEFT_FREE in narrator.called_to  # and meets visitors of the story, or keeps one at the end
        if told >= TOLD_AFTER and not self._asked_to_end and not serves_along:
            self._check_promises(narrator)

    def _until(self, come: Callable[[], bool]) -> None:
        """Until that moment has come, or somebody wants to stop."""
        while not self._asked_to_end and not come():
            time.sleep(LOOK)

    def _check_promises(self, narrator: Narrator) -> None:
        """Once the whole story was told, everything that it promises has been heard from the server."""
        missing = (Day.promised() | evening.SHOWS) - narrator.heard
        if missing:
            self._stage.problem(f"never happened: {', '.join(sorted(missing))}")

    def _sum_up(self, narrator: Narrator) -> None:
        self._teller.tell(
            "demo-summary",
            visits=narrator.visits,
            served=narrator.served,
            papers=self._papers,
            mean=_clock(narrator.mean_wait),
            longest=_clock(narrator.longest_wait),
        )

    def _printed(self, letters: str) -> None:
        self._papers += 1
        number = NUMBER.search(letters)
        is_duplicate = self._teller.words("paper-duplicate") in letters
        key = "demo-printed-duplicate" if is_duplicate else "demo-printed"
        self._teller.tell(key, number=number.group() if number else "")


def _clock(seconds: float) -> str:
    """Minutes and seconds, such as 1:05."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
