"""What a branch keeps, read so that a wrong value costs nothing but itself: the default stands in, and it is told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from pydantic import ValidationError
from sqlalchemy import event
from sqlalchemy.orm import QueryContext
from sqlalchemy.orm.attributes import flag_modified, set_committed_value

from queue_server.domain.hours import WEEKDAYS
from queue_server.models import Branch
from queue_server.services.centre.feedback_schema import FeedbackPart
from queue_server.services.centre.forms import SPAN, Strict
from queue_server.services.centre.hall_schema import HallPart
from queue_server.services.centre.rating_schema import RatingPart
from queue_server.services.centre.schema import BookingPart, RulesPart, StandardsPart, TextsPart

log = structlog.get_logger(__name__)
NUMBERED = {"uk": "№"}  # a counter whose branch has lost the word for it
Wrong = list[str]  # names within the value; "" is the whole of it
Reader = Callable[[Any], tuple[Any, Wrong]]


@dataclass(frozen=True, slots=True)
class _Read:
    stored: dict[str, Any]
    sound: dict[str, Any]
    wrong: tuple[str, ...]


_read: dict[str, _Read] = {}  # the last reading by branch, so that what has not changed is not looked at again


def wrong_settings(branch: Branch) -> tuple[str, ...]:
    """What of this branch's stored values is not used, as `rules.no_show_calls` or `hours.mon`."""
    known = _read.get(branch.id)
    return known.wrong if known is not None else ()


def keep_as_read(branch: Branch, columns: Collection[str] = ()) -> bool:
    """Store these columns, or all, as they are read, in the transaction of somebody who has seen them; whether any of
    them was wrong."""
    wrong = {name.partition(".")[0] for name in wrong_settings(branch)}
    columns = wrong.intersection(columns) if columns else wrong
    for column in columns:
        flag_modified(branch, column)
    return bool(columns)


def _make_sound(branch: Branch, *_context: object) -> None:
    stored = {name: vars(branch)[name] for name in READERS if name in vars(branch)}
    known = _read.get(branch.id)
    if known is None or known.stored != stored:
        known = _read[branch.id] = _reading(branch.key, stored)
    for name in {wrong.partition(".")[0] for wrong in known.wrong}:
        set_committed_value(branch, name, known.sound[name])


def _reading(key: str, stored: dict[str, Any]) -> _Read:
    sound: dict[str, Any] = {}
    wrong: list[str] = []
    for name, value in stored.items():
        sound[name], names = READERS[name](value)
        wrong += [f"{name}.{each}" if each else name for each in names]
    sound = {name: {"uk": key} if name in wrong and value is None else value for name, value in sound.items()}
    if wrong:
        log.error("stored_settings_wrong", alarm=True, branch=key, settings=wrong)
    return _Read(stored, sound, tuple(wrong))


def _part(form: type[Strict], stored: Any) -> tuple[dict[str, Any], Wrong]:
    """A part of the centre file without the fields that do not fit it, which then have their defaults."""
    if not isinstance(stored, dict):
        return {}, [""]
    kept, wrong = dict(stored), Wrong()
    while kept:
        try:
            form.model_validate(kept)
        except ValidationError as problem:
            names = {str(error["loc"][0]) for error in problem.errors() if error["loc"]}
            wrong += sorted(names) or [""]
            kept = {name: value for name, value in kept.items() if names and name not in names}
        else:
            break
    return kept, wrong


def _hours(stored: Any) -> tuple[dict[str, list[list[str]]], Wrong]:
    """Weekly hours without the spans that are none; a day of which nothing is left is open as the first one is."""
    if not isinstance(stored, dict):
        return {}, [""]
    good = {day: _spans(spans) for day, spans in stored.items() if day in WEEKDAYS}
    wrong = [str(day) for day, spans in stored.items() if good.get(day) != spans]
    usual = next((spans for spans in good.values() if spans), [])
    return {day: spans or (usual if day in wrong else []) for day, spans in good.items()}, wrong


def _exceptions(stored: Any) -> tuple[dict[str, list[list[str]]], Wrong]:
    """Days with hours of their own; one that cannot be read is a day like every other."""
    if not isinstance(stored, dict):
        return {}, [""]
    good = {day: spans for day, spans in stored.items() if _is_date(day) and _spans(spans) == spans}
    return good, [str(day) for day in stored if day not in good]


def _spans(stored: Any) -> list[list[str]]:
    return [span for span in stored if _is_span(span)] if isinstance(stored, list) else []


def _is_span(stored: Any) -> bool:
    if not (isinstance(stored, list) and len(stored) == 2 and all(isinstance(end, str) for end in stored)):
        return False
    return SPAN.fullmatch("-".join(stored)) is not None and stored[0] < stored[1]


def _is_date(stored: str) -> bool:
    try:
        return bool(date.fromisoformat(stored))
    except ValueError:
        return False


def _zone(stored: Any) -> tuple[str, Wrong]:
    try:
        return ZoneInfo(stored).key, []
    except (KeyError, ValueError, OSError, TypeError):
        return str(Branch.model_fields["timezone"].default), [""]


def _names(default: Mapping[str, str] | None, stored: Any) -> tuple[Any, Wrong]:
    """Words by language, Ukrainian among them; None stands for the branch's key."""
    sound = isinstance(stored, dict) and "uk" in stored and all(isinstance(text, str) for text in stored.values())
    return (stored, []) if sound or stored == default else (default, [""])


READERS: Mapping[str, Reader] = {
    "name": partial(_names, None),
    "short_name": partial(_names, None),
    "address": partial(_names, {}),
    "workplace": partial(_names, NUMBERED),
    "timezone": _zone,
    "hours": _hours,
    "exceptions": _exceptions,
    "rules": partial(_part, RulesPart),
    "standards": partial(_part, StandardsPart),
    "texts": partial(_part, TextsPart),
    "rating": partial(_part, RatingPart),
    "hall": partial(_part, HallPart),
    "feedback": partial(_part, FeedbackPart),
    "booking": partial(_part, BookingPart),
}
"""How each column of a branch is read: what may be used of it, and what may not."""


def _load(branch: Branch, context: QueryContext) -> None:
    _make_sound(branch)


def _refresh(branch: Branch, context: QueryContext, _names: object) -> None:
    _make_sound(branch)


event.listen(Branch, "load", _load)
event.listen(Branch, "refresh", _refresh)
