"""The demo's printer, as the kiosk's agent meets it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from queue_server.adapters.printer import printer_at
from queue_server.demo.printer import NUMBER, ThermalPrinter
from queue_server.domain.paper import Mark, Number, Paper, Qr, Text

PAPER = Paper(
    80,
    "uk",
    (
        Mark("Дублікат"),
        Number("Ґ-012"),
        Text("Перед Вами в черзі: 6"),
        Qr("http://127.0.0.1/v/#123456789012", "черга в телефоні", "1234 5678 9012"),
    ),
)


@pytest.fixture
def papers() -> list[str]:
    return []


@pytest.fixture
def printer(papers: list[str]) -> Iterator[ThermalPrinter]:
    with closing(ThermalPrinter(papers.append)) as printer:
        yield printer


def test_it_reads_out_what_was_printed(printer: ThermalPrinter, papers: list[str]) -> None:
    with closing(printer_at(printer.url)) as agent:
        assert agent.print(PAPER).outcome == "printed"
        assert agent.print(PAPER).outcome == "printed"
    assert len(papers) == 2
    for letters in papers:
        found = NUMBER.search(letters)
        assert found is not None
        assert found.group() == "Ґ-012"
        assert "Дублікат" in letters
        assert "Перед Вами в черзі: 6" in letters


def test_it_is_ready(printer: ThermalPrinter) -> None:
    with closing(printer_at(printer.url)) as agent:
        state = agent.state()
    assert (state.online, state.paper, state.cover, state.error) == (True, "ok", "closed", None)


def test_without_paper_it_takes_nothing_until_a_new_roll_is_in(printer: ThermalPrinter, papers: list[str]) -> None:
    with closing(printer_at(printer.url)) as agent:
        printer.out_of_paper = True
        refused = agent.print(PAPER)
        assert (refused.outcome, refused.error, refused.before_first_byte) == ("failed", "no_paper", True)
        assert papers == []
        printer.out_of_paper = False
        assert agent.print(PAPER).outcome == "printed"
    assert len(papers) == 1
