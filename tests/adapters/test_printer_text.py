"""Text mode and the console: the same ticket where a line is too slow for images, and where there is no printer."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from queue_server.adapters.paper_columns import console_text
from queue_server.adapters.printer import ConsolePrinter, PrintResult, printer_at
from queue_server.domain.paper import Paper, Text
from tests.paper_samples import CODE, LONGEST_NAME, ticket
from tests.tcp_printer import TcpPrinter

PANGRAM = "Ґава їсть їжу, є ще фіолетові чіпси; ЩЮЯ"


@pytest.fixture
def device() -> Iterator[TcpPrinter]:
    with TcpPrinter() as device:
        yield device


def printed(device: TcpPrinter, paper: Paper, options: str, codepage: str) -> str:
    printer = printer_at(f"{device.url}?mode=text&{options}")
    assert printer.print(paper) == PrintResult("printed")
    printer.close()
    assert device.unknown == []
    return device.wait_for_papers(1)[0].text(codepage)


@pytest.mark.parametrize(("codepage", "table"), [("cp1125", 44), ("cp1251", 46)])
def test_it_works(device: TcpPrinter, codepage: str, table: int) -> None:
    told = printed(device, ticket(), f"codepage={codepage}", codepage)
    for line in ("Ваш номер", "А-012", "Перед Вами в черзі: 6 (на 10:42)", "Орієнтовно чекати: 20-35 хв"):
        assert line in told.splitlines()
    assert b"\x1bt" + bytes((table,)) in device.received


@pytest.mark.parametrize("codepage", ["cp1125", "cp1251"])
def test_ukrainian_letters_are_right(device: TcpPrinter, codepage: str) -> None:
    assert PANGRAM in printed(device, Paper(80, "uk", (Text(PANGRAM),)), f"codepage={codepage}", codepage)


def test_the_table_of_another_printer_can_be_set(device: TcpPrinter) -> None:
    printed(device, ticket(), "codepage=cp1251&table=73", "cp1251")
    assert b"\x1bt\x49" in device.received


def test_signs_that_the_code_page_lacks_are_simplified(device: TcpPrinter) -> None:
    told = printed(device, Paper(80, "uk", (Text("«Слов’янськ» – 5…7 ₴ 漢"),)), "codepage=cp1125", "cp1125")
    assert told.strip() == '"Слов\'янськ" - 5...7 грн ?'


@pytest.mark.parametrize(("width", "columns"), [(58, 32), (80, 48)])
def test_lines_fit_the_paper(device: TcpPrinter, width: int, columns: int) -> None:
    told = printed(device, ticket(service=LONGEST_NAME), f"width={width}", "cp1125")
    assert max(map(len, told.splitlines())) == columns
    assert LONGEST_NAME.replace("–", "-").split()[-1] in told


def test_the_printer_draws_the_qr(device: TcpPrinter) -> None:
    printed(device, ticket(), "width=58", "cp1125")
    assert device.papers[0].qr == [f"https://queue.example.gov.ua/v/#{CODE}"]


def test_every_line_of_words_is_of_double_height(device: TcpPrinter) -> None:
    printed(device, ticket(duplicate=True), "width=58", "cp1125")
    low = [letters for height, letters in device.papers[0].heights if height < 2 and letters.strip()]
    assert low == [b"-" * 32 + b"\n"] * 4  # only the lines across the paper


@pytest.mark.parametrize("hostile", ["\x1b@\x1dV\x00", "\x10\x14\x01\x05", "\x1b=\x00", "\x1dv0\x00\x48\x00\xff\x00"])
@pytest.mark.parametrize("mode", ["text", "raster"])
def test_no_name_commands_the_printer(device: TcpPrinter, mode: str, hostile: str) -> None:
    printer = printer_at(f"{device.url}?mode={mode}")
    clean = "".join(letter for letter in hostile if letter.isprintable())
    for name in (hostile, clean):
        assert printer.print(ticket(service=f"а{name}б")) == PrintResult("printed")
    printer.close()
    whole = bytes(device.received)
    first, second = whole[: len(whole) // 2], whole[len(whole) // 2 :]
    assert first == second


def test_the_console_shows_the_ticket() -> None:
    out = io.StringIO()
    assert ConsolePrinter(out).print(ticket(duplicate=True)) == PrintResult("printed")
    lines = out.getvalue().splitlines()
    assert len({len(line) for line in lines}) == 1
    assert "*** Дублікат ***" in lines[1]
    assert "А-012" in [line.strip("│ ") for line in lines]
    assert f"https://queue.example.gov.ua/v/#{CODE}" in out.getvalue()


def test_the_console_gets_no_control_sequences() -> None:
    assert "\x1b" not in console_text(ticket(service="\x1b[2J\x1b]0;title\x07"))


def test_a_closed_console_is_told_as_unknown() -> None:
    class Broken(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    assert ConsolePrinter(Broken()).print(ticket()) == PrintResult("unknown", "interrupted")
