"""Lines and services switched off, notices, settings of a branch, trials and the audit log: what is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from queue_server.domain.errors import Invalid
from queue_server.models import Branch
from queue_server.services.audit_log import Wanted
from queue_server.services.notices import Said
from queue_server.services.switching import Switch
from queue_server.web.schemas.text import Body, BranchPath, Id, Key, Word, clean

Until = Annotated[str, StringConstraints(max_length=40)]
Short = Annotated[str, StringConstraints(max_length=120), AfterValidator(clean)]
NoticeText = Annotated[str, StringConstraints(max_length=240), AfterValidator(clean)]
Kind = Literal["tickets", "bookings", "counters", "day", "feedback", "settings", "people", "devices"]


def moment(text: str | None, branch: Branch) -> datetime | None:
    """A moment with its offset, or by the branch's clock without one. Raises Invalid(moment_wrong)."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid("moment_wrong") from None
    return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(branch.timezone)).astimezone(UTC)


class SwitchBody(Body):
    """A line by its key or a service by its id; `until` with an offset or by the branch's clock."""

    line: Key | None = None
    service: Id | None = None
    reason: Word
    note: Short = ""
    until: Until | None = None

    def switch(self, branch: Branch) -> Switch:
        return Switch(self.reason, self.line, self.service, self.note, moment(self.until, branch))


class SwitchPath(BaseModel):
    switch: str = Field(max_length=64)


class NoticeBody(Body):
    text_uk: NoticeText
    text_en: NoticeText = ""
    until: Until | None = None

    def said(self, branch: Branch) -> Said:
        texts = {"uk": self.text_uk, "en": self.text_en}
        return Said({language: text for language, text in texts.items() if text}, moment(self.until, branch))


class ShownBody(Body):
    active: bool


class NoticePath(BaseModel):
    notice: str = Field(max_length=64)


class PartPath(BranchPath):
    part: Literal["rules", "standards", "texts", "hall", "rating", "feedback"]


class ValuesBody(Body):
    values: dict[Key, Any]


class PreviewQuery(BaseModel):
    width: Literal["58", "80"] = "80"
    language: Literal["uk", "en"] = "uk"


class TestPrintBody(Body):
    __test__ = False

    printer: Id


class VoiceBody(Body):
    zone: Key | None = None


class SpeakersBody(Body):
    """`""` is the whole hall."""

    speakers: dict[Annotated[str, StringConstraints(max_length=64)], Id | None]


class LogQuery(BaseModel):
    day: date | None = None
    kind: Kind | None = None
    person: str | None = Field(default=None, max_length=64)
    before: str | None = Field(default=None, max_length=120)

    def wanted(self, today: date, kinds: frozenset[str]) -> Wanted:
        """Raises Invalid(cursor_wrong)."""
        asked = kinds & {self.kind} if self.kind else kinds
        return Wanted(self.day or today, frozenset(asked), self.person or None, self._cursor())

    def _cursor(self) -> tuple[datetime, str] | None:
        if not self.before:
            return None
        at, _, row_id = self.before.partition("|")
        try:
            found = datetime.fromisoformat(at)
        except ValueError:
            raise Invalid("cursor_wrong") from None
        if found.tzinfo is None:
            raise Invalid("cursor_wrong")
        return found, row_id
