"""What happens in the centre beside its visitors: one row each, and a few lines that play it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from queue_server.demo.cast import ORDINARY, PASSPORT, Cast

Played = Callable[[Cast], None]
REGISTER = "demographic"  # the one that passports need


def air_alarm(cast: Cast) -> None:
    """A minute in the shelter; every place is kept."""
    cast.supervisor.post(f"branches/{cast.branch}/suspend", reason="air_alarm")
    cast.stage.wait(60)
    cast.supervisor.post(f"branches/{cast.branch}/resume")


def register_lost(cast: Cast) -> None:
    """Passports stand still: who waits for one keeps the place, who comes for one is told why; others are served."""
    cast.stage.until_receiving()
    passport = PASSPORT | {"service_id": cast.service_of("passports")}
    cast.visitor_takes_ticket(ORDINARY, passport)
    cast.supervisor.post(f"branches/{cast.branch}/suspend", reason="register", registers=[REGISTER])
    cast.stage.wait(8, 12)
    cast.visitor_takes_ticket(ORDINARY, passport)
    cast.stage.wait(30)
    cast.supervisor.post(f"branches/{cast.branch}/resume", registers=[REGISTER])


def paper_out(cast: Cast) -> None:
    """Tickets wait for the new roll and lose nothing."""
    cast.printer.out_of_paper = True
    cast.stage.wait(25)
    cast.printer.out_of_paper = False


def bell(cast: Cast) -> None:
    """Somebody at the kiosk needs a person."""
    rung = cast.kiosk.post(f"branches/{cast.branch}/bell")
    cast.stage.wait(5, 9)
    cast.reception.post(f"bells/{rung['id']}/answer")


def at_the_desk(cast: Cast) -> None:
    """Reception takes a ticket for a person who does not come along with the kiosk."""
    cast.stage.until_receiving()
    cast.visitor_takes_ticket(ORDINARY, {}, by=cast.reception)


def a_break(cast: Cast) -> None:
    _pause(cast, "break")


def paperwork(cast: Cast) -> None:
    _pause(cast, "paperwork")


def telephone(cast: Cast) -> None:
    _pause(cast, "phone")


def _pause(cast: Cast, reason: str) -> None:
    """Somebody takes it when the visitor at the counter has gone; reception never, it stands alone."""
    able = [one for one in cast.operators[1:] if cast.may_pause(one)]
    if able:
        cast.stage.chance.choice(able).pause_wanted = reason


@dataclass(frozen=True, slots=True)
class Happening:
    """`shows` are the facts that only it brings."""

    play: Played
    shows: tuple[str, ...] = ()


HAPPENINGS: dict[str, Happening] = {
    "air_alarm": Happening(air_alarm, ("branch:suspended", "branch:resumed")),
    "register_lost": Happening(register_lost, ("registers:suspended", "registers:resumed")),
    "paper_out": Happening(paper_out, ("device:changed", "print:changed")),
    "bell": Happening(bell, ("bell:rung", "bell:answered")),
    "at_the_desk": Happening(at_the_desk),
    "break": Happening(a_break, ("counter:paused",)),
    "paperwork": Happening(paperwork),
    "phone": Happening(telephone, ("service:handled",)),
}
