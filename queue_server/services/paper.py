"""The ticket as it is printed: what its facts say, in the words and the order that visitors know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from queue_server.domain.codes import shown
from queue_server.domain.paper import Block, Mark, Number, Paper, Qr, Rule, Space, Text

Words = Callable[..., str]  # text(key, **arguments) in the ticket's language


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """Everything that a ticket shows; names are in the ticket's language, moments in the branch's zone.

    `counted_at` is the moment at which `ahead` and `wait` (minutes, from and to) were true.
    `page` is the address of the visitor's page without a code, such as https://queue.example.gov.ua/v/.
    `workplace` and `workplaces` are the branch's words for its counters (a window, windows); empty: the usual ones.
    `test` marks a paper that was asked for in the settings; `footer` is the centre's own last word.
    """

    width: int
    language: str
    centre: str
    issued_at: datetime
    number: str
    purpose: str
    service: str | None
    ahead: int
    counted_at: datetime
    wait: tuple[int, int] | None
    nobody_now: bool
    counters: tuple[str, ...]
    calls: int
    return_minutes: int
    page: str
    code: str
    telephone: str | None
    workplace: str = ""
    workplaces: str = ""
    duplicate: bool = False
    trial: bool = False
    test: bool = False
    footer: str = ""
    training: bool = False


def ticket_paper(facts: TicketFacts, text: Words) -> Paper:
    """The paper of a ticket, of a duplicate too."""
    blocks = (
        *_marks(facts, text),
        *_head(facts, text),
        Rule(),
        *_place(facts, text),
        Rule(),
        Text(text("paper-watch", calls=facts.calls, minutes=facts.return_minutes), size="small"),
        Rule(),
        *_own_page(facts, text),
    )
    return Paper(facts.width, facts.language, blocks)


def _marks(facts: TicketFacts, text: Words) -> Iterator[Block]:
    if facts.test:
        yield Mark(text("paper-test"))
    if facts.duplicate:
        yield Mark(text("paper-duplicate"))
    if facts.trial:
        yield Mark(text("paper-trial"))
    if facts.training:
        yield Mark(text("common-training"))


def _head(facts: TicketFacts, text: Words) -> Iterator[Block]:
    yield Text(facts.centre, bold=True, align="center")
    yield Text(dated(facts.issued_at, text), size="small", align="center")
    yield Rule()
    yield Text(text("paper-your-number"), align="center")
    yield Number(facts.number)
    yield Text(facts.purpose, bold=True)
    if facts.service:
        yield Text(facts.service)


def _place(facts: TicketFacts, text: Words) -> Iterator[Block]:
    yield Text(text("paper-ahead", ahead=facts.ahead, time=_time(facts.counted_at)))
    if facts.nobody_now:
        yield Text(text("paper-nobody-now"), bold=True)
    elif facts.wait is not None:
        yield Text(_wait(facts.wait, text), bold=True)
    if facts.counters:
        yield Text(_workplaces(facts, text))


def _wait(wait: tuple[int, int], text: Words) -> str:
    shortest, longest = wait
    if shortest == 0:
        return text("paper-wait-up-to", minutes=longest)
    if shortest == longest:
        return text("paper-wait-about", minutes=longest)
    return text("paper-wait", **{"from": shortest, "to": longest})


def _workplaces(facts: TicketFacts, text: Words) -> str:
    if len(facts.counters) == 1:
        name = facts.workplace or text("paper-workplace")
    else:
        name = facts.workplaces or text("paper-workplaces")
    return text("paper-workplace-list", name=name, counters=", ".join(facts.counters))


def _own_page(facts: TicketFacts, text: Words) -> Iterator[Block]:
    """The code stands in the fragment, which browsers send to no server and no log."""
    yield Qr(f"{facts.page}#{facts.code}", caption=text("paper-own-page"), code=shown(facts.code))
    yield Text(facts.page.split("://")[-1].rstrip("/"), size="small", align="center")
    yield from last_words(facts.telephone, facts.footer, text)


def dated(moment: datetime, text: Words) -> str:
    """Day, year and time in words. They go as text: a number would be grouped by the language's rules (2 026)."""
    return text("paper-date", day=str(moment.day), month=moment.month, year=str(moment.year), time=_time(moment))


def last_words(telephone: str | None, footer: str, text: Words) -> Iterator[Block]:
    """Whom to ask, and the centre's own last word, as every paper ends."""
    if telephone:
        yield Space()
        unbroken = telephone.replace(" ", "\N{NO-BREAK SPACE}")
        yield Text(text("paper-telephone", telephone=unbroken), size="small", align="center")
    if footer:
        yield Space()
        yield Text(footer, size="small", align="center")


def _time(moment: datetime) -> str:
    return f"{moment:%H:%M}"
