"""A real mail server of the tests: keeps what came, and refuses `nobody@…` for good and `busy@…` for now."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.running_server import free_port


class Letters:
    """The server's mailbox; `came` is released with each letter."""

    def __init__(self) -> None:
        self.received: list[Envelope] = []
        self.port = free_port()
        self.came = threading.Semaphore(0)
        self.breaks_off = False
        self.good_bye = "221 Bye"

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def read(self) -> list[EmailMessage]:
        """The letters in the order in which they came."""
        return [message_from_bytes(bytes(each.content or b""), policy=policy.default) for each in self.received]

    async def handle_RCPT(  # noqa: N802 -- the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such person"
        if address.startswith("busy@"):
            return "450 try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_QUIT(self, _server: SMTP, _session: Session, _envelope: Envelope) -> str:  # noqa: N802
        return self.good_bye

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.received.append(envelope)
        self.came.release()
        if self.breaks_off and server.transport is not None:
            server.transport.abort()
        return "250 OK"


@contextmanager
def mail_server() -> Iterator[Letters]:
    box = Letters()
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def text_of(letter: EmailMessage) -> str:
    body = letter.get_body()
    assert body is not None
    return str(body.get_content())
