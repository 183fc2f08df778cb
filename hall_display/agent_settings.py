"""The speaking agent's settings, from the environment; a wrong one stops the start and names itself."""

from __future__ import annotations

import os
import shlex
import shutil
import string
from collections.abc import Mapping
from dataclasses import dataclass

from queue_server.adapters.device_settings import WrongSetting, device_token, server_address

PLAYERS = ("paplay {file}", "aplay -q {file}")
"""Tried in this order where QUEUE_PLAYER says nothing."""


@dataclass(frozen=True, slots=True)
class AgentSettings:
    """Where the server is, which device this is, and the words of the command that plays a WAV `{file}`."""

    server: str
    token: str
    player: tuple[str, ...]


def from_environment(environment: Mapping[str, str] = os.environ) -> AgentSettings:
    """Settings from QUEUE_* variables. Raises WrongSetting."""
    return AgentSettings(
        server=server_address(environment),
        token=device_token(environment, "speaker"),
        player=_player(environment.get("QUEUE_PLAYER", "")),
    )


def _player(value: str) -> tuple[str, ...]:
    if not value.strip():
        found = [command for command in PLAYERS if shutil.which(command.split()[0])]
        if not found:
            raise WrongSetting("QUEUE_PLAYER", "it is not set, and neither paplay nor aplay is installed")
        return tuple(found[0].split())
    try:
        words = tuple(shlex.split(value))
        places = {name for word in words for _text, name, _spec, _how in string.Formatter().parse(word)} - {None}
    except ValueError as unread:
        raise WrongSetting("QUEUE_PLAYER", f"{value!r} cannot be read: {unread}") from unread
    if places != {"file"}:
        raise WrongSetting("QUEUE_PLAYER", f"{value!r} must hold {{file}} and no other place")
    if shutil.which(words[0]) is None:
        raise WrongSetting("QUEUE_PLAYER", f"the program {words[0]!r} is not found")
    return words
