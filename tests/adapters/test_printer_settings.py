"""QUEUE_PRINTER: every kind of printer can be named, and a wrong address says what is wrong."""

from __future__ import annotations

import pytest

from queue_server.adapters.printer_settings import EXAMPLES, PrinterSettingError, PrinterSettings, parse


@pytest.mark.parametrize(
    ("url", "settings"),
    [
        ("network://192.0.2.10:9101", PrinterSettings("network", "192.0.2.10", 9101)),
        ("network://printer.local", PrinterSettings("network", "printer.local", 9100)),
        ("network://[::1]:9100", PrinterSettings("network", "::1", 9100)),
        ("usb://04b8:0e15", PrinterSettings("usb", "04b8:0e15", 0)),
        ("usb://04b8:0e15?in=0x81&out=0x02", PrinterSettings("usb", "04b8:0e15", 0, in_endpoint=0x81, out_endpoint=2)),
        ("serial:///dev/ttyUSB0?baud=9600", PrinterSettings("serial", "/dev/ttyUSB0", 0, baud=9600)),
        ("file:///tmp/a%20b", PrinterSettings("file", "/tmp/a b", 0)),
        ("cups://Kiosk_1?status=off", PrinterSettings("cups", "Kiosk_1", 0, asks_status=False)),
        ("console:", PrinterSettings("console", "", 0)),
        ("console:?width=58", PrinterSettings("console", "", 0, width=58)),
        (
            "network://h:1?mode=text&codepage=cp1251&width=58&cut=part",
            PrinterSettings("network", "h", 1, width=58, mode="text", codepage="cp1251", table=46, cut="part"),
        ),
        ("network://h:1?codepage=cp1125&table=17", PrinterSettings("network", "h", 1, table=17)),
    ],
)
def test_it_works(url: str, settings: PrinterSettings) -> None:
    assert parse(url) == settings


@pytest.mark.parametrize("scheme", EXAMPLES)
def test_examples_are_possible(scheme: str) -> None:
    assert parse(EXAMPLES[scheme]).scheme == scheme


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("", "console:"),
        ("printer", "network://"),
        ("http://192.0.2.10", "network://"),
        ("network://", "network://192.0.2.10:9100"),
        ("network://user@h:1", "network://192.0.2.10:9100"),
        ("network://h:port", "port"),
        ("network://h:99999", "port"),
        ("usb://04b8", "vendor"),
        ("usb://epson:tm", "vendor"),
        ("serial://ttyUSB0", "three slashes"),
        ("file://path", "three slashes"),
        ("cups://", "name"),
        ("network://h?width=76", "width=76"),
        ("network://h?mode=pdf", "mode=pdf"),
        ("network://h?codepage=cp866", "codepage=cp866"),
        ("network://h?table=300", "table=300"),
        ("network://h?colour=red", "colour"),
        ("network://h?width=", "width="),
    ],
)
def test_a_wrong_address_says_what_is_wrong(url: str, named: str) -> None:
    with pytest.raises(PrinterSettingError, match=named.replace("?", r"\?")):
        parse(url)
