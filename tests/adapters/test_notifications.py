"""Messages against a real SMTP server and a real HTTP gateway: sent whole, and every refusal with its word."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from queue_server.adapters.notifications import NoChannel, Outgoing, Undelivered, WrongChannel
from queue_server.adapters.notifications_mail import MailBySmtp
from queue_server.adapters.notifications_text import TextByApprise, TextByGateway
from tests.running_server import free_port

LETTER = Outgoing("olena@example.org", "Ваш запис підтверджено", "Чекаємо на Вас о 10:20.", b"BEGIN:VCALENDAR")
SHORT = Outgoing("+380501234567", "", 'Запис о 10:20. Код {phone} "1234"')


class Letters:
    """A server's mailbox: keeps what came, refuses `nobody@…` for good and `busy@…` for now."""

    def __init__(self) -> None:
        self.received: list[Envelope] = []

    async def handle_RCPT(  # noqa: N802 -- the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such person"
        if address.startswith("busy@"):
            return "450 try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.received.append(envelope)
        return "250 OK"


@pytest.fixture
def letters() -> Iterator[tuple[Letters, MailBySmtp]]:
    box = Letters()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield box, MailBySmtp.from_url(f"smtp://127.0.0.1:{controller.port}", "cnap@example.org")
    finally:
        controller.stop()


def test_a_letter_arrives_whole(letters: tuple[Letters, MailBySmtp]) -> None:
    box, mail = letters
    mail.send(LETTER)
    [envelope] = box.received
    assert envelope.rcpt_tos == ["olena@example.org"]
    assert isinstance(envelope.content, bytes)
    read = message_from_bytes(envelope.content, policy=policy.default)
    assert (read["Subject"], read["From"]) == ("Ваш запис підтверджено", "cnap@example.org")
    assert read.get_body().get_content().strip() == "Чекаємо на Вас о 10:20."  # type: ignore[union-attr]
    [calendar] = read.iter_attachments()
    assert (calendar.get_content_type(), calendar.get_content()) == ("text/calendar", "BEGIN:VCALENDAR")


@pytest.mark.parametrize(("to", "hopeless"), [("nobody@example.org", True), ("busy@example.org", False)])
def test_a_refused_recipient_is_said(letters: tuple[Letters, MailBySmtp], to: str, hopeless: bool) -> None:
    _box, mail = letters
    with pytest.raises(Undelivered) as refused:
        mail.send(Outgoing(to, "Запис", "Текст"))
    assert (refused.value.code, refused.value.hopeless) == ("recipient_refused", hopeless)
    assert to not in str(refused.value)


def test_a_server_that_is_gone_is_tried_again() -> None:
    with pytest.raises(Undelivered) as gone:
        MailBySmtp.from_url(f"smtp://127.0.0.1:{free_port()}", "cnap@example.org").send(LETTER)
    assert (gone.value.code, gone.value.hopeless) == ("server_unreachable", False)


def test_a_server_without_tls_is_refused_where_tls_is_required(letters: tuple[Letters, MailBySmtp]) -> None:
    box, mail = letters
    strict = MailBySmtp.from_url(f"smtp://127.0.0.1:{mail.port}?tls=required", "cnap@example.org")
    with pytest.raises(Undelivered, match="server_without_tls"):
        strict.send(LETTER)
    assert box.received == []


@pytest.mark.parametrize(
    ("url", "sender"),
    [("http://host", "a@b"), ("smtp://", "a@b"), ("mail.example.org", "a@b"), ("smtp://host", "cnap")],
)
def test_a_wrong_mail_setting_is_refused(url: str, sender: str) -> None:
    with pytest.raises(WrongChannel):
        MailBySmtp.from_url(url, sender)


def test_without_a_channel_nothing_is_sent_and_nothing_tried_again() -> None:
    with pytest.raises(Undelivered) as missing:
        NoChannel().send(SHORT)
    assert (missing.value.code, missing.value.hopeless) == ("channel_missing", True)


class Gateway(BaseHTTPRequestHandler):
    """A gateway that answers what the test wants and keeps what it was asked."""

    asked: ClassVar[list[Any]]
    status: ClassVar[int]
    answer: ClassVar[Any]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append((self.path, self.headers.get("Authorization"), body.decode()))
        told = json.dumps(self.answer).encode()
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_arguments: Any) -> None:
        """A test's output stays quiet."""


