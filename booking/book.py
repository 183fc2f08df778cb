"""Booking a time on the web, one question a page: every page is a form that works without JavaScript."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask import Blueprint, Response, redirect, request
from flask.typing import ResponseReturnValue

from booking import confirming, questions, times
from booking.answers import Answers
from booking.frames import framable
from booking.questions import Mistakes
from booking.steps import STEPS, after, before, keep
from booking.wording import clock, refusal_text, t
from queue_server.domain.errors import Invalid, QueueError, Refused
from queue_server.services import places
from queue_server.services.addresses import read_contact
from queue_server.services.booking.choices import Choices, choices
from queue_server.services.booking.wishes import refuse_closed_channel
from queue_server.web import contact_codes
from queue_server.web.auth import branch_or_404, guard, public
from queue_server.web.dependencies import deps
from queue_server.web.links import address

routes = Blueprint("book", __name__, url_prefix="/booking")


@routes.get("/")
@guard(public)
def branches() -> Response:
    """The branches, and how each takes bookings: online, or by telephone and at the desk."""
    with deps().store.read() as session:
        listed = places.branches(session)
    return framable("how-to-book", [each["booking"] for each in listed], branches=listed, online=times.takes_online)


@routes.get("/at/<string:branch>/")
@guard(public)
def first(branch: str) -> ResponseReturnValue:
    """The first question; a branch that takes no bookings online says how it does."""
    found = branch_or_404(branch)
    try:
        refuse_closed_channel(found, times.WEB)
    except Refused:
        return redirect(address("booking.book.branches", _anchor=f"branch-{branch}"))
    return _ask("purpose", found, Answers.none_yet(found.key), _choices(found))


@routes.get("/at/<string:branch>/<any(purpose, sphere, service, size, day, time, visitor, check):step>")
@guard(public)
def begin_again(branch: str, step: str) -> ResponseReturnValue:
    """The answers stood in the page that was left: an address alone has none."""
    return redirect(address("booking.book.first", branch=branch))


@routes.post("/at/<string:branch>/<any(purpose, sphere, service, size, day, time, visitor, check):step>")
@guard(public)
def answer(branch: str, step: str) -> ResponseReturnValue:
    """Take what was answered on this page, and show the next one, the one before, or this one with its mistakes."""
    found = branch_or_404(branch)
    refuse_closed_channel(found, times.WEB)
    known, answers = _choices(found), Answers.opened(request.form.get("answers", ""))
    if answers is None:
        mistakes: Mistakes = [("purpose", t("online-too-old"))]
        return _ask("purpose", found, Answers.none_yet(found.key), known, mistakes)
    if answers.branch != found.key:
        return _ask("day", found, answers.with_(branch=found.key, hold=None, held_until=None).without_time(), known)
    answers = keep(step, answers, request.form, known)
    go = request.form.get("go", "")
    wanted = {"back": before(step, answers, known), "stay": step}.get(go, go.removeprefix("change-"))
    if wanted in STEPS:
        return _ask(wanted, found, answers, known)
    if go == "back":
        return redirect(address("booking.book.branches"))
    return _take(step, found, answers, known)


def _take(step: str, branch: Any, answers: Answers, known: Choices) -> Response:
    missing = questions.missing(step, answers, request.form, known)
    if missing:
        return _ask(step, branch, answers, known, missing)
    try:
        if step in ("day", "time"):
            return _take_time(step, branch, answers, known)
        if step == "visitor":
            return _take_visitor(branch, answers, known)
        if step == "check":
            return _confirm(branch, answers, known)
    except QueueError as refusal:
        return _refused(step, branch, answers, known, refusal)
    found_by_words = step == "sphere" and answers.service_id == request.form.get("service", "")
    return _ask("size" if found_by_words else after(step, answers, known), branch, answers, known)


def _take_time(step: str, branch: Any, answers: Answers, known: Choices) -> Response:
    """A time is held at once; a day leads to its times."""
    slot, day = request.form.get("slot"), request.form.get("day")
    if slot:
        return _ask("visitor", branch, confirming.hold(branch, answers, _moment(slot)), known)
    return _ask("time", branch, answers.with_(day=_day(day or answers.day or "")), known)


def _take_visitor(branch: Any, answers: Answers, known: Choices) -> Response:
    read_contact(answers.contact)
    held = confirming.hold_again(branch, answers)
    if contact_codes.are_asked_for(branch):
        contact_codes.send(branch, held.hold or "", held.contact)
    return _ask("check", branch, held, known)


def _confirm(branch: Any, answers: Answers, known: Choices) -> Response:
    if not answers.hold or not answers.slot:
        return _ask("day", branch, answers, known)
    if request.form.get("go") == "send-code":
        contact_codes.send(branch, answers.hold, answers.contact)
        return _ask("check", branch, answers, known)
    made = confirming.confirm(branch, answers, request.form.get("contact_code"))
    return framable("booked", [branch.booking], **questions.booked(branch, made))


def _refused(step: str, branch: Any, answers: Answers, known: Choices, refusal: QueueError) -> Response:
    """A time that somebody else has goes back to the times, with the nearest others; all else is said on the page."""
    text = refusal_text(refusal.code, refusal.details)
    if refusal.code not in ("slot_taken", "slot_not_offered", "hold_unknown"):
        field = "contact" if isinstance(refusal, Invalid) else step
        if step == "check" and refusal.code.startswith("contact_code"):
            field = "contact_code"
        return _ask(step, branch, answers, known, [(field, text)])
    if step in ("visitor", "check") and answers.slot:
        text = t("online-hold-ended", time=clock(answers.slot))
    return _ask("time", branch, answers.with_(slot=None), known, [("times", text)])


def _ask(step: str, branch: Any, answers: Answers, known: Choices, mistakes: Mistakes | None = None) -> Response:
    """The page of a question. Personal answers must not rest in a cache; without them the browser may keep the page,
    so that its own way back works."""
    data = questions.page(step, branch, answers, known)
    shown = framable(f"ask-{data['step']}", [branch.booking], 400 if mistakes else 200, mistakes=mistakes or [], **data)
    if not answers.personal:
        shown.headers["Cache-Control"] = "private, no-cache"
    return shown


def _choices(branch: Any) -> Choices:
    with deps().store.read() as session:
        return choices(session, branch)


def _moment(text: str) -> str:
    """Raises Refused(slot_not_offered) for what is no moment."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refused("slot_not_offered") from None
    if moment.tzinfo is None or not 2000 <= moment.year <= 2100:
        raise Refused("slot_not_offered")
    return text


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refused("slot_not_offered") from None
