"""The command `hall-display-agent`: says the hall's calls through this machine's own sound card."""

from __future__ import annotations

import argparse
import queue
import signal
import sys
import threading
import time
from typing import Any

import structlog

from hall_display.agent_link import Link
from hall_display.agent_settings import from_environment
from hall_display.agent_sound import Loudspeaker
from hall_display.agent_state import Hall
from hall_display.agent_voice import Voice
from queue_server.adapters.device_settings import WrongSetting

USAGE = "Settings: QUEUE_SERVER, QUEUE_DEVICE_TOKEN (or QUEUE_DEVICE_TOKEN_FILE), QUEUE_PLAYER."
OLD_AFTER = 5.0  # seconds without a heartbeat
READ_EVERY = 20.0  # quiet hours begin and end without a fact
NO_FACTS = {"snapshot", "heartbeat", "lost"}

log = structlog.get_logger()


class SpeakingAgent:
    """Reads what the link hears, and has a thread speak."""

    def __init__(self, link: Link, loudspeaker: Loudspeaker) -> None:
        self._link, self._loudspeaker, self._hall = link, loudspeaker, Hall()
        self._voice = Voice(self._say, self._hall.holds, self._heard, time.monotonic, time.sleep)
        self._speaking = threading.Thread(target=self._voice.run, name="voice", daemon=True)
        self._stopping = False
        self._fails: bool | None = None
        self._sign_at = self._read_at = time.monotonic()
        self._away = True

    def stop(self) -> None:
        """May be called from a signal handler."""
        self._stopping = True

    def run(self) -> None:
        """Work until stopped, whatever the server does."""
        self._voice.hold()
        self._speaking.start()
        self._link.start()
        while not self._stopping:
            try:
                self._take(*self._link.heard.get(timeout=0.5))
            except queue.Empty:
                pass
            except (KeyError, TypeError, ValueError) as strange:
                log.warning("not_understood", reason=repr(strange))
                self._link.subscribe()
            self._look_at_the_clock()
        self._voice.end()

    def _take(self, name: str, payload: Any) -> None:
        if name == "lost":
            return
        self._sign_at = time.monotonic()
        if name == "snapshot":
            missed = self._hall.snapshot(payload)
            self._loudspeaker.volume = self._hall.volume  # before anything is said
            self._say_all(missed)
            self._back()
        elif name in ("skip", "heartbeat"):
            if int(payload["seq"]) > self._hall.seq + (name == "skip"):
                self._link.subscribe()  # something was lost on its way
            elif name == "skip":
                self._hall.seq = int(payload["seq"])
        elif isinstance(payload, dict) and "seq" in payload and self._hall.began:
            gap = int(payload["seq"]) > self._hall.seq + 1
            speakers = self._hall.speakers
            self._say_all(self._hall.fact(name, payload))
            if gap or name == "branch:changed" or self._hall.speakers != speakers:
                self._link.subscribe()

    def _say_all(self, sayings: Any) -> None:
        for told in sayings:
            self._voice.announce(told)

    def _look_at_the_clock(self) -> None:
        now = time.monotonic()
        if not self._away and now - self._sign_at > OLD_AFTER:
            log.warning("server_away")
            self._away = True
            self._voice.hold()
        if not self._away and now - self._read_at > READ_EVERY:
            self._read_at = now
            self._link.subscribe()

    def _back(self) -> None:
        if self._away:
            log.info("server_back", volume=self._hall.volume)
            self._away = False
            self._voice.resume()

    def _say(self, addresses: Any, chime: str | None, rate: float) -> bool:
        played = self._loudspeaker.say(addresses, chime, rate)
        if self._fails is not (not played):
            self._fails = not played
            self._link.tell_state(None if played else "sound")
        return played

    def _heard(self, told: Any) -> None:
        log.info("said", number=told.get("number"), message=told.get("message"))
        if told.get("ticket"):
            self._link.announced(int(told["event"]))


def main() -> None:
    """Speak until SIGTERM. A setting that cannot be used ends it at once, named on standard error."""
    argparse.ArgumentParser("hall-display-agent", description="Speaks in one hall.", epilog=USAGE).parse_args()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    try:
        settings = from_environment()
    except WrongSetting as wrong:
        sys.exit(f"hall-display-agent: {wrong}")
    link = Link(settings.server, settings.token)
    agent = SpeakingAgent(link, Loudspeaker(link.fetch, settings.player))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: agent.stop())
    try:
        agent.run()
    finally:
        link.close()


if __name__ == "__main__":
    main()
