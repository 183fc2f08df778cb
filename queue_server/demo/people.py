"""Who acts in the demo: devices, staff and visitors, each with nothing but the public API and what they see."""

from __future__ import annotations

import threading
import uuid
from datetime import datetime, timedelta
from typing import Any

import requests

from queue_server.demo.stage import Stage

SECONDS = 30.0  # to answer
Answer = dict[str, Any]

MOVED = frozenset({"ticket_changed", "ticket_wrong_status", "ticket_of_another_counter"})
NOT_SEATED = frozenset({"counter_not_open", "counter_not_yours"})


class Refusal(Exception):
    """The server said no: to what, and with which code."""

    def __init__(self, path: str, code: str) -> None:
        super().__init__(f"{path}: {code}")
        self.code = code


class TakenAway(Exception):
    """The ticket is no longer at this counter: the visitor left, or somebody else moved it."""


class Caller:
    """A device or a visitor, known by an Authorization header. One does one thing at a time."""

    def __init__(self, origin: str, authorization: str | None = None) -> None:
        self._api = f"{origin}/api/v1"
        self._busy = threading.Lock()
        self._session = requests.Session()
        self._session.trust_env = False
        if authorization:
            self._session.headers["Authorization"] = authorization

    def get(self, path: str) -> Answer:
        """Raises Refusal."""
        return self._ask("GET", path, None)

    def post(self, path: str, **body: Any) -> Answer:
        """Raises Refusal."""
        return self._ask("POST", path, body)

    def _ask(self, method: str, path: str, body: object) -> Answer:
        headers = {"Idempotency-Key": uuid.uuid4().hex}
        with self._busy:
            answer = self._session.request(method, f"{self._api}/{path}", json=body, headers=headers, timeout=SECONDS)
        if answer.status_code < 400:
            return answer.json() if answer.content else {}
        try:
            code = answer.json()["error"]["code"]
        except (requests.JSONDecodeError, KeyError, TypeError):
            code = str(answer.status_code)
        raise Refusal(path, code)


class Staff(Caller):
    """A member of staff at a screen."""

    def signs_in(self, login: str, password: str) -> None:
        csrf = self.post("session", login=login, password=password)["csrf"]
        self._session.headers["X-CSRF-Token"] = csrf

    @property
    def cookie(self) -> str:
        """What the browser sends with its socket."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._session.cookies)

    def does(self, action: str, ticket: str, **body: Any) -> Answer:
        """One key for a ticket that is not at an own counter. Raises Refusal."""
        shown: Answer = self.post(f"tickets/{ticket}/{action}", **body)["ticket"]
        return shown


class Operator(Staff):
    """An administrator at a counter: what one key does. `ticket` is the visitor at the counter, as last seen."""

    def __init__(self, stage: Stage, origin: str, counter: Answer) -> None:
        super().__init__(origin)
        self.stage = stage
        self.counter: str = counter["id"]
        self.number: str = counter["number"]
        self.lines: list[str] = counter["lines"]
        self.pause_wanted: str | None = None
        self.seated = False
        self.ticket: Answer = {}

    def opens(self) -> None:
        self.post(f"counters/{self.counter}/open")
        self.seated = True

    def takes_pause(self, reason: str, seconds: tuple[float, float]) -> None:
        self.post(f"counters/{self.counter}/pause", reason=reason)
        self.seated = False
        self.stage.wait(*seconds)
        self.opens()

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
        self.presses("finish", **({"outcome": self.ticket["usual_outcome"]} | done))

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
        return any(datetime.fromisoformat(ticket["not_before"]) <= now for ticket in desk["queue"])

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
        elif refusal.code in MOVED:
            before = self.ticket["seq"]
            self.looks_again()
            if self.ticket["counter"] != self.number or self.ticket["status"] not in ("called", "serving"):
                raise TakenAway
            if self.ticket["seq"] == before:
                raise refusal
        else:
            raise refusal
