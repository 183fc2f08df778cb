"""An administrator in the demo: what each key does, and what one does about a refusal that may happen to anybody."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from queue_server.demo.people import Answer, Refusal, Staff
from queue_server.demo.stage import Stage

MOVED = frozenset({"ticket_changed", "ticket_wrong_status", "ticket_of_another_counter"})
NOT_SEATED = frozenset({"counter_not_open", "counter_not_yours"})


class TakenAway(Exception):
    """The ticket is no longer at this counter: the visitor left, or somebody else moved it."""


class Operator(Staff):
    """An administrator at a counter: what one key does. `ticket` is the visitor at the counter, as last seen."""

    def __init__(self, stage: Stage, origin: str, counter: Answer) -> None:
        super().__init__(origin)
        self.stage = stage
        self.counter: str = counter["id"]
        self.number: str = counter["number"]
        self.lines: list[str] = counter["lines"]
        self.pause_wanted: str | None = None
        self.seated = self.home = False
        self.ticket: Answer = {}

    def opens(self) -> None:
        self.post(f"counters/{self.counter}/open")
        self.seated = True

    def goes_home(self) -> None:
        try:
            self.post(f"counters/{self.counter}/close")
        except Refusal as refusal:
            if refusal.code != "counter_wrong_status":  # the day was closed meanwhile, and with it the counter
                raise
        self.seated, self.home = False, True

    def takes_pause(self, reason: str, seconds: tuple[float, float]) -> None:
        self.post(f"counters/{self.counter}/pause", reason=reason)
        self.seated = False
        self.stage.wait(*seconds)
        self.stage.until_receiving()
        self.opens()

    def writes_down_call(self, branch: str) -> None:
        """«Звернення без талона»: advice was given on the telephone."""
        done = {"channel": "phone", "purpose": "consultation", "outcome": "consulted", "minutes": 1}
        self.post(f"branches/{branch}/handled-services", **done, counter=self.counter)

    def has_nobody_left(self) -> bool:
        """Whether nobody waits, or steps aside, for this counter."""
        desk = self.get(f"counters/{self.counter}/desk")
        return not (desk["queue"] or desk["on_hold"])

    def calls_next(self) -> bool:
        """Call whoever is next, when somebody waits and the hall can hear it."""
        if not self._somebody_waits():
            return False
        with self.stage.microphone():
            self.stage.until_receiving()
            called = self._called() if self._somebody_waits() else None
        if called is None:
            return False
        self.ticket = called
        return True

    def visitor_comes(self, least: float = 8, most: float = 14) -> None:
        """The visitor hears the call and walks to the counter, and the reception begins."""
        self.passes(least, most)
        self.presses("start")

    def serves(self, least: float = 20, most: float = 60) -> None:
        self.passes(least, most)

    def passes(self, least: float, most: float) -> None:
        """Time at the counter; after an alarm there is something left to do."""
        self.stage.wait(least, most)
        if not self.stage.receiving.is_set():
            self.stage.until_receiving()
            self.stage.wait(4, 20)

    def recalls(self) -> None:
        with self.stage.microphone():
            self.stage.until_receiving()
            self.presses("recall")
            self.stage.has_called()

    def finishes(self, **done: Any) -> None:
        self.presses("finish", **({"outcome": self.expected_outcome} | done))

    @property
    def expected_outcome(self) -> str:
        """What the desk's question has chosen before anybody answers it."""
        usual, offered = self.ticket["usual_outcome"], self.ticket["outcomes"]
        return str(usual if usual in offered else offered[0])

    def presses(self, action: str, **body: Any) -> None:
        """One key for the visitor at the counter. Raises TakenAway, and Refusal for what nobody could expect."""
        while True:
            seen = {"status": self.ticket["status"], "seq": self.ticket["seq"]}
            try:
                self.ticket = self.does(action, self.ticket["id"], seen=seen, **body)
            except Refusal as refusal:
                self._understands(refusal)
            else:
                return

    def looks_again(self) -> None:
        """What the screen shows of the ticket now."""
        self.ticket = self.get(f"tickets/{self.ticket['id']}")["ticket"]

    def seconds_until(self, field: str) -> float:
        """How long until a moment of the ticket, by the server's own clock."""
        desk = self.get(f"counters/{self.counter}/desk")
        self.ticket = desk["ticket"] or self.ticket
        if desk["ticket"] is None:
            raise TakenAway
        left: timedelta = datetime.fromisoformat(self.ticket[field]) - datetime.fromisoformat(desk["at"])
        return max(0.0, left.total_seconds())

    def _somebody_waits(self) -> bool:
        desk = self.get(f"counters/{self.counter}/desk")
        now = datetime.fromisoformat(desk["at"])
        callable_ = (ticket for ticket in desk["queue"] if not ticket["standing"])
        return any(datetime.fromisoformat(ticket["not_before"]) <= now for ticket in callable_)

    def _called(self) -> Answer | None:
        """None when a colleague was faster, the alarm came, or the counter has to be taken anew."""
        try:
            ticket: Answer | None = self.post(f"counters/{self.counter}/call-next")["ticket"]
        except Refusal as refusal:
            if refusal.code in NOT_SEATED:
                self.opens()
            elif refusal.code != "branch_suspended":
                raise
            return None
        if ticket is not None:
            self.stage.has_called()
        return ticket

    def _understands(self, refusal: Refusal) -> None:
        """What an administrator does about a refusal that may happen to anybody; any other is raised again."""
        if refusal.code == "branch_suspended":
            self.stage.wait(1)
            self.stage.until_receiving()
        elif refusal.code == "service_suspended":  # whoever has not come yet keeps the place and hears no more calls
            self.presses("requeue")
            raise TakenAway
        elif refusal.code in MOVED:
            before = self.ticket["seq"]
            self.looks_again()
            if self.ticket["counter"] != self.number or self.ticket["status"] not in ("called", "serving"):
                raise TakenAway
            if self.ticket["seq"] == before:
                raise refusal
        else:
            raise refusal
