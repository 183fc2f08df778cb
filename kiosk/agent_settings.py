"""The printing agent's settings, from the environment; a wrong one stops the start and names itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from queue_server.adapters.printer_settings import PrinterSettingError, parse


class WrongSetting(Exception):
    """A setting without which the agent cannot work; the text names it."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name = name


@dataclass(frozen=True, slots=True)
class AgentSettings:
    """Where the server is, which device this is, where it prints, and where it remembers what it printed."""

    server: str
    token: str
    printer: str
    journal: Path


def from_environment(environment: Mapping[str, str] = os.environ) -> AgentSettings:
    """Settings from QUEUE_* variables. Raises WrongSetting."""
    token = _token(environment)
    return AgentSettings(
        server=_server(environment.get("QUEUE_SERVER", "")),
        token=token,
        printer=_printer(environment.get("QUEUE_PRINTER", "")),
        journal=_folder(environment) / f"kiosk-agent-{sha256(token.encode()).hexdigest()[:12]}.journal",
    )


def _server(value: str) -> str:
    parts = urlsplit(value.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise WrongSetting("QUEUE_SERVER", f"{value!r} is no address such as https://queue.example.gov.ua")
    if parts.username is not None or parts.query or parts.fragment:
        raise WrongSetting("QUEUE_SERVER", "the address holds more than the server's place")
    return value.strip().rstrip("/")


def _printer(value: str) -> str:
    try:
        parse(value)
    except PrinterSettingError as wrong:
        raise WrongSetting("QUEUE_PRINTER", str(wrong)) from wrong
    return value


def _token(environment: Mapping[str, str]) -> str:
    """The token itself never stands in a message."""
    if "QUEUE_DEVICE_TOKEN" in environment:
        name, value = "QUEUE_DEVICE_TOKEN", environment["QUEUE_DEVICE_TOKEN"]
    else:
        name, value = "QUEUE_DEVICE_TOKEN_FILE", _content(environment.get("QUEUE_DEVICE_TOKEN_FILE"))
    value = value.strip()
    if not value or not value.isascii() or not value.isprintable() or " " in value:
        raise WrongSetting(name, "it holds no device token; `queue-server device add printer` gives one")
    return value


def _content(path: str | None) -> str:
    if path is None:
        raise WrongSetting("QUEUE_DEVICE_TOKEN", "neither it nor QUEUE_DEVICE_TOKEN_FILE is set")
    try:
        return Path(path).read_text("ascii")
    except (OSError, ValueError) as unread:
        raise WrongSetting("QUEUE_DEVICE_TOKEN_FILE", f"{path!r} cannot be read: {unread}") from unread


def _folder(environment: Mapping[str, str]) -> Path:
    """QUEUE_DATA_DIR, else the usual place for the state of a user's programs."""
    home = Path(environment.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    folder = Path(environment.get("QUEUE_DATA_DIR") or home / "electronic-queue")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise WrongSetting("QUEUE_DATA_DIR", f"{str(folder)!r} cannot be made: {refused}") from refused
    return folder
