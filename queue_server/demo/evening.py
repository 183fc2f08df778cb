"""The end of the demo's day: no more tickets, the last visitors, counters close one by one, and the day is closed."""

from __future__ import annotations

import threading
from datetime import datetime

from queue_server.demo.cast import LAST, Cast
from queue_server.demo.people import Answer, Refusal

LASTS = 1.9  # minutes, about
LULL, LAST_CALLS, TOO_LATE, LAST_WORDS, LOOKS = 55.0, 60.0, 120.0, 14.0, 1.0  # seconds before they are stretched
SHOWS = frozenset({"branch:issuing_ended", "branch:day_closed", "counter:closed"})
EARLY = "other"  # counts where somebody is left: the demo's evening is short


class Evening:
    """A supervisor ends the day. `over` when the hall has seen and heard it."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._stage = cast.stage
        self._tell = cast.stage.teller.tell
        self._day = f"branches/{cast.branch}/day"
        self.over = threading.Event()

    def comes(self) -> None:
        self._stage.until_receiving()
        self._empties_hall()
        self._ends_issuing()
        self._sees_staff_off()
        day = self._closes()
        self._stage.wait(LAST_WORDS)
        self._sums_up(day)
        self.over.set()

    def _empties_hall(self) -> None:
        """Nobody else comes, and no more surprises happen."""
        self._tell("demo-evening")
        self._stage.evening.set()
        self._cast.usual = LAST
        self._cast.fates.clear()
        for operator in self._cast.operators:
            operator.pause_wanted = None
        self._stage.wait(LULL)

    def _ends_issuing(self) -> None:
        self._tell("demo-closing")
        self._stage.closing.set()
        self._stage.hears_news()
        self._cast.supervisor.post(f"{self._day}/end-issuing")

    def _sees_staff_off(self) -> None:
        """Administrators go home when nobody is left for them; after a while, when their visitor has gone."""
        waited = 0.0
        while waited < TOO_LATE and not all(operator.home for operator in self._cast.operators):
            self._stage.wait(LOOKS)
            waited += LOOKS
            if waited >= LAST_CALLS:
                self._stage.late.set()
        self._stage.late.set()

    def _closes(self) -> Answer:
        """Close the day as soon as nobody is being served."""
        cast = self._cast
        while True:
            try:
                return cast.supervisor.post(f"{self._day}/close", reason=EARLY)
            except Refusal as refusal:
                if refusal.code != "visitors_at_counters":
                    raise
            self._stage.wait(LOOKS)

    def _sums_up(self, day: Answer) -> None:
        """Who was left gets a time; and what stood still today."""
        for row in day["unserved"]:
            kept = datetime.fromisoformat(row["offered_at"])
            self._tell("demo-kept", number=row["number"], date=f"{kept:%d.%m}", time=f"{kept:%H:%M}")
        if not day["unserved"]:
            self._tell("demo-everybody-served")
        for row in day["suspensions"]:
            minutes, seconds = divmod(row["seconds"], 60)
            key = "demo-stood-register" if row["registers"] else "demo-stood"
            self._tell(key, lasted=f"{minutes}:{seconds:02d}")
