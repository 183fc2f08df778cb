"""What may happen to a visitor at a counter: one row each, and a few lines that play it by the staff's own keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from queue_server.demo.cast import FAMILY_AID, LAST, ORDINARY, PASSPORT, Cast
from queue_server.demo.operators import Operator, TakenAway
from queue_server.demo.people import Answer, Refusal

AtCounter = Callable[[Cast, Operator], None]
AfterIssue = Callable[[Cast, Answer], None]


def served(cast: Cast, at: Operator) -> None:
    at.visitor_comes()
    at.serves()
    at.finishes()


def served_last(cast: Cast, at: Operator) -> None:
    """In the evening nobody tarries."""
    at.visitor_comes(6, 9)
    at.serves(8, 16)
    at.finishes()


def two_services(cast: Cast, at: Operator) -> None:
    """The second begins when the first is done."""
    at.visitor_comes()
    at.serves(15, 30)
    at.presses("continue", done={"outcome": at.expected_outcome}, next={"purpose": "consultation"})
    at.serves(10, 25)
    at.finishes(outcome="consulted")


def family(cast: Cast, at: Operator) -> None:
    """Three persons: two applications and a ready document, told at the end."""
    at.visitor_comes()
    at.serves(35, 60)
    at.finishes(outcome="registered", quantity=2, handled=[{"purpose": "collection", "outcome": "issued"}])


def with_defects(cast: Cast, at: Operator) -> None:
    at.visitor_comes()
    at.serves(20, 45)
    at.finishes(outcome="returned_for_defects")


def slow(cast: Cast, at: Operator) -> None:
    """Hears only the second call."""
    at.passes(14, 18)
    at.recalls()
    served(cast, at)


def fills_form(cast: Cast, at: Operator) -> None:
    """Steps aside with a form, and is taken back without a call when the counter is free."""
    at.visitor_comes()
    at.serves(8, 15)
    at.presses("hold", reason="fills_form", minutes=5)
    at.stage.wait(20, 30)
    at.stage.until_receiving()
    at.presses("start", counter=at.counter)
    at.serves(10, 25)
    at.finishes()


def wrong_line(cast: Cast, at: Operator) -> None:
    """«Помилкова черга»: number and place stay."""
    at.visitor_comes()
    at.serves(5, 10)
    cast.fates[at.ticket["id"]] = ORDINARY
    at.presses("transfer", line=cast.other_line(at), reason="wrong_line")


def to_colleague(cast: Cast, at: Operator) -> None:
    """To another counter for one question, and back."""
    at.visitor_comes()
    at.serves(10, 20)
    colleague = cast.colleague(at)
    if colleague is not None:
        cast.fates[at.ticket["id"]] = "from_colleague"
        at.presses("transfer", counter=colleague.counter, reason="specialist", returns=True)
    else:
        at.finishes()


def from_colleague(cast: Cast, at: Operator) -> None:
    at.visitor_comes()
    at.serves(10, 20)
    cast.fates[at.ticket["id"]] = ORDINARY
    at.presses("return")


def not_ready(cast: Cast, at: Operator) -> None:
    """Called, but still waits for a child: back to the old place, and called again after the pause."""
    at.passes(10, 14)
    cast.fates[at.ticket["id"]] = ORDINARY
    at.presses("requeue")


def slip(cast: Cast, at: Operator) -> None:
    """A key pressed too early is taken back."""
    at.visitor_comes(3, 4)
    at.serves(2, 3)
    at.presses("undo")
    served(cast, at)


def absent(cast: Cast, at: Operator) -> None:
    """Three calls, and nobody came; soon after an alarm that must not be said, so the ticket goes back to the queue."""
    for _ in range(at.ticket["calls_needed"] - 1):
        at.passes(12, 16)
        at.recalls()
    while (left := at.seconds_until("no_show_from")) > 0:
        at.stage.wait((left + 0.2) / at.stage.pace)
    at.stage.until_receiving()
    ticket = at.ticket["id"]
    cast.fates[ticket] = ORDINARY
    try:
        at.presses("no-show")
    except Refusal as refusal:
        if refusal.code != "no_show_grace":
            raise
        at.presses("requeue")
    else:
        at.stage.later((25, 40), put_back, cast, ticket)


def put_back(cast: Cast, ticket: str) -> None:
    """The absent one turns up at reception."""
    cast.stage.until_receiving()
    cast.reception.does("restore", ticket)


def operator_leaves(cast: Cast, at: Operator) -> None:
    """An administrator has to go at once: the supervisor frees the counter, and nobody loses a place."""
    at.visitor_comes()
    at.serves(8, 12)
    at.seated = False
    cast.fates[at.ticket["id"]] = ORDINARY
    reason = cast.stage.teller.words("demo-reason-operator-leaves")
    cast.supervisor.post(f"counters/{at.counter}/free", reason=reason)
    at.stage.wait(20, 30)
    at.stage.until_receiving()
    at.opens()


def right_is_confirmed(cast: Cast, issued: Answer) -> None:
    """Reception looks at the document and marks the right."""
    _unless_past(cast, "priority", issued, confirmed=True)


def is_accompanied(cast: Cast, issued: Answer) -> None:
    """Reception hears that help is asked for, and goes along."""
    for bell in cast.reception.get(f"branches/{cast.branch}/reception")["bells"]:
        if bell["ticket"] and bell["ticket"]["id"] == issued["id"]:
            cast.reception.post(f"bells/{bell['id']}/answer")


def paper_is_lost(cast: Cast, issued: Answer) -> None:
    """A duplicate, with a new code."""
    cast.reception.does("duplicate", issued["id"])


def leaves(cast: Cast, issued: Answer) -> None:
    """Gives the place up on the phone."""
    try:
        cast.visitor(issued).post("visit/leave")
    except Refusal as refusal:
        if refusal.code != "ticket_wrong_status":  # called and served meanwhile
            raise


def _unless_past(cast: Cast, action: str, issued: Answer, **body: Any) -> None:
    try:
        cast.reception.does(action, issued["id"], **body)
    except Refusal as refusal:
        if refusal.code != "ticket_wrong_status":
            raise


@dataclass(frozen=True, slots=True)
class Fate:
    """`often` is a share of all visitors who come by chance; `shows` are the facts that only it brings."""

    often: int
    at_counter: AtCounter = served
    shows: tuple[str, ...] = ()
    wish: Mapping[str, Any] = field(default_factory=dict)
    after_issue: AfterIssue | None = None
    after: tuple[float, float] = (4, 8)


FATES: dict[str, Fate] = {
    ORDINARY: Fate(60, shows=("ticket:issued", "ticket:called", "ticket:started", "ticket:finished", "counter:opened")),
    "with_defects": Fate(5, with_defects),
    "two_services": Fate(6, two_services, ("ticket:continued",), {"services": 2}),
    "family": Fate(4, family, wish={"persons": 3, "services": 2}),
    "in_english": Fate(3, wish={"language": "en"}),
    "needs_help": Fate(2, wish={"assistance": ["accompany"]}, after_issue=is_accompanied),
    "slow": Fate(4, slow, ("ticket:recalled",)),
    "fills_form": Fate(3, fills_form, ("ticket:held",)),
    "wrong_line": Fate(3, wrong_line, ("ticket:transferred",)),
    "to_colleague": Fate(2, to_colleague, ("ticket:returned",), FAMILY_AID),
    "from_colleague": Fate(0, from_colleague),
    "not_ready": Fate(2, not_ready, ("ticket:requeued",)),
    "slip": Fate(1, slip, ("ticket:undone",)),
    "absent": Fate(1, absent, ("ticket:no_show", "ticket:restored"), PASSPORT),
    "operator_leaves": Fate(0, operator_leaves, wish=PASSPORT),
    "right_by_law": Fate(1, shows=("ticket:amended",), wish={"category": "disability"}, after_issue=right_is_confirmed),
    "paper_lost": Fate(1, after_issue=paper_is_lost),
    LAST: Fate(0, served_last),
    "leaves": Fate(2, shows=("ticket:cancelled",), after_issue=leaves, after=(3, 5)),
}


def meet(cast: Cast, at: Operator) -> None:
    """What happens to the visitor who was just called; of an unknown one, nothing out of the ordinary."""
    try:
        FATES[cast.fates.get(at.ticket["id"], cast.usual)].at_counter(cast, at)
    except TakenAway:
        cast.stage.hears_news()