@pytest.fixture
def gateway() -> Iterator[tuple[type[Gateway], int]]:
    handler = type("OneGateway", (Gateway,), {"asked": [], "status": 200, "answer": {"result": [{"code": 0}]}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield handler, server.server_port
    finally:
        server.shutdown()
        server.server_close()


def described(tmp_path: Path, port: int, **changed: Any) -> TextByGateway:
    path = tmp_path / "gateway.yaml"
    told: dict[str, Any] = {
        "url": f"http://127.0.0.1:{port}/send",
        "headers": {"Authorization": "Bearer secret"},
        "json": {"recipients": ["{phone}"], "sms": {"text": "{text}", "ttl": 60}},
        "accepted": {"path": "result.0.code", "equals": 0},
    } | changed
    path.write_text(json.dumps({key: value for key, value in told.items() if value is not None}))
    return TextByGateway.from_file(path)


def test_a_gateway_is_asked_as_its_file_says(tmp_path: Path, gateway: tuple[type[Gateway], int]) -> None:
    handler, port = gateway
    described(tmp_path, port).send(SHORT)
    [(path, authorization, body)] = handler.asked
    assert (path, authorization) == ("/send", "Bearer secret")
    assert json.loads(body) == {"recipients": ["+380501234567"], "sms": {"text": SHORT.text, "ttl": 60}}


@pytest.mark.parametrize(
    ("status", "answer", "hopeless"),
    [
        (500, {}, False),
        (429, {}, False),
        (400, {}, True),
        (200, {"result": [{"code": 7}]}, False),
        (200, {"other": 1}, False),
    ],
)
def test_what_a_gateway_refuses_is_not_sent(
    tmp_path: Path, gateway: tuple[type[Gateway], int], status: int, answer: Any, hopeless: bool
) -> None:
    handler, port = gateway
    handler.status, handler.answer = status, answer
    with pytest.raises(Undelivered) as refused:
        described(tmp_path, port).send(SHORT)
    assert (refused.value.code, refused.value.hopeless) == ("message_refused", hopeless)


def test_a_form_is_sent_as_a_form(tmp_path: Path, gateway: tuple[type[Gateway], int]) -> None:
    handler, port = gateway
    described(tmp_path, port, json=None, form={"to": "{phone}", "message": "{text}"}).send(SHORT)
    assert handler.asked[0][2].startswith("to=%2B380501234567&message=")


@pytest.mark.parametrize(
    "changed",
    [
        {"url": "http://gateway.example.org"},
        {"json": None},
        {"form": {"to": "{phone}", "message": "{text}"}},
        {"json": {"to": "{phone}"}},
        {"accepted": {"path": "x"}},
        {"method": "GET"},
    ],
)
def test_a_wrong_gateway_file_is_refused(tmp_path: Path, changed: dict[str, Any]) -> None:
    with pytest.raises(WrongChannel):
        described(tmp_path, 1, **changed)


def test_apprise_sends_to_the_visitors_telephone(gateway: tuple[type[Gateway], int]) -> None:
    handler, port = gateway
    TextByApprise.from_url(f"json://127.0.0.1:{port}/sms/{{phone}}").send(SHORT)
    [(path, _authorization, body)] = handler.asked
    assert path.rstrip("/") in ("/sms/+380501234567", "/sms/%2B380501234567")
    assert json.loads(body)["message"] == SHORT.text
    handler.status = 500
    with pytest.raises(Undelivered, match="message_refused"):
        TextByApprise.from_url(f"json://127.0.0.1:{port}/sms/{{phone}}").send(SHORT)


@pytest.mark.parametrize("url", ["json://127.0.0.1/sms", "nonsense://{phone}"])
def test_a_wrong_apprise_address_is_refused(url: str) -> None:
    with pytest.raises(WrongChannel):
        TextByApprise.from_url(url)
