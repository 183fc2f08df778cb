"""What QUEUE_PRINTER says: where the printer is and how it likes its papers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlsplit

Scheme = Literal["network", "usb", "serial", "file", "cups", "console"]

EXAMPLES = {
    "network": "network://192.0.2.10:9100",
    "usb": "usb://04b8:0e15",
    "serial": "serial:///dev/ttyUSB0?baud=19200",
    "file": "file:///dev/usb/lp0",
    "cups": "cups://NAME",
    "console": "console:",
}
# Where the usual printers keep the two code pages that hold і ї є ґ (ESC t n); `table=` says another place.
TABLES = {"cp1125": 44, "cp1251": 46}
OPTIONS = {
    "width": "58|80",
    "mode": "raster|text",
    "codepage": "cp1125|cp1251",
    "cut": "full|part|none",
    "status": "on|off",
    "table": r"\d{1,3}",
    "baud": r"\d{3,7}",
    "in": "0x[0-9a-fA-F]{1,2}",
    "out": "0x[0-9a-fA-F]{1,2}",
}


class PrinterSettingError(ValueError):
    """The printer's address cannot be understood; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """`place` is host:port, vendor:product, a path or a name. `width` overrides the server's."""

    scheme: str
    place: str
    port: int = 9100
    width: int | None = None
    mode: str = "raster"
    codepage: str = "cp1125"
    table: int = TABLES["cp1125"]
    cut: str = "full"
    asks_status: bool = True
    baud: int = 19200
    in_endpoint: int = 0x82
    out_endpoint: int = 0x01


def parse(url: str) -> PrinterSettings:
    """The settings in an address such as network://192.0.2.10:9100?width=58&mode=text&codepage=cp1251."""
    parts = urlsplit(url.strip())
    if parts.scheme not in EXAMPLES:
        raise PrinterSettingError(f"{url!r} is none of {', '.join(EXAMPLES.values())}")
    place, port = _place(parts.scheme, parts.netloc, unquote(parts.path))
    options = _options(parts.query)
    codepage = options.get("codepage", "cp1125")
    return PrinterSettings(
        scheme=parts.scheme,
        place=place,
        port=port,
        width=int(options["width"]) if "width" in options else None,
        mode=options.get("mode", "raster"),
        codepage=codepage,
        table=_byte("table", options.get("table", str(TABLES[codepage]))),
        cut=options.get("cut", "full"),
        asks_status=options.get("status", "on") == "on",
        baud=int(options.get("baud", "19200")),
        in_endpoint=int(options.get("in", "0x82"), 16),
        out_endpoint=int(options.get("out", "0x01"), 16),
    )


def _place(scheme: str, netloc: str, path: str) -> tuple[str, int]:
    if scheme == "network":
        return _host_and_port(netloc)
    if scheme == "usb" and not re.fullmatch("[0-9a-fA-F]{1,4}:[0-9a-fA-F]{1,4}", netloc):
        raise PrinterSettingError(f"a USB printer is given as {EXAMPLES['usb']} (vendor and product, hexadecimal)")
    if scheme in {"serial", "file"} and (netloc or not path.startswith("/")):
        raise PrinterSettingError(f"a path is given with three slashes: {EXAMPLES[scheme]}")
    if scheme == "cups" and not netloc:
        raise PrinterSettingError(f"the printer's name is missing: {EXAMPLES['cups']}")
    return (path if scheme in {"serial", "file"} else unquote(netloc)), 0


def _host_and_port(netloc: str) -> tuple[str, int]:
    place = urlsplit(f"//{netloc}")
    try:
        port = place.port or 9100
    except ValueError as wrong:
        raise PrinterSettingError("the port is a number from 1 to 65535") from wrong
    if not place.hostname or place.username is not None:
        raise PrinterSettingError(f"a network printer is given as {EXAMPLES['network']}")
    return place.hostname, port


def _options(query: str) -> dict[str, str]:
    options = dict(parse_qsl(query, keep_blank_values=True))
    for name, value in options.items():
        if name not in OPTIONS:
            raise PrinterSettingError(f"{name!r} is no setting of a printer; there are {', '.join(OPTIONS)}")
        if not re.fullmatch(OPTIONS[name], value):
            raise PrinterSettingError(f"{name}={value} is not possible, only {OPTIONS[name]}")
    return options


def _byte(name: str, value: str) -> int:
    if int(value) > 255:
        raise PrinterSettingError(f"{name}={value} is not possible, only 0 to 255")
    return int(value)
