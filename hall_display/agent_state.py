"""What the speaking agent knows of its hall: who is called, what holds there, and what it has to say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

FRESH = timedelta(seconds=60)
"""A call that was lost on its way and is younger is still said; an older one would be old sound."""
SOUNDED = ("ticket:called", "ticket:recalled")
Fact = Mapping[str, Any]


@dataclass(slots=True)
class Hall:
    """Snapshots and facts of the socket go in, what is to be said comes out, in its order."""

    began: bool = False
    seq: int = 0
    device: str | None = None
    zone: str | None = None
    training: bool = False
    volume: int = 100
    speakers: dict[str, str] = field(default_factory=dict)
    suspended: dict[str, Any] | None = None
    called: dict[str, Fact] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)
    """The events that were said, or that came while another device spoke."""
    told: int = 0

    def snapshot(self, shown: Fact) -> list[Fact]:
        """What nobody has said: calls that were lost on their way, and those of a device that went away."""
        before, spoke = self.began, dict(self.speakers)
        self.began, self.seq = True, int(shown["seq"])
        self.device, self.zone, self.volume = shown.get("device"), shown.get("zone"), int(shown.get("volume", 100))
        self.training = bool(shown["branch"].get("training"))
        self.speakers, self.suspended = dict(shown.get("speakers") or {}), shown.get("suspended")
        self.called = {call["ticket"]: call for call in shown["called"]}
        said = shown.get("said")
        missed = []
        if said is not None and int(said["event"]) > self.told:
            self.told = int(said["event"])
            missed += [said] if before and self.speaks_for(None) else []
        oldest = datetime.fromisoformat(str(shown["at"])) - FRESH
        fresh = [call for call in shown["called"] if datetime.fromisoformat(str(call["called_at"])) >= oldest]
        for call in sorted(fresh, key=lambda one: int(one["event"])):
            new = int(call["event"]) not in self.known
            took_over = not call.get("heard") and not _speaks(spoke, self.device, call.get("zone"))
            if before and (new or took_over) and self.speaks_for(call.get("zone")):
                missed.append(call)
        self._know(shown["called"])
        return missed

    def fact(self, name: str, fact: Fact) -> list[Fact]:
        """What this fact gives to say."""
        self.seq = max(self.seq, int(fact["seq"]))
        if name == "device:changed":
            self.speakers = dict(fact.get("speakers") or self.speakers)
        elif name.startswith("branch:"):
            self._branch(name, fact)
        elif name.startswith("ticket:"):
            return self._ticket(name, fact)
        if fact.get("message"):
            self.told = max(self.told, int(fact["event"]))
            return [fact] if self.speaks_for(None) else []
        return [fact] if name == "hall:tested" and self.speaks_for(fact.get("zone")) else []

    def speaks_for(self, zone: str | None) -> bool:
        """Whether this device says what concerns a zone; what concerns the whole hall is said once in every zone."""
        return not self.training and _speaks(self.speakers, self.device, zone)

    def holds(self, told: Fact) -> bool:
        """Whether what waits to be said is still so."""
        message = str(told.get("message") or "")
        if message.startswith("suspended-"):
            return self.suspended is not None and not self.suspended.get("resumes_at")
        if message.startswith("resuming"):
            return self.suspended is not None and bool(self.suspended.get("resumes_at"))
        if message in ("resumed", "due-bookings"):
            return self.suspended is None
        if message or "ticket" not in told:
            return True
        now = self.called.get(str(told["ticket"]))
        return now is not None and int(now["event"]) == int(told["event"])

    def _ticket(self, name: str, fact: Fact) -> list[Fact]:
        if name not in SOUNDED:
            if fact.get("status") != "called":
                self.called.pop(str(fact["ticket"]), None)
            return []
        if self.zone is not None and fact.get("zone") not in (self.zone, None):
            return []
        self.called[str(fact["ticket"])] = fact
        new = int(fact["event"]) not in self.known
        self._know([fact])
        return [fact] if new and self.speaks_for(fact.get("zone")) else []

    def _branch(self, name: str, fact: Fact) -> None:
        if name in ("branch:suspended", "branch:resuming"):
            self.suspended = {"reason": fact["reason"], "resumes_at": fact.get("resumes_at")}
        elif name in ("branch:resumed", "branch:day_closed"):
            self.suspended = None

    def _know(self, calls: Iterable[Fact]) -> None:
        self.known |= {int(call["event"]) for call in calls}


def _speaks(speakers: Mapping[str, str], device: str | None, zone: str | None) -> bool:
    if zone is not None and zone in speakers:
        return speakers[zone] == device
    return device in speakers.values()
