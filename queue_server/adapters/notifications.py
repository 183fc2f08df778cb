"""Messages to visitors: what a channel is; the ways stand beside (notifications_mail.py, notifications_text.py).

Each channel sends one message and either returns or raises Undelivered. Neither an error nor a log ever holds the
contact or the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

TIMEOUT_S = 15.0


class Undelivered(Exception):
    """A message that did not go out. `code` says why, in a word; `hopeless`: trying again would bring the same."""

    def __init__(self, code: str, *, hopeless: bool = False) -> None:
        super().__init__(code)
        self.code, self.hopeless = code, hopeless


class WrongChannel(ValueError):
    """A channel's setting that no message could be sent with; the text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message: `to` is an e-mail address or a telephone like +380501234567; `calendar` an iCalendar file."""

    to: str
    subject: str
    text: str
    calendar: bytes | None = None


class Channel(Protocol):
    def send(self, message: Outgoing) -> None:
        """Raises Undelivered."""
        ...


class NoChannel:
    """Where the centre has set up no way: every message is undelivered, and staff can see why."""

    def send(self, _message: Outgoing) -> None:
        raise Undelivered("channel_missing", hopeless=True)
