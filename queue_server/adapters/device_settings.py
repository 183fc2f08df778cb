"""What every agent on a device is told from outside: where the server is, and which device this is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit


class WrongSetting(Exception):
    """A setting without which an agent cannot work; the text names it."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name = name


def server_address(environment: Mapping[str, str]) -> str:
    """QUEUE_SERVER. Raises WrongSetting."""
    value = environment.get("QUEUE_SERVER", "").strip()
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise WrongSetting("QUEUE_SERVER", f"{value!r} is no address such as https://queue.example.gov.ua")
    if parts.username is not None or parts.query or parts.fragment:
        raise WrongSetting("QUEUE_SERVER", "the address holds more than the server's place")
    return value.rstrip("/")


def device_token(environment: Mapping[str, str], kind: str) -> str:
    """QUEUE_DEVICE_TOKEN, or what QUEUE_DEVICE_TOKEN_FILE holds; it never stands in a message. Raises WrongSetting."""
    if "QUEUE_DEVICE_TOKEN" in environment:
        name, value = "QUEUE_DEVICE_TOKEN", environment["QUEUE_DEVICE_TOKEN"]
    else:
        name, value = "QUEUE_DEVICE_TOKEN_FILE", _content(environment.get("QUEUE_DEVICE_TOKEN_FILE"))
    value = value.strip()
    if not value or not value.isascii() or not value.isprintable() or " " in value:
        raise WrongSetting(name, f"it holds no device token; `queue-server device add {kind}` gives one")
    return value


def _content(path: str | None) -> str:
    if path is None:
        raise WrongSetting("QUEUE_DEVICE_TOKEN", "neither it nor QUEUE_DEVICE_TOKEN_FILE is set")
    try:
        return Path(path).read_text("ascii")
    except (OSError, ValueError) as unread:
        raise WrongSetting("QUEUE_DEVICE_TOKEN_FILE", f"{path!r} cannot be read: {unread}") from unread
