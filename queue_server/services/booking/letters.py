"""What a message says: made of what it is about when it is sent, in the visitor's language; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlmodel import Session

from queue_server.domain.appointments import CancelReason, may_check_in_from
from queue_server.domain.calendar import CalendarEntry, CalendarFile, uid_of
from queue_server.domain.codes import Codes, shown
from queue_server.domain.messages import REMINDERS, ContactKind, MessageKind, Outgoing
from queue_server.models import Appointment, Branch, Message, Person, Purpose, Service
from queue_server.services import alarm_messages, feedback_letters
from queue_server.services.booking.lateness import limit_of
from queue_server.services.booking.wishes import clock_of, rules_for_booking

DATED = frozenset({MessageKind.CONFIRMATION, MessageKind.MOVED})
ENDED_BY = {CancelReason.STAFF: "staff", CancelReason.CENTRE: "centre"}
Names = dict[str, str]


class Texts(Protocol):
    """The catalogues, as far as messages need them."""

    def text(self, language: str, key: str, /, **arguments: Any) -> str: ...


@dataclass(frozen=True, slots=True)
class Letters:
    """Writes messages; `origin` is where visitors find this server, as https://queue.example.gov.ua. An e-mail that
    tells of a time carries it for the calendar."""

    texts: Texts
    codes: Codes
    origin: str
    calendar_file: CalendarFile

    def write(self, session: Session, message: Message) -> Outgoing | None:
        """None where the contact was erased in the meantime."""
        if message.alarm_id is not None:
            return alarm_messages.letter(session, message, self.texts, self.origin)
        if message.feedback_id is not None:
            return feedback_letters.letter(session, message, self.texts.text, self.codes, self.origin)
        appointment = session.get_one(Appointment, message.appointment_id)
        person = session.get(Person, appointment.person_id) if appointment.person_id else None
        if person is None or person.contact is None or person.contact_kind is not message.channel:
            return None
        letter = _Letter(self, session, session.get_one(Branch, message.branch_id), appointment, message)
        if message.channel is ContactKind.PHONE:
            return Outgoing(person.contact, "", letter.short())
        calendar = self.calendar_file(letter.entry()) if message.kind in DATED else None
        return Outgoing(person.contact, letter.subject(), letter.whole(), calendar)


class _Letter:
    """One message with everything that its sentences may name."""

    def __init__(
        self, by: Letters, session: Session, branch: Branch, appointment: Appointment, message: Message
    ) -> None:
        self.session, self.branch, self.appointment, self.message = session, branch, appointment, message
        self._by = by
        slot, limit = appointment.slot_at, limit_of(session, branch, appointment)
        code = by.codes.make(appointment.id, appointment.code_version)
        first = may_check_in_from(slot, rules_for_booking(branch).check_in_minutes)
        self._facts: dict[str, Any] = {
            "centre": self._named(branch.short_name),
            "time": clock_of(branch, slot),
            "from": clock_of(branch, first),
            "until": clock_of(branch, slot + limit),
            "minutes": int(limit.total_seconds() // 60),
            "code": shown(code),
            "link": f"{by.origin}/booking/own/#{code}",
        }
        self._facts |= {"date": self._date(slot.astimezone(ZoneInfo(branch.timezone)))}

    def subject(self) -> str:
        return self._say(f"letter-subject-{self._news()}")

    def short(self) -> str:
        """For an SMS or a messenger: the day in digits, one sentence for each thing."""
        return self._say(f"letter-short-{self._what()}")

    def entry(self) -> CalendarEntry:
        """The time that it tells of, as a calendar has it: the same booking's later file takes the earlier's place."""
        branch, service = self.branch, self._service()
        about = [self._named(self._purpose().name)] + ([self._named(service.label)] if service else [])
        return CalendarEntry(
            uid=uid_of(self.appointment.id),
            start=self.appointment.slot_at.astimezone(ZoneInfo(branch.timezone)),
            minutes=self.appointment.minutes,
            summary=self._say("calendar-title", branch=self._named(branch.short_name)),
            location=", ".join(filter(None, (self._named(branch.name), self._named(branch.address)))),
            description=f"{': '.join(about)}\n{self._say('letter-rule')}",
            alarm=self._say("calendar-alarm"),
            url=f"{self._by.origin}/booking/own/",
            sequence=branch.seq,
            made_at=self.message.created_at,
        )

    def whole(self) -> str:
        ended = self.message.kind in (MessageKind.CANCELLED, MessageKind.ANNULLED)
        parts = [
            [self._say("letter-hello"), "", self._say(f"letter-news-{self._what()}")],
            [] if ended else list(self._visit()),
            [] if ended else list(self._to_bring()),
            [] if ended else [self._say("letter-rule")],
            [self._say("letter-again" if ended else "letter-change")],
            list(self._from_whom()),
        ]
        return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"

    def _visit(self) -> Iterator[str]:
        yield self._say("letter-when")
        where = [self._named(self.branch.name), self._named(self.branch.address)]
        yield self._say("letter-where", place=", ".join(filter(None, where)))
        yield self._say("letter-purpose", purpose=self._named(self._purpose().name))
        service = self._service()
        if service is not None:
            yield self._say("letter-service", service=self._named(service.name))
        yield self._say("letter-code")

    def _to_bring(self) -> Iterator[str]:
        service = self._service()
        card: dict[str, Any] = (service.card or {}) if service is not None else {}
        documents = card.get("documents", [])
        yield self._say("letter-bring" if documents else "letter-bring-unknown")
        for document in documents:
            yield self._say("letter-document", document=self._named(document))

    def _from_whom(self) -> Iterator[str]:
        yield self._named(self.branch.name)
        if self.branch.phone:
            yield self._say("letter-telephone", telephone=self.branch.phone)
        yield self._say("letter-automatic")

    def _news(self) -> str:
        """Both reminders say the same."""
        return "reminder" if self.message.kind in REMINDERS else self.message.kind.value

    def _what(self) -> str:
        """The news, and by whom a booking was cancelled."""
        if self.message.kind is not MessageKind.CANCELLED:
            return self._news()
        reason = self.appointment.cancel_reason
        return f"cancelled-{ENDED_BY.get(reason, 'visitor') if reason else 'visitor'}"

    def _purpose(self) -> Purpose:
        return self.session.get_one(Purpose, self.appointment.purpose_id)

    def _service(self) -> Service | None:
        return self.session.get(Service, self.appointment.service_id) if self.appointment.service_id else None

    def _date(self, moment: datetime) -> str:
        key = "letter-date-short" if self.message.channel is ContactKind.PHONE else "letter-date"
        # As words: numbers would be grouped and shortened by the language's rules.
        digits = {"day": f"{moment:%d}", "digits": f"{moment:%m}", "number": str(moment.day)}
        return self._by.texts.text(
            self.message.language, key, month=moment.month, weekday=moment.isoweekday(), **digits
        )

    def _named(self, names: Names) -> str:
        return names.get(self.message.language) or names.get("uk", "")

    def _say(self, key: str, **more: Any) -> str:
        return self._by.texts.text(self.message.language, key, **self._facts, **more)
