"""Messages from the real server: by a real mail server and a real gateway, and nothing of them left after the term."""

from __future__ import annotations

import json
import time
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import requests
from sqlmodel import Session, SQLModel, select

from queue_server.models import Branch, Message, MessageKind, MessageStatus, Person
from tests.journeys.test_booked_places import BOOKING, LIMITS, WISH, asks, opened
from tests.mail_server import Letters, mail_server, text_of
from tests.people import TIMEOUT, Kiosk, answer, browser
from tests.running_server import Installation, RunningServer, changed, install, serve
from tests.sms_gateway import description, sms_gateway

SOON = 60
NAME, ADDRESS, PHONE = "Святослав Незабутній", "sviatoslav@example.org", "+380671234567"


def books(server: RunningServer, session: requests.Session, place: int, contact: str) -> dict[str, Any]:
    slot = asks(server, session, "slots?purpose=consultation&sphere=documents")["days"][1]["times"][place]
    held = asks(server, session, "appointments/hold", WISH | {"slot": slot})["hold"]
    booked: dict[str, Any] = asks(
        server, session, "appointments", {"hold": held, "visitor_name": NAME, "contact": contact}
    )
    return booked


def cancels(server: RunningServer, session: requests.Session, code: str) -> None:
    headers = {"Authorization": f"Appointment {code}"}
    answer(session.post(urljoin(server.url, "/api/v1/appointment/cancel"), json={}, headers=headers, timeout=TIMEOUT))


def everything(installation: Installation, session: Session) -> str:
    """All rows, and the bytes of all that the installation keeps: database, write-ahead log, logs."""
    rows = "".join(
        repr(dict(row._mapping)) for table in SQLModel.metadata.sorted_tables for row in session.execute(table.select())
    )
    files = []
    for path in installation.data_dir.rglob("*"):
        with suppress(FileNotFoundError, IsADirectoryError):  # a running server also takes files away
            files.append(path.read_bytes())
    return rows + b"".join(files).decode("utf-8", "replace")


def are_noted(installation: Installation, **wanted: int) -> None:
    """The server has written down what became of so many: who stops it before leaves its messages in doubt."""
    store, until = opened(installation), time.monotonic() + SOON
    while True:
        with store.read() as session:
            noted = Counter(status.value for status in session.exec(select(Message.status)))
        if all(noted[status] >= count for status, count in wanted.items()):
            break
        assert time.monotonic() < until, f"{noted} instead of {wanted}"
        time.sleep(0.05)
    store.engine.dispose()


@pytest.mark.journey
def test_letters_and_texts_go_out_and_nothing_of_them_stays(database_url: str, tmp_path: Path) -> None:
    installation = install(tmp_path / "data", database_url, counters=1, booking=BOOKING)
    with mail_server() as box, sms_gateway() as (gateway, port):
        ways = {
            "QUEUE_SMTP_URL": box.url,
            "QUEUE_MAIL_FROM": "ЦНАП <queue@example.org>",
            "QUEUE_TEXT_GATEWAY": str(description(tmp_path / "gateway.yaml", port)),
            "QUEUE_BASE_URL": "http://queue.example.org",
        }
        session = browser()
        with serve(installation, environment=LIMITS | ways) as server:
            session.headers["Origin"] = "http://queue.example.org"
            assert asks(server, session, "slots?purpose=consultation")["messages"] == ["email", "phone"]
            mailed = books(server, session, 10, ADDRESS)
            assert mailed["message_to"] == "email"
            assert box.came.acquire(timeout=SOON)
            texted = books(server, session, 14, "067 123 45 67")
            assert texted["message_to"] == "phone"
            assert gateway.came.acquire(timeout=SOON)
            cancels(server, session, mailed["code"])
            assert box.came.acquire(timeout=SOON)
            are_noted(installation, sent=3)
            assert server.errors() == []
        told(box, gateway.asked, mailed["code"], texted["code"])
        store = opened(installation)
        with store.read() as reading:
            assert NAME in everything(installation, reading), "the search finds what is there"
        with store.write() as work:
            for person in work.session.exec(select(Person)):
                person.erase_after = work.now - timedelta(seconds=1)
        store.engine.dispose()
        with serve(installation, environment=LIMITS | ways) as server:
            asks(server, session, "slots?purpose=consultation")
            with store.read() as reading:
                left = everything(installation, reading)
                kept = reading.exec(select(Message.status)).all()
        codes = [booked["code"] for booked in (mailed, texted)]
        grouped = [f"{code[:4]} {code[4:8]} {code[8:]}" for code in codes]
        traces = (NAME, "Незабутній", ADDRESS, PHONE, "0671234567", "067 123 45 67", *codes, *grouped)
        assert [trace for trace in traces if trace in left] == []
        assert kept.count(MessageStatus.SENT) == 3
        store.engine.dispose()


def told(box: Letters, asked: list[Any], mailed: str, texted: str) -> None:
    confirmed, cancelled = box.read
    assert confirmed["To"] == ADDRESS
    assert f"http://queue.example.org/booking/own/#{mailed}" in text_of(confirmed)
    assert "скасовано" in str(cancelled["Subject"])
    [(_path, _authorization, body)] = asked
    text = json.loads(body)
    assert text["recipients"] == [PHONE]
    assert f"http://queue.example.org/booking/own/#{texted}" in text["sms"]["text"]


@pytest.mark.journey
def test_a_server_that_cannot_send_books_all_the_same(tmp_path: Path) -> None:
    """Nobody listens where the mail goes."""
    installation = install(tmp_path / "data", counters=1, booking=BOOKING)
    nowhere = {"QUEUE_SMTP_URL": "smtp://127.0.0.1:9", "QUEUE_MAIL_FROM": "queue@example.org"}
    with serve(installation, environment=LIMITS | nowhere) as server:
        booked = books(server, browser(), 10, ADDRESS)
        assert (booked["state"], booked["message_to"]) == ("booked", "email")
        assert books(server, browser(), 14, "067 123 45 67")["message_to"] is None
        assert server.errors() == []


@pytest.mark.journey
def test_a_crowded_line_is_written_of_once_also_after_a_restart(tmp_path: Path) -> None:
    """By a real mail server, to who stands among the standards; that it refused somebody holds up nobody."""
    installation = install(tmp_path / "data", counters=1)
    with changed(installation) as session:
        branch = session.get_one(Branch, installation.centre.branch.id)
        branch.standards = {"people_in_line": 1, "alarm_to": ["nobody@example.org", "head@example.org"]}
        session.add(branch)
    with mail_server() as box:
        ways = {"QUEUE_SMTP_URL": box.url, "QUEUE_MAIL_FROM": "queue@example.org"}
        # The job of the second server notes the second line, and the first has been told.
        for times, letter in enumerate("АБ", start=1):
            with serve(installation, environment=LIMITS | ways) as server:
                visitors = Kiosk(server)
                for _ in range(2):
                    visitors.visitor_takes_ticket(purpose=installation.centre.purpose_of(letter).key)
                assert box.came.acquire(timeout=SOON)
                are_noted(installation, sent=times, failed=times)
                assert server.errors() == []
    assert [str(each["To"]) for each in box.read] == ["head@example.org"] * 2
    first, second = box.read
    assert "Черга А (Черга А): відвідувачів більше, ніж передбачає стандарт (1)" in str(first["Subject"])
    assert "Черга Б" in str(second["Subject"])
    assert "/operator-console/dashboard" in text_of(first)
    with changed(installation) as session:
        query = select(Message.status).where(Message.kind == MessageKind.ALARM)
        assert sorted(session.exec(query).all()) == ["failed", "failed", "sent", "sent"]
