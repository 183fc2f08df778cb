"""The printing agent's settings, from the environment; a wrong one stops the start and names itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from queue_server.adapters.device_settings import WrongSetting, device_token, server_address
from queue_server.adapters.printer_settings import PrinterSettingError, parse


@dataclass(frozen=True, slots=True)
class AgentSettings:
    """Where the server is, which device this is, where it prints, and where it remembers what it printed."""

    server: str
    token: str
    printer: str
    journal: Path


def from_environment(environment: Mapping[str, str] = os.environ) -> AgentSettings:
    """Settings from QUEUE_* variables. Raises WrongSetting."""
    token = device_token(environment, "printer")
    return AgentSettings(
        server=server_address(environment),
        token=token,
        printer=_printer(environment.get("QUEUE_PRINTER", "")),
        journal=_folder(environment) / f"kiosk-agent-{sha256(token.encode()).hexdigest()[:12]}.journal",
    )


def _printer(value: str) -> str:
    try:
        parse(value)
    except PrinterSettingError as wrong:
        raise WrongSetting("QUEUE_PRINTER", str(wrong)) from wrong
    return value


def _folder(environment: Mapping[str, str]) -> Path:
    """QUEUE_DATA_DIR, else the usual place for the state of a user's programs."""
    home = Path(environment.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    folder = Path(environment.get("QUEUE_DATA_DIR") or home / "electronic-queue")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise WrongSetting("QUEUE_DATA_DIR", f"{str(folder)!r} cannot be made: {refused}") from refused
    return folder
