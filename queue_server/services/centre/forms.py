"""The small forms of a centre file: texts, keys, names in languages, hours, dates. Each refuses with a reason."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from queue_server.domain.errors import Invalid
from queue_server.domain.numbering import check_letter
from queue_server.services.addresses import read_contact

LONGEST_NAME = 200
LONGEST_LABEL = 60
LONGEST_TEXT = 400
LONGEST_SAID = 120  # what stands in one large line or two of a screen
LONGEST_FOOTER = 160  # four lines of the narrow paper
SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d) ?[-–] ?(([01]\d|2[0-3]):([0-5]\d)|24:00)")
HOST = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*"
# On this machine alone a site may do without TLS: to try an embedding out.
SITE = re.compile(rf"https://{HOST}(?::\d{{1,5}})?|http://(?:localhost|127\.0\.0\.1)(?::\d{{1,5}})?")
# They would turn a line of text around or hide a part of it.
DIRECTION_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Strict(BaseModel):
    """Unknown fields are refused, values are not bent into another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _refuse(key: str, **details: Any) -> PydanticCustomError:
    return PydanticCustomError(f"centre-{key}", "{reason}", {"reason": key, **details})


def _clean(text: str) -> str:
    for character in text:
        if unicodedata.category(character) == "Cc" or character in DIRECTION_MARKS:
            raise _refuse("control-character", code=f"U+{ord(character):04X}")
    if not text.strip():
        raise _refuse("empty")
    return text.strip()


def _as_text(value: Any) -> Any:
    """A number written without quotes, where a text is meant that may look like one."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _in_ukrainian(value: Any) -> Any:
    return {"uk": value} if isinstance(value, str) else value


def _has_ukrainian(names: dict[str, str]) -> dict[str, str]:
    if "uk" not in names:
        raise _refuse("no-ukrainian")
    return names


def _ukrainian_if_any(names: dict[str, str]) -> dict[str, str]:
    return _has_ukrainian(names) if names else names


def _spans_apart(hours: list[str]) -> list[str]:
    ordered = sorted(hours)
    for earlier, later in pairwise(ordered):
        if later[:5] < earlier[6:]:
            raise _refuse("hours-overlap", first=earlier, second=later)
    return ordered


def _span(text: str) -> str:
    found = SPAN.fullmatch(text)
    if found is None:
        raise _refuse("hours-form", given=text[:40])
    start, end = f"{found[1]}:{found[2]}", found[3]
    if start >= end:
        raise _refuse("hours-backward", given=f"{start}-{end}")
    return f"{start}-{end}"


def _a_date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise _refuse("date-form", given=text[:40]) from None


def _a_moment(text: str) -> str:
    """A moment with its offset, as the database gives it back."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise _refuse("moment-form", given=text[:40]) from None
    if moment.tzinfo is None:
        raise _refuse("moment-form", given=text[:40])
    return moment.astimezone(UTC).isoformat()


def _a_zone(text: str) -> str:
    try:
        return str(ZoneInfo(text))
    except (KeyError, ValueError, OSError):  # unknown, or not a name at all
        raise _refuse("zone-unknown", given=text[:40]) from None


def _a_letter(text: str) -> str:
    try:
        return check_letter(text)
    except Invalid as problem:
        details = {"letter": text[:3], "letters": problem.details.get("letters", "")}
        raise _refuse(problem.code.replace("_", "-"), **details) from None


def _a_site(text: str) -> str:
    """What a browser calls an origin: the scheme, the host and a port, nothing after it."""
    if not SITE.fullmatch(text):
        raise _refuse("site-form", given=text[:60])
    return text


def _an_address(text: str) -> str:
    try:
        return read_contact(text).value
    except Invalid:
        raise _refuse("address-form", given=text[:60]) from None


def each_once(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


def pair(span: str) -> list[str]:
    """["08:00", "16:00"] of "08:00-16:00", as the database keeps it."""
    return span.split("-")


Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Text = Annotated[str, StringConstraints(max_length=LONGEST_NAME), AfterValidator(_clean)]
ShortText = Annotated[str, StringConstraints(max_length=LONGEST_LABEL), AfterValidator(_clean)]
LongText = Annotated[str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(_clean)]
# By language; Ukrainian must be there, a plain text is Ukrainian.
Names = Annotated[dict[Language, Text], BeforeValidator(_in_ukrainian), AfterValidator(_has_ukrainian)]
ShortNames = Annotated[dict[Language, ShortText], BeforeValidator(_in_ukrainian), AfterValidator(_has_ukrainian)]
LongNames = Annotated[dict[Language, LongText], BeforeValidator(_in_ukrainian), AfterValidator(_has_ukrainian)]
SaidText = Annotated[str, StringConstraints(max_length=LONGEST_SAID), AfterValidator(_clean)]
FooterText = Annotated[str, StringConstraints(max_length=LONGEST_FOOTER), AfterValidator(_clean)]
Said = Annotated[dict[Language, SaidText], BeforeValidator(_in_ukrainian), AfterValidator(_has_ukrainian)]
SaidOrNone = Annotated[dict[Language, SaidText], BeforeValidator(_in_ukrainian), AfterValidator(_ukrainian_if_any)]
FooterOrNone = Annotated[dict[Language, FooterText], BeforeValidator(_in_ukrainian), AfterValidator(_ukrainian_if_any)]
NamesOrNone = Annotated[dict[Language, LongText], BeforeValidator(_in_ukrainian), AfterValidator(_ukrainian_if_any)]
Word = Annotated[str, BeforeValidator(_as_text), StringConstraints(max_length=40), AfterValidator(_clean)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,59}$")]
Login = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{1,39}$")]
CounterNumber = Annotated[str, BeforeValidator(_as_text), StringConstraints(pattern=r"^[1-9][0-9]{0,2}[а-яa-z]?$")]
Phone = Annotated[str, BeforeValidator(_as_text), StringConstraints(pattern=r"^[+0-9][0-9 ()-]{1,29}$")]
Address = Annotated[str, BeforeValidator(_as_text), StringConstraints(max_length=254), AfterValidator(_an_address)]
FeeDate = Annotated[str, BeforeValidator(_as_text), StringConstraints(pattern=r"^20\d\d(-\d\d(-\d\d)?)?$")]
Letter = Annotated[str, AfterValidator(_a_letter)]
Zone = Annotated[str, AfterValidator(_a_zone)]
Site = Annotated[str, AfterValidator(_a_site)]
Day = Annotated[str, AfterValidator(_a_date)]
Moment = Annotated[str, AfterValidator(_a_moment)]
Span = Annotated[str, AfterValidator(_span)]
DayHours = Annotated[list[Span], AfterValidator(_spans_apart)]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Minutes = Annotated[int, Field(ge=1, le=480)]
