"""Messages against a real SMTP server and a real HTTP gateway: sent whole, and every refusal with its word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from queue_server.adapters.notifications import NoChannel, WrongChannel
from queue_server.adapters.notifications_mail import MailBySmtp
from queue_server.adapters.notifications_text import TextByApprise, TextByGateway
from queue_server.domain.messages import Outgoing, Undelivered
from tests.mail_server import Letters, mail_server
from tests.running_server import free_port
from tests.sms_gateway import Gateway, description, sms_gateway
from tests.source_tree import ROOT

LETTER = Outgoing("olena@example.org", "Ваш запис підтверджено", "Чекаємо на Вас о 10:20.", b"BEGIN:VCALENDAR")
SHORT = Outgoing("+380501234567", "", 'Запис о 10:20. Код {phone} "1234"')


@pytest.fixture
def letters() -> Iterator[tuple[Letters, MailBySmtp]]:
    with mail_server() as box:
        yield box, MailBySmtp.from_url(box.url, "cnap@example.org")


def test_a_letter_arrives_whole(letters: tuple[Letters, MailBySmtp]) -> None:
    box, mail = letters
    mail.send(LETTER)
    [envelope] = box.received
    assert envelope.rcpt_tos == ["olena@example.org"]
    [read] = box.read
    assert (read["Subject"], read["From"]) == ("Ваш запис підтверджено", "cnap@example.org")
    assert read.get_body().get_content().strip() == "Чекаємо на Вас о 10:20."  # type: ignore[union-attr]
    [calendar] = read.iter_attachments()
    assert (calendar.get_content_type(), calendar.get_content()) == ("text/calendar", "BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    "subject",
    ["Скаргу № 1/2026 переслано за належністю", "Your complaint No. 1/2026 was passed on " + "and on " * 12, "Так"],
)
def test_a_long_subject_keeps_its_words_apart(letters: tuple[Letters, MailBySmtp], subject: str) -> None:
    box, channel = letters
    channel.send(Outgoing("olena@example.org", subject.strip(), "Доброго дня!"))
    assert box.read[-1]["Subject"] == subject.strip()


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


def test_an_answer_that_is_lost_is_no_reason_to_send_again(letters: tuple[Letters, MailBySmtp]) -> None:
    """The server took the letter and broke off before it said so."""
    box, mail = letters
    box.breaks_off = True
    with pytest.raises(Undelivered) as lost:
        mail.send(LETTER)
    assert (lost.value.code, lost.value.uncertain, len(box.received)) == ("answer_lost", True, 1)


def test_a_rude_good_bye_does_not_undo_a_letter(letters: tuple[Letters, MailBySmtp]) -> None:
    box, mail = letters
    box.good_bye = "421 going down"
    mail.send(LETTER)
    assert len(box.received) == 1


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


@pytest.fixture
def gateway() -> Iterator[tuple[type[Gateway], int]]:
    with sms_gateway() as (handler, port):
        yield handler, port


def described(tmp_path: Path, port: int, **changed: Any) -> TextByGateway:
    return TextByGateway.from_file(description(tmp_path / "gateway.yaml", port, **changed))


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


def test_a_gateway_that_breaks_off_is_not_asked_again(tmp_path: Path, gateway: tuple[type[Gateway], int]) -> None:
    handler, port = gateway
    handler.status = 0
    with pytest.raises(Undelivered) as lost:
        described(tmp_path, port).send(SHORT)
    assert (lost.value.code, lost.value.uncertain, len(handler.asked)) == ("answer_lost", True, 1)


def test_a_gateway_that_is_gone_is_asked_again(tmp_path: Path) -> None:
    with pytest.raises(Undelivered) as gone:
        described(tmp_path, free_port()).send(SHORT)
    assert (gone.value.code, gone.value.uncertain, gone.value.hopeless) == ("server_unreachable", False, False)


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


def test_the_example_of_a_gateway_can_be_read() -> None:
    TextByGateway.from_file(ROOT / "examples" / "messages" / "sms-gateway.yaml")
