"""What each page of booking shows, and which answers are missing on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import url_for

from booking import shown, times
from booking.answers import Answers
from booking.steps import ANY, before
from booking.wording import clock, t
from queue_server.domain.errors import QueueError
from queue_server.services.booking.choices import Choices
from queue_server.services.booking.holding import Made
from queue_server.services.booking.wishes import rules_for_booking
from queue_server.services.ticketing import LONGEST_NAME, MOST_PERSONS, MOST_SERVICES
from queue_server.web import contact_codes
from queue_server.web.booking import read_own
from queue_server.web.dependencies import deps
from queue_server.web.language import request_language

Mistakes = list[tuple[str, str]]
"""The id of what is to be mended, and what is wrong with it."""


def page(step: str, branch: Any, answers: Answers, known: Choices) -> dict[str, Any]:
    """The data of a question's template; a question for which an earlier answer is missing gives way to that one."""
    step = _possible(step, answers, known)
    return {
        "step": step,
        "branch": branch,
        "answers": answers,
        "first": before(step, answers, known) is None,
        "in_language": lambda language: url_for("booking.book.answer", branch=branch.key, step=step, language=language),
        **_DATA[step](branch, answers, known),
    }


def missing(step: str, answers: Answers, form: Mapping[str, str], known: Choices) -> Mistakes:
    """What must be answered before the next page."""
    if step == "purpose" and not _is_bookable(answers, known):
        return [("purpose", t("online-purpose-missing"))]
    if step == "sphere" and answers.sphere is None and form.get("sphere") != ANY:
        return [("sphere", t("online-sphere-missing"))]
    if step == "service" and answers.service_id is None and form.get("service") != ANY:
        return [("service", t("online-service-missing"))]
    if step == "visitor":
        return _missing_visitor(answers)
    return []


def booked(branch: Any, made: Made) -> dict[str, Any]:
    """The page of a booking that has been made."""
    own = read_own(branch, made.appointment.id)
    return {"branch": branch, "own": own, **shown.own(own), **shown.with_code(made.code)}


def _possible(step: str, answers: Answers, known: Choices) -> str:
    if not _is_bookable(answers, known):
        return "purpose"
    if step == "time" and answers.day is None:
        return "day"
    return "day" if step in ("visitor", "check") and not (answers.slot and answers.hold) else step


def _is_bookable(answers: Answers, known: Choices) -> bool:
    purpose = known.purpose(answers.purpose)
    return purpose is not None and purpose in known.bookable_purposes()


def _missing_visitor(answers: Answers) -> Mistakes:
    mistakes = []
    if not answers.name:
        mistakes.append(("name", t("error-name_needed")))
    elif len(answers.name) > LONGEST_NAME:
        mistakes.append(("name", t("error-name_too_long", longest=LONGEST_NAME)))
    if not answers.contact:
        mistakes.append(("contact", t("error-contact_needed")))
    return mistakes


def _purpose(_branch: Any, _answers: Answers, known: Choices) -> dict[str, Any]:
    return {"purposes": known.bookable_purposes()}


def _sphere(_branch: Any, answers: Answers, known: Choices) -> dict[str, Any]:
    purpose = known.purpose(answers.purpose)
    assert purpose is not None
    return {
        "spheres": known.bookable_spheres(purpose),
        "any": ANY if known.takes(purpose) else None,
        "found": [service.id for service in known.bookable_services(purpose)],
    }


def _service(_branch: Any, answers: Answers, known: Choices) -> dict[str, Any]:
    purpose, sphere = known.purpose(answers.purpose), known.sphere(answers.sphere)
    assert purpose is not None
    return {
        "sphere": sphere,
        "services": known.bookable_services(purpose, sphere),
        "any": ANY if known.takes(purpose, sphere) else None,
    }


def _size(_branch: Any, _answers: Answers, _known: Choices) -> dict[str, Any]:
    return {"most_services": MOST_SERVICES, "most_persons": MOST_PERSONS}


def _day(branch: Any, answers: Answers, _known: Choices) -> dict[str, Any]:
    days = _days(branch, answers)
    following = times.next_times(days)
    return {
        "days": {day.day: day for day in days},
        "months": times.calendar(days),
        "next": following,
        "others": [] if following else times.other_branches(branch, answers),
    }


def _time(branch: Any, answers: Answers, _known: Choices) -> dict[str, Any]:
    days = _days(branch, answers)
    asked = date.fromisoformat(answers.day or "")
    day = next((each for each in days if each.day == asked), times.Day(asked, False, ()))
    return {
        "day": day,
        "own": times.own_slot(answers, deps().clock.now()),
        "nearest": [] if day.times else times.nearest_days(days, asked),
        "others": [] if day.times else times.other_branches(branch, answers),
    }


def _visitor(branch: Any, answers: Answers, _known: Choices) -> dict[str, Any]:
    return {
        "contact_hint": f"online-contact-hint-{_ways()}",
        "until": clock(answers.held_until or ""),
        "keep_days": rules_for_booking(branch).keep_days,
        "chosen_language": answers.language or request_language(),
    }


def _ways() -> str:
    """Where messages can go: "both", one of the kinds of contact, or "none"."""
    ways = sorted(deps().store.ways)
    return "both" if len(ways) > 1 else next((way.value for way in ways), "none")


def _check(branch: Any, answers: Answers, known: Choices) -> dict[str, Any]:
    service = known.service(answers.service_id)
    return {
        "until": clock(answers.held_until or ""),
        "deadline": shown.deadline(branch, answers.slot or "", service.key if service else None),
        "keep_days": rules_for_booking(branch).keep_days,
        "chosen_language": answers.language or request_language(),
        "purpose": known.purpose(answers.purpose),
        "sphere": known.sphere(answers.sphere),
        "service": service,
        "asks_code": contact_codes.are_asked_for(branch),
    }


def _days(branch: Any, answers: Answers) -> list[times.Day]:
    """Nothing is free where the branch does not do it."""
    try:
        return times.days_for(branch, answers)
    except QueueError:
        return []


_DATA = {
    "purpose": _purpose, "sphere": _sphere, "service": _service, "size": _size, "day": _day, "time": _time,
    "visitor": _visitor, "check": _check,
}  # fmt: skip
