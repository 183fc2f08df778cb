"""Tickets to print in tests: an ordinary one, and the facts to make others of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from queue_server.catalogue import Catalogues
from queue_server.domain.paper import Paper
from queue_server.services.paper import TicketFacts, ticket_paper

MORNING = datetime(2026, 3, 2, 10, 42, tzinfo=UTC)
CODE = "482109375566"
LONGEST_NAME = (
    "Державна реєстрація змін до відомостей про юридичну особу (громадське формування), що містяться в Єдиному "
    "державному реєстрі юридичних осіб, фізичних осіб – підприємців та громадських формувань, Ґудзь"
)
ORDINARY = TicketFacts(
    width=80,
    language="uk",
    centre="ЦНАП Слов’янської міської територіальної громади",
    issued_at=MORNING,
    number="А-012",
    purpose="Подати заяву та документи",
    service="Оформлення та видача паспорта громадянина України для виїзду за кордон",
    ahead=6,
    counted_at=MORNING,
    wait=(20, 35),
    nobody_now=False,
    counters=("3", "4", "5"),
    calls=3,
    return_minutes=30,
    page="https://queue.example.gov.ua/v/",
    code=CODE,
    telephone="(06262) 2-35-08",
)
CATALOGUES = Catalogues.load()


def ticket(**changes: Any) -> Paper:
    """The ordinary ticket with some facts changed."""
    facts = replace(ORDINARY, **changes)
    return ticket_paper(facts, partial(CATALOGUES.text, facts.language))
