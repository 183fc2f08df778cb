"""A page of information as it is printed for the visitor at a kiosk: what to bring, the hours, how the queue works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from queue_server.domain.paper import Block, Mark, Paper, Rule, Text
from queue_server.services.paper import Words, dated, last_words


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the page shows; `title` and `lines` in its language, `printed_at` in the branch's zone."""

    width: int
    language: str
    centre: str
    printed_at: datetime
    title: str
    lines: tuple[str, ...]
    telephone: str | None
    training: bool = False
    footer: str = ""


def page_paper(facts: PageFacts, text: Words) -> Paper:
    """The paper of a page."""
    return Paper(facts.width, facts.language, tuple(_blocks(facts, text)))


def _blocks(facts: PageFacts, text: Words) -> Iterator[Block]:
    if facts.training:
        yield Mark(text("common-training"))
    yield Text(facts.centre, bold=True, align="center")
    yield Text(dated(facts.printed_at, text), size="small", align="center")
    yield Rule()
    yield Text(facts.title, bold=True)
    for line in facts.lines:
        yield Text(line)
    yield Rule()
    yield from last_words(facts.telephone, facts.footer, text)
