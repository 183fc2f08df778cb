"""The ways to visitors (notifications_mail.py, notifications_text.py): what they share, and the way that is none."""

from __future__ import annotations

from queue_server.domain.messages import Outgoing, Undelivered

TIMEOUT_S = 15.0


class WrongChannel(ValueError):
    """A channel's setting that no message could be sent with; the text says what is wrong with it."""


class NoChannel:
    """Where the centre has set up no way: every message is undelivered, and staff can see why."""

    def send(self, _message: Outgoing) -> None:
        raise Undelivered("channel_missing", hopeless=True)
