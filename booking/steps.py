"""The questions of booking in their order, and what each takes from the form that was sent."""

from __future__ import annotations

from collections.abc import Mapping

from booking.answers import Answers
from queue_server.services.booking.choices import Choices
from queue_server.services.ticketing import LONGEST_NAME, MOST_PERSONS, MOST_SERVICES
from queue_server.web.schemas.text import clean

STEPS = ("purpose", "sphere", "service", "size", "day", "time", "visitor", "check")
ANY = "any"
"""The visitor does not know the sphere or the service, or it is not in the list."""
LONGEST_CONTACT = 254


def steps_for(answers: Answers, choices: Choices) -> list[str]:
    """The questions that this visit needs."""
    purpose = choices.purpose(answers.purpose)
    detail = purpose.detail if purpose is not None else "none"
    left_out = {"sphere", "service"} if detail == "none" else set()
    if detail == "sphere" or answers.sphere is None:
        left_out.add("service")
    return [step for step in STEPS if step not in left_out]


def before(step: str, answers: Answers, choices: Choices) -> str | None:
    """The question before this one."""
    steps = steps_for(answers, choices)
    place = steps.index(step) if step in steps else 1
    return steps[place - 1] if place else None


def after(step: str, answers: Answers, choices: Choices) -> str:
    steps = steps_for(answers, choices)
    return steps[steps.index(step) + 1]


def keep(step: str, answers: Answers, form: Mapping[str, str], choices: Choices) -> Answers:
    """The answers with what was typed or chosen on this page, whether it is right or not; what makes no sense at all
    is left out. Another visit needs another time."""
    kept = _KEEP[step](answers, form, choices) if step in _KEEP else answers
    return kept if _visit(kept) == _visit(answers) else kept.without_time()


def _purpose(answers: Answers, form: Mapping[str, str], choices: Choices) -> Answers:
    chosen = choices.purpose(form.get("purpose"))
    if chosen is None or chosen.key == answers.purpose:
        return answers
    return answers.with_(purpose=chosen.key, sphere=None, service_id=None)


def _sphere(answers: Answers, form: Mapping[str, str], choices: Choices) -> Answers:
    """A sphere of the list, or a service that was found by words, which has its sphere."""
    found = choices.service(form.get("service"))
    if found is not None:
        return answers.with_(sphere=choices.sphere_of(found).key, service_id=found.id)
    if form.get("sphere") == ANY:
        return answers.with_(sphere=None, service_id=None)
    chosen = choices.sphere(form.get("sphere"))
    if chosen is None or chosen.key == answers.sphere:
        return answers
    return answers.with_(sphere=chosen.key, service_id=None)


def _service(answers: Answers, form: Mapping[str, str], choices: Choices) -> Answers:
    if form.get("service") == ANY:
        return answers.with_(service_id=None)
    chosen = choices.service(form.get("service"))
    return answers if chosen is None else answers.with_(service_id=chosen.id)


def _size(answers: Answers, form: Mapping[str, str], _choices: Choices) -> Answers:
    services = _number(form.get("services"), MOST_SERVICES, answers.services)
    return answers.with_(services=services, persons=_number(form.get("persons"), MOST_PERSONS, answers.persons))


def _visitor(answers: Answers, form: Mapping[str, str], _choices: Choices) -> Answers:
    name = clean(form.get("name", answers.name))[: LONGEST_NAME + 1]
    contact = clean(form.get("contact", answers.contact))[: LONGEST_CONTACT + 1]
    language = form.get("language", answers.language)
    return answers.with_(name=name, contact=contact, language=language if language in ("uk", "en") else "")


def _number(text: str | None, most: int, otherwise: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and 1 <= int(text) <= most else otherwise


def _visit(answers: Answers) -> tuple[object, ...]:
    return (answers.purpose, answers.sphere, answers.service_id, answers.services, answers.persons)


_KEEP = {"purpose": _purpose, "sphere": _sphere, "service": _service, "size": _size, "visitor": _visitor}
