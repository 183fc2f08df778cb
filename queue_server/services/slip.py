"""The slip of a booking as it is printed at the desk: when, where, what to bring, until when to check in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from queue_server.domain.codes import shown
from queue_server.domain.paper import Block, Mark, Number, Paper, Qr, Rule, Text
from queue_server.services.paper import Words, last_words

MOST_DOCUMENTS = 20  # a longer list stands on the information card; the slip must end


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """Everything that a slip shows; nothing of the person. Names are in the booking's language, moments in the
    branch's zone.

    `until` is the last minute at which one may check in, `act` the clause of the centre's act that says so, where it
    is known. `documents` are None where nothing depends on a service, and empty where its card says nothing.
    """

    width: int
    language: str
    centre: str
    address: str | None
    slot_at: datetime
    until: datetime
    purpose: str
    service: str | None
    documents: tuple[str, ...] | None
    persons: int
    services: int
    page: str
    code: str
    telephone: str | None
    act: str = ""
    duplicate: bool = False
    trial: bool = False
    training: bool = False
    footer: str = ""


def slip_paper(facts: SlipFacts, text: Words) -> Paper:
    """The paper of a booking, of a duplicate too."""
    blocks = (
        *_marks(facts, text),
        *_when_and_where(facts, text),
        *_what_for(facts, text),
        Rule(),
        *_until(facts, text),
        Rule(),
        *_own_page(facts, text),
    )
    return Paper(facts.width, facts.language, blocks)


def _marks(facts: SlipFacts, text: Words) -> Iterator[Block]:
    if facts.duplicate:
        yield Mark(text("paper-duplicate"))
    if facts.trial:
        yield Mark(text("paper-trial"))
    if facts.training:
        yield Mark(text("common-training"))


def _when_and_where(facts: SlipFacts, text: Words) -> Iterator[Block]:
    day = facts.slot_at
    yield Text(facts.centre, bold=True, align="center")
    if facts.address:
        yield Text(facts.address, size="small", align="center")
    yield Rule()
    yield Text(text("paper-slip-booked"), align="center")
    # Day and year go as words: a number would be grouped by the language's rules (2 026).
    date = text("paper-slip-date", weekday=day.isoweekday(), day=str(day.day), month=day.month, year=str(day.year))
    yield Text(date, bold=True, align="center")
    yield Number(_time(day))


def _what_for(facts: SlipFacts, text: Words) -> Iterator[Block]:
    yield Text(facts.purpose, bold=True)
    if facts.service:
        yield Text(facts.service)
    if facts.persons > 1:
        yield Text(text("paper-slip-persons", count=facts.persons), size="small")
    if facts.services > 1:
        yield Text(text("paper-slip-services", count=facts.services), size="small")
    if facts.documents is None:
        return
    if not facts.documents:
        yield Text(text("paper-slip-documents-ask"))
        return
    yield Text(text("paper-slip-documents"), bold=True)
    for document in facts.documents[:MOST_DOCUMENTS]:
        yield Text(f"– {document}", size="small")
    if len(facts.documents) > MOST_DOCUMENTS:
        yield Text(text("paper-slip-documents-more"), size="small")


def _until(facts: SlipFacts, text: Words) -> Iterator[Block]:
    yield Text(text("paper-slip-until", time=_time(facts.until)), bold=True)
    if facts.act:
        yield Text(facts.act, size="small")


def _own_page(facts: SlipFacts, text: Words) -> Iterator[Block]:
    """The code stands in the fragment, which browsers send to no server and no log."""
    yield Qr(f"{facts.page}#{facts.code}", caption=text("paper-slip-page"), code=shown(facts.code))
    yield Text(facts.page.split("://")[-1].rstrip("/"), size="small", align="center")
    yield from last_words(facts.telephone, facts.footer, text)


def _time(moment: datetime) -> str:
    return f"{moment:%H:%M}"
