"""B4: from the key that calls to the chime in the hall's browser, and from the chime's end to the first word."""

from __future__ import annotations

import time
import wave
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.figures import Row
from tests.faces.hall import Hall, chromium
from tests.people import Kiosk, Operator
from tests.running_server import ROOT, RunningServer, install, serve

CHIME = ROOT / "sounds" / "chime.wav"
TURNS = 6
WITHIN, SPEECH, SPEECH_AT_ONCE = 0.3, (0.3, 0.5), 1.0  # seconds
CLOCKS = 0.005
"""A browser tells its time in steps, and its callbacks come a few milliseconds after the sound: said as it is."""


@dataclass(slots=True)
class Sounded:
    """Seconds from the key to the chime, and from the end of the chime to the first word."""

    chime: list[float] = field(default_factory=list)
    speech: list[float] = field(default_factory=list)


def call_to_chime() -> Row:
    """A real Chromium, the real voice. Half of the tickets wait until their number can be spoken, half are called the
    moment they are issued."""
    with TemporaryDirectory() as folder, serve(install(Path(folder) / "data")) as server:
        ready, at_once = _in_a_hall(server)
    chime = max(ready.chime + at_once.chime)
    least, most, late = min(ready.speech), max(ready.speech), max(at_once.speech)
    return Row(
        what="call → chime in the hall's browser; speech after it, prepared / called as soon as issued",
        measured=f"≤ {chime * 1000:.0f} ms; {least:.2f}–{most:.2f} s / ≤ {late:.2f} s",
        budget=f"≤ {WITHIN * 1000:.0f} ms; {SPEECH[0]}–{SPEECH[1]} s / ≤ {SPEECH_AT_ONCE:.0f} s",
        kept=(
            chime <= WITHIN
            and SPEECH[0] - CLOCKS <= least
            and most <= SPEECH[1] + CLOCKS
            and late <= SPEECH_AT_ONCE + CLOCKS
        ),
        figures={"chime_s": chime, "speech_least_s": least, "speech_most_s": most, "speech_at_once_s": late},
    )


def _in_a_hall(server: RunningServer) -> tuple[Sounded, Sounded]:
    with sync_playwright() as driver, chromium(driver) as browser:
        hall = Hall.opened(browser, server).is_ready()
        kiosk, operator = Kiosk(server), Operator(server, "1").signs_in().opens_counter()
        _listen(hall, kiosk, operator, waits=True)  # the page has loaded its sounds
        ready, at_once = Sounded(), Sounded()
        for _ in range(TURNS):
            for sounded, waits in ((ready, True), (at_once, False)):
                chime, speech = _listen(hall, kiosk, operator, waits=waits)
                sounded.chime.append(chime)
                sounded.speech.append(speech)
        hall.closes()
    return ready, at_once


def _listen(hall: Hall, kiosk: Kiosk, operator: Operator, *, waits: bool) -> tuple[float, float]:
    before = len(hall.told("number")), len(hall.told("end"))
    kiosk.visitor_takes_ticket()
    if waits:
        _until_spoken(kiosk.server)
        hall.page.wait_for_timeout(300)  # the page fetches it
    pressed = time.time()
    ticket = operator.calls_next()
    assert ticket is not None
    number = hall.until_told("number", before[0] + 1)[before[0]]
    chime = [one for one in hall.told("chime") if one["ms"] < number["ms"]][-1]
    operator.does("start", ticket["id"])
    operator.does("finish", ticket["id"], outcome="consulted")
    hall.until_told("end", before[1] + 1)
    opened = hall.page.evaluate("performance.timeOrigin")
    return (opened + chime["ms"]) / 1000 - pressed, (number["ms"] - chime["ms"]) / 1000 - _seconds(CHIME)


def _until_spoken(server: RunningServer, seconds: float = 30) -> None:
    """Until no new sound is being made: the number was asked for when the ticket was issued."""
    until = time.monotonic() + seconds
    for known, later in _files(server):
        if known == later or time.monotonic() > until:
            return


def _files(server: RunningServer) -> Iterator[tuple[int, int]]:
    folder = server.installation.data_dir / "speech"
    known = -1
    while True:
        later = len(list(folder.glob("*.wav")))
        yield known, later
        known = later
        time.sleep(0.5)


def _seconds(file: Path) -> float:
    with wave.open(str(file)) as sound:
        length: Any = sound.getnframes() / sound.getframerate()
    return float(length)
