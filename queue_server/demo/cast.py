"""Everybody in the demo's centre, and what each does of an own accord: the kiosk, reception, the counters' staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from queue_server.demo.people import Answer, Caller, Operator, Refusal, Staff
from queue_server.demo.printer import ThermalPrinter
from queue_server.demo.stage import Stage

ORDINARY = "ordinary"
# What visitors ask for: how many of a hundred, the purpose, and the spheres of the services.
DEMAND: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    (24, "collection", ()),
    (22, "application", ("passports", "residence")),
    (6, "consultation", ("passports", "residence")),
    (12, "application", ("family-aid", "housing-subsidies", "pension")),
    (8, "consultation", ("displaced", "veterans", "disability")),
    (6, "application", ("property-rights", "land-cadastre")),
    (4, "consultation", ("urban-planning", "construction-control")),
    (5, "application", ("business", "transport")),
    (6, "application", ("civil-acts",)),
    (7, "unsure", ()),
)


@dataclass(slots=True)
class Cast:
    """The people and devices of one branch. `fates` says what awaits whom at the counter, by ticket."""

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

    def visitor_takes_ticket(self, fate: str, wish: Mapping[str, Any], by: Caller | None = None) -> Answer | None:
        """A visitor at the kiosk, or at reception's desk; None where the alarm came in between."""
        wanted = self._demand() | dict(wish)
        try:
            issued = (by or self.kiosk).post(f"branches/{self.branch}/tickets", **wanted)
        except Refusal as refusal:
            if refusal.code != "branch_suspended":
                raise
            return None
        self.fates[issued["id"]] = fate
        if fate != ORDINARY:
            self.stage.teller.tell(f"demo-fate-{fate}", number=issued["number"])
        return issued

    def visitor(self, issued: Answer) -> Caller:
        """The visitor's own phone."""
        return Caller(self.origin, f"Visit {issued['code']}")

    def colleague(self, of: Operator) -> Operator | None:
        """Another administrator who is at a counter now."""
        there = [one for one in self.operators if one is not of and one.seated and one.pause_wanted is None]
        return self.stage.chance.choice(there) if there else None

    def other_line(self, than_of: Operator) -> str:
        """A line that somebody else serves now."""
        served = {line for one in self.operators if one.seated for line in one.lines}
        return self.stage.chance.choice(sorted(served - set(than_of.lines) - {"reception"}))

    def _demand(self) -> dict[str, Any]:
        chance = self.stage.chance
        [(_share, purpose, spheres)] = chance.choices(DEMAND, weights=[share for share, *_ in DEMAND])
        if not spheres:
            return {"purpose": purpose}
        sphere = chance.choice(spheres)
        services = [service["id"] for service in self.menu["services"] if service["sphere"] == sphere]
        return {"purpose": purpose, "sphere": sphere, "service_id": chance.choice(services)}
