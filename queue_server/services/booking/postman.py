"""Sends what waits in the outbox: claims, writes and sends one message after another, outside of any transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from queue_server.domain.messages import Channel, ContactKind, Undelivered
from queue_server.services.booking import outbox
from queue_server.services.booking.letters import Letters
from queue_server.services.booking.outbox import Due
from queue_server.services.unit_of_work import Clock, Store

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Postman:
    """`offload` does what waits for others in a native thread. What fails is recorded and shown to staff; it fails
    nothing else."""

    store: Store
    clock: Clock
    letters: Letters
    channels: Mapping[ContactKind, Channel]
    offload: Callable[..., Any]

    def send_due(self, channel: ContactKind) -> int:
        """How many were sent. A channel that does not answer holds up its own messages, not those of the other."""
        with self.store.read() as session:
            waiting = outbox.due(session, channel, self.clock.now())
        return sum(self._send(each, channel) for each in waiting)

    def end_lost(self) -> None:
        """Messages that were claimed before the server went down, or by one that was lost."""
        with self.store.read() as session:
            found = outbox.lost(session, self.clock.now())
        for each in found:
            with self.store.write() as work:
                outbox.end_lost(work, each)

    def _send(self, what: Due, channel: ContactKind) -> bool:
        with self.store.write() as work:
            message = outbox.claim(work, what)
        if message is None:
            return False
        try:
            with self.store.read() as session:
                letter = self.letters.write(session, message)
            if letter is not None:
                self.offload(self.channels[channel].send, letter)
        except Undelivered as why:
            self._note(what, why)
            return False
        except Exception as problem:  # a fault of ours in one message must not hold up all others
            log.error("message_broken", message=what.message, problem=type(problem).__name__)
            self._note(what, Undelivered("broken", hopeless=True))
            return False
        with self.store.write() as work:
            (outbox.sent if letter is not None else outbox.nobody_to_write_to)(work, what)
        return letter is not None

    def _note(self, what: Due, why: Undelivered) -> None:
        with self.store.write() as work:
            status = outbox.not_sent(work, what, why)
        log.warning("message_not_sent", message=what.message, why=why.code, status=status.value)
