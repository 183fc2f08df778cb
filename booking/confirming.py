"""Holding the chosen time for five minutes, and booking it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from booking.answers import Answers
from queue_server.domain.booking import BookingChannel
from queue_server.services.booking import holding
from queue_server.services.booking.contacts import Visitor
from queue_server.services.booking.wishes import local_time, seek
from queue_server.services.retries import Retry
from queue_server.services.unit_of_work import Actor
from queue_server.web import contact_codes
from queue_server.web.booking import count_made, limited, naming_others
from queue_server.web.dependencies import deps
from queue_server.web.language import request_language

NOBODY = Actor()


def hold(branch: Any, answers: Answers, slot: str) -> Answers:
    """The answers with this time held, the one before given up.

    Raises Refused(slot_taken | slot_not_offered) with the nearest `alternatives`, TooMany.
    """
    wish, moment, address = answers.wish(request_language()), datetime.fromisoformat(slot), limited()
    racing = None if answers.hold else wish
    with (
        naming_others(branch, lambda session: seek(session, branch, wish), moment, BookingChannel.WEB, racing),
        deps().store.write() as work,
    ):
        made = holding.hold(work, branch.id, wish, moment, NOBODY, deps().codes, None, answers.hold)
    count_made(address)
    until = made.appointment.held_until
    return answers.with_(
        slot=local_time(branch, moment),
        day=local_time(branch, moment)[:10],
        hold=made.code,
        held_until=local_time(branch, until) if until is not None else None,
        held_language=wish.language,
    )


def hold_again(branch: Any, answers: Answers) -> Answers:
    """Where the hold has run out, or the language of the messages was changed after it."""
    assert answers.slot is not None
    assert answers.held_until is not None
    in_time = deps().clock.now() < datetime.fromisoformat(answers.held_until)
    if in_time and answers.held_language == answers.wish(request_language()).language:
        return answers
    return hold(branch, answers, answers.slot)


def confirm(branch: Any, answers: Answers, contact_code: str | None) -> holding.Made:
    """The booking; sent twice, or loaded again, it is the same one. A hold that has run out is booked all the same
    while nobody else took its time.

    Raises Refused(slot_taken | hold_unknown | contact_limit), Invalid(name_needed …), and like contact_codes.check.
    """
    visitor = Visitor(answers.name, answers.contact)
    retry = Retry.of(answers.key, "book", {"hold": answers.hold})
    hold_code = answers.hold or ""
    # The hold was counted against the limit of this address.
    with contact_codes.counting_guesses(hold_code), deps().store.write() as work:
        return holding.confirm(work, branch.id, hold_code, visitor, NOBODY, deps().codes, retry, contact_code)
