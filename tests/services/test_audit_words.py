"""Everything that the audit log may tell of has its words, in each language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from queue_server.catalogue import Catalogues
from queue_server.domain import events
from queue_server.services.audit_log import ENTRY_KINDS, EVENT_KINDS

CATALOGUES = Catalogues.load()


def names(event: type[events.Event] = events.Event) -> Iterator[str]:
    for kind in event.__subclasses__():
        if "name" in vars(kind):
            yield kind.name
        yield from names(kind)


TOLD = sorted({name for name in names() if name.split(":")[0] in EVENT_KINDS})


@pytest.mark.parametrize("name", TOLD)
def test_a_fact_has_its_words(name: str) -> None:
    dashed = name.replace(":", "-").replace("_", "-")
    assert {f"log-did-{dashed}"} <= CATALOGUES.keys("uk") & CATALOGUES.keys("en")


def test_every_noun_of_a_fact_is_of_a_kind_or_of_none_on_purpose() -> None:
    assert {name.split(":")[0] for name in names()} - EVENT_KINDS.keys() == {"print", "device", "hall"}


@pytest.mark.parametrize("kind", sorted({*EVENT_KINDS.values(), *ENTRY_KINDS.values(), "settings"}))
def test_a_kind_has_its_name(kind: str) -> None:
    assert f"log-kind-{kind}" in CATALOGUES.keys("uk")
