"""Everybody in the demo's centre, and what each does of an own accord: the kiosk, reception, the counters' staff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from queue_server.demo.operators import Operator
from queue_server.demo.people import Answer, Caller, Refusal, Staff
from queue_server.demo.printer import ThermalPrinter
from queue_server.demo.stage import Stage

ORDINARY, LAST = "ordinary", "last"  # the usual fate, by day and in the evening
# What some come for, at lines that more than one counter serves.
PASSPORT = {"purpose": "application", "sphere": "passports", "service_id": None}
FAMILY_AID = {"purpose": "application", "sphere": "family-aid", "service_id": None}
NOT_NOW = frozenset({"branch_suspended", "service_suspended"})
# What visitors ask for: how many of a hundred, the purpose, and the spheres of the services.
Demand = tuple[tuple[int, str, tuple[str, ...]], ...]
DEMAND: Demand = (
    (24, "collection", ()),
    (17, "application", ("passports", "residence")),
    (6, "consultation", ("passports", "residence")),
    (12, "application", ("family-aid", "housing-subsidies", "pension")),
    (10, "consultation", ("displaced", "veterans", "disability")),
    (7, "application", ("property-rights", "land-cadastre")),
    (4, "consultation", ("urban-planning", "construction-control")),
    (7, "application", ("business", "transport")),
    (6, "application", ("civil-acts",)),
    (7, "unsure", ()),
)
# Of it, what more than one counter serves: nothing of the story waits long behind somebody else's.
STORY_DEMAND = DEMAND[:5]


@dataclass(slots=True)
class Cast:
    """The people and devices of one branch.

    `fates` says what awaits whom at the counter, by ticket; whoever has none meets the `usual` one.
    """

    stage: Stage
    origin: str
    branch: str
    kiosk: Caller
    reception: Staff
    supervisor: Staff
    operators: list[Operator]
    printer: ThermalPrinter
    menu: Answer
    fates: dict[str, str] = field(default_factory=dict)
    usual: str = ORDINARY

    def visitor_takes_ticket(self, fate: str, wish: Mapping[str, Any], by: Caller | None = None) -> Answer | None:
        """A visitor at the kiosk, or at reception's desk; None where none is issued now."""
        wanted = self._demand(DEMAND if fate == ORDINARY else STORY_DEMAND) | dict(wish)
        try:
            issued = (by or self.kiosk).post(f"branches/{self.branch}/tickets", **wanted)
        except Refusal as refusal:
            if refusal.code not in NOT_NOW:
                raise
            if refusal.code == "service_suspended":
                self.stage.teller.tell("demo-refused-register")
            return None
        self.fates[issued["id"]] = fate
        if fate != ORDINARY:
            self.stage.teller.tell(f"demo-fate-{fate}", number=issued["number"])
        return issued

    def visitor(self, issued: Answer) -> Caller:
        """The visitor's own phone."""
        return Caller(self.origin, f"Visit {issued['code']}")

    def service_of(self, sphere: str) -> str:
        """Any service of a sphere, by its id."""
        services: list[str] = [service["id"] for service in self.menu["services"] if service["sphere"] == sphere]
        return self.stage.chance.choice(services)

    def colleague(self, of: Operator) -> Operator | None:
        """Another administrator who is at a counter now; not reception, which stands alone."""
        there = [one for one in self.operators[1:] if one is not of and one.seated and one.pause_wanted is None]
        return self.stage.chance.choice(there) if there else None

    def may_pause(self, one: Operator) -> bool:
        """Whether all lines of this counter are served meanwhile."""
        served = {line for other in self.operators if other is not one and other.seated for line in other.lines}
        return one.pause_wanted is None and served.issuperset(one.lines)

    def other_line(self, than_of: Operator) -> str:
        """A line that others serve now, where it can be one of which several do: there a place comes up soon."""
        others = (one for one in self.operators if one is not than_of and one.seated)
        served = Counter(line for one in others for line in one.lines if line not in {*than_of.lines, "reception"})
        most = min(max(served.values()), 2)
        return self.stage.chance.choice(sorted(line for line, by in served.items() if by >= most))

    def _demand(self, demand: Demand) -> dict[str, Any]:
        chance = self.stage.chance
        [(_share, purpose, spheres)] = chance.choices(demand, weights=[share for share, *_ in demand])
        if not spheres:
            return {"purpose": purpose}
        sphere = chance.choice(spheres)
        return {"purpose": purpose, "sphere": sphere, "service_id": self.service_of(sphere)}
