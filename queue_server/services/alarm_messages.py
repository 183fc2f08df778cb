"""An alarm told once by message to the addresses that the head set among the standards; its end is told to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.domain.alarms import SAME_AGAIN, AlarmKind
from queue_server.domain.messages import AMISS, MessageKind, MessageStatus, Outgoing
from queue_server.models import AlarmRow, Branch, ContactKind, Counter, Line, Message
from queue_server.models.columns import Names
from queue_server.services.addresses import Contact, read_contact
from queue_server.services.branch_settings import alarm_addresses, standards_of
from queue_server.services.unit_of_work import UnitOfWork

LANGUAGE = "uk"
OF_LINE = frozenset({AlarmKind.WAIT, AlarmKind.PEOPLE})
LIMITS = {
    AlarmKind.WAIT: "wait_minutes",
    AlarmKind.PEOPLE: "people_in_line",
    AlarmKind.SERVICE: "service_minutes",
    AlarmKind.IDLE: "idle_minutes",
}

MINUTES = "minutes"
UNITS = {AlarmKind.PEOPLE: "persons"}


class Texts(Protocol):
    """The catalogues, as far as these messages need them."""

    def text(self, language: str, key: str, /, **arguments: Any) -> str: ...


def tell(work: UnitOfWork, branch: Branch, alarm: AlarmRow) -> None:
    """A row of the outbox for each address that there is a way to. Who learns writes to nobody."""
    if branch.training_of is not None:
        return
    for to in _addresses(branch):
        if to.kind in work.ways:
            row = Message(
                branch_id=branch.id,
                alarm_id=alarm.id,
                recipient=_mark(to),
                kind=MessageKind.ALARM,
                channel=to.kind,
                language=LANGUAGE,
                created_at=work.now,
                due_at=work.now,
                next_at=work.now,
            )
            work.session.add(row)


def is_wanted(session: Session, message: Message, now: datetime) -> bool:
    """While it lasts, or may yet go on."""
    ended = session.get_one(AlarmRow, message.alarm_id, populate_existing=True).ended_at
    return ended is None or now - ended < SAME_AGAIN


def letter(session: Session, message: Message, texts: Texts, origin: str) -> Outgoing | None:
    """What it says; None where the address was taken out of the settings in the meantime."""
    branch = session.get_one(Branch, message.branch_id)
    to = next((each for each in _addresses(branch) if _mark(each) == message.recipient), None)
    if to is None:
        return None
    alarm = session.get_one(AlarmRow, message.alarm_id)

    def say(key: str, **facts: Any) -> str:
        return texts.text(message.language, key, **facts)

    said = say(f"alarm-message-{alarm.kind}", place=_place(session, branch, alarm, message.language, say))
    facts = {
        "centre": _named(branch.short_name, message.language),
        "what": f"{said} {say(f'alarm-message-{UNITS.get(alarm.kind, MINUTES)}', limit=_limit(branch, alarm))}",
        "time": alarm.began_at.astimezone(ZoneInfo(branch.timezone)).strftime("%H:%M"),
        "link": f"{origin}/operator-console/dashboard",
    }
    if message.channel is ContactKind.PHONE:
        return Outgoing(to.value, "", say("alarm-message-short", **facts))
    return Outgoing(to.value, say("alarm-message-subject", **facts), say("alarm-message-letter", **facts) + "\n")


def unsent(session: Session, branch: Branch, since: datetime) -> list[dict[str, Any]]:
    """Messages that did not go out, the last of each address: `to` masked, `state` failed or unknown, and its `error`.
    One that is followed by a sent one is made good."""
    shown = {_mark(to): to.masked for to in _addresses(branch)}
    if not shown:
        return []
    query = select(Message).where(
        Message.branch_id == branch.id, Message.kind == MessageKind.ALARM, Message.created_at >= since
    )
    last = {row.recipient: row for row in session.exec(query.order_by(col(Message.created_at))) if _is_over(row)}
    return [
        {
            "to": shown[mark],
            "state": row.status.value,
            "error": row.error,
            "at": row.created_at.astimezone(ZoneInfo(branch.timezone)).isoformat(),
        }
        for mark, row in last.items()
        if mark in shown and row.status in AMISS
    ]


def _is_over(row: Message) -> bool:
    return row.status in AMISS or row.status is MessageStatus.SENT


def _addresses(branch: Branch) -> Iterator[Contact]:
    yield from map(read_contact, alarm_addresses(branch))


def _mark(to: Contact) -> str:
    """Which address a row belongs to, without the address in it."""
    return sha256(to.value.encode()).hexdigest()[:16]


def _limit(branch: Branch, alarm: AlarmRow) -> int:
    return int(getattr(standards_of(branch), LIMITS[alarm.kind]))


def _place(session: Session, branch: Branch, alarm: AlarmRow, language: str, say: Any) -> str:
    if alarm.kind in OF_LINE:
        line = session.get_one(Line, alarm.place)
        return str(say("alarm-message-line", letter=line.letter, name=_named(line.name, language)))
    counter = session.get_one(Counter, alarm.place)
    return f"{_named(counter.workplace or branch.workplace, language)} {counter.number}"


def _named(names: Names, language: str) -> str:
    return names.get(language) or names.get("uk", "")
