"""Short messages: SMS and messengers by apprise, or by a gateway's own HTTP call."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import requests
import yaml

from queue_server.adapters.notifications import TIMEOUT_S, WrongChannel
from queue_server.domain.messages import Outgoing, Undelivered

NEVER_CONNECTED = ("NewConnectionError", "NameResolutionError")  # urllib3's words for it


@dataclass(frozen=True, slots=True)
class TextByApprise:
    """SMS or a messenger by one of apprise's addresses; `{phone}` in it stands for the visitor's telephone."""

    url: str = field(repr=False)

    @classmethod
    def from_url(cls, url: str) -> TextByApprise:
        """Raises WrongChannel."""
        channel = cls(url)
        if "{phone}" not in url:
            raise WrongChannel("must hold {phone} where the visitor's telephone goes")
        if not channel._service("+380000000000"):
            raise WrongChannel("is no address that apprise knows")
        return channel

    def send(self, message: Outgoing) -> None:
        service = self._service(message.to)
        if not service:
            raise Undelivered("channel_missing", hopeless=True)
        if not service.notify(body=message.text, body_format="text"):
            raise Undelivered("message_refused")

    def _service(self, phone: str) -> Any:
        import apprise  # a hundred services: loaded only where one is set up

        logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)  # some of them log to whom they write
        service = apprise.Apprise()
        return service if service.add(self.url.replace("{phone}", quote(phone))) else None


@dataclass(frozen=True, slots=True)
class TextByGateway:
    """An SMS gateway by one HTTP call that a YAML file describes: `url`, `headers`, `json` or `form`, in whose values
    `{phone}` and `{text}` are filled in, and `accepted`: what the answer's JSON must hold (`{path: …, equals: …}`)."""

    url: str
    headers: Mapping[str, str] = field(repr=False)
    json: Any = field(repr=False)
    form: Mapping[str, str] | None = field(repr=False)
    accepted: Mapping[str, Any] | None

    @classmethod
    def from_file(cls, path: Path) -> TextByGateway:
        """Raises WrongChannel."""
        try:
            told = yaml.safe_load(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError):
            raise WrongChannel(f"cannot read {path}") from None
        known = {"url", "headers", "json", "form", "accepted"}
        if not isinstance(told, dict) or not told.keys() <= known:
            raise WrongChannel(f"{path} must hold {', '.join(sorted(known))} and nothing else")
        if not str(told.get("url", "")).startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise WrongChannel(f"{path}: url must begin with https://")
        if ("json" in told) == ("form" in told):
            raise WrongChannel(f"{path} must hold json or form, one of them")
        body = json.dumps(told.get("json", told.get("form")))
        if "{phone}" not in body or "{text}" not in body:
            raise WrongChannel(f"{path}: json or form must hold {{phone}} and {{text}}")
        accepted = told.get("accepted")
        if accepted is not None and not (isinstance(accepted, dict) and accepted.keys() == {"path", "equals"}):
            raise WrongChannel(f"{path}: accepted must hold path and equals")
        return cls(told["url"], told.get("headers", {}), told.get("json"), told.get("form"), accepted)

    def send(self, message: Outgoing) -> None:
        filled = _filled(self.json if self.form is None else self.form, {"phone": message.to, "text": message.text})
        body: dict[str, Any] = {"json": filled} if self.form is None else {"data": filled}
        try:
            answer = requests.post(
                self.url, headers=dict(self.headers), timeout=TIMEOUT_S, allow_redirects=False, **body
            )
        except requests.RequestException as problem:
            if _before_the_first_byte(problem):
                raise Undelivered("server_unreachable") from None
            raise Undelivered("answer_lost", uncertain=True) from None
        if answer.status_code // 100 != 2:
            again = answer.status_code >= 500 or answer.status_code == requests.codes.too_many_requests
            raise Undelivered("message_refused", hopeless=not again)
        if self.accepted is not None and _at(answer, str(self.accepted["path"])) != self.accepted["equals"]:
            raise Undelivered("message_refused")


def _before_the_first_byte(problem: requests.RequestException) -> bool:
    """Nobody was there to be written to; everything later may have reached the gateway."""
    cause = problem.args[0] if problem.args else None
    never_connected = type(getattr(cause, "reason", None)).__name__ in NEVER_CONNECTED
    return isinstance(problem, requests.ConnectTimeout) or never_connected


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    """The same shape with the words in the place of their names; a text that looks like a name stays a text."""
    if isinstance(value, Mapping):
        return {key: _filled(item, words) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, words) for item in value]
    if not isinstance(value, str):
        return value
    before, name, after = value.partition("{phone}")
    if name:
        return f"{_filled(before, words)}{words['phone']}{_filled(after, words)}"
    return words["text"].join(value.split("{text}"))


def _at(answer: requests.Response, path: str) -> Any:
    try:
        found = answer.json()
        for step in path.split("."):
            found = found[int(step)] if isinstance(found, list) else found[step]
    except (ValueError, KeyError, IndexError, TypeError):
        return None
    return found
