"""What citizens write: «Відгук або пропозиція» and «Скарга», what makes one official, its life and its term.

The Law of Ukraine on citizens' appeals (No 393/96): article 5 says what an appeal holds, an electronic one needs a way
for the answer and no qualified signature; article 7: what is not ours is passed on; article 8: an anonymous one is not
considered; article 20: the terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from queue_server.domain.errors import Refused

TERM = timedelta(days=15)
"""Calendar days from the day of receipt, which is not counted."""
EXTENDED_TERM = timedelta(days=30)
"""The same where the term was extended, from the same day."""
LONGEST_TEXT = 5000
LONGEST_RESIDENCE = 200
LONGEST_REASON = 500
FEWEST_NAMES = 2  # surname and name


class FeedbackKind(StrEnum):
    """The first goes to the head, the second to the addressee that the centre sets."""

    SUGGESTION = "suggestion"
    COMPLAINT = "complaint"


class FeedbackStatus(StrEnum):
    RECEIVED = "received"
    IN_WORK = "in_work"
    EXTENDED = "extended"
    ANSWERED = "answered"
    PASSED_ON = "passed_on"


class FeedbackAction(StrEnum):
    TAKE = "take"
    EXTEND = "extend"
    ANSWER = "answer"
    PASS_ON = "pass_on"


S, A = FeedbackStatus, FeedbackAction

OPEN = frozenset({S.RECEIVED, S.IN_WORK, S.EXTENDED})

TRANSITIONS: dict[tuple[FeedbackStatus, FeedbackAction], FeedbackStatus] = {
    (S.RECEIVED, A.TAKE): S.IN_WORK,
    (S.RECEIVED, A.EXTEND): S.EXTENDED,
    (S.RECEIVED, A.ANSWER): S.ANSWERED,
    (S.RECEIVED, A.PASS_ON): S.PASSED_ON,
    (S.IN_WORK, A.EXTEND): S.EXTENDED,
    (S.IN_WORK, A.ANSWER): S.ANSWERED,
    (S.IN_WORK, A.PASS_ON): S.PASSED_ON,
    (S.EXTENDED, A.ANSWER): S.ANSWERED,  # and never extended a second time
    (S.EXTENDED, A.PASS_ON): S.PASSED_ON,
}


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody has written, and who wants an answer where; all but the text may be empty. `contact` is an e-mail
    address or a telephone as it was typed."""

    kind: FeedbackKind
    text: str
    name: str = ""
    residence: str = ""
    contact: str = ""

    @property
    def official(self) -> bool:
        """Whether it is an appeal under the law, and not only read with thanks."""
        return bool(self.name and self.residence and self.contact)


def mistakes(written: Written, longest_name: int) -> dict[str, str]:
    """The codes of what is wrong, by field, in the order of the form. Only a complaint needs a name and an answer's
    address: a suggestion may be left by anybody."""
    needed, home = written.kind is FeedbackKind.COMPLAINT, written.residence
    found = {
        "text": "feedback_text_missing" if not written.text else _too_long(written.text, LONGEST_TEXT),
        "name": _name_mistake(written.name, longest_name, needed=needed),
        "residence": _missing("feedback_residence_missing", home, needed) or _too_long(home, LONGEST_RESIDENCE),
        "contact": _missing("feedback_contact_missing", written.contact, needed),
    }
    return {field: code for field, code in found.items() if code}


def next_status(status: FeedbackStatus, action: FeedbackAction, today: date, due_on: date) -> FeedbackStatus:
    """The status after `action`. Raises Refused: feedback_wrong_status; feedback_term_over for an extension of what is
    overdue already."""
    following = TRANSITIONS.get((status, action))
    if following is None:
        raise Refused("feedback_wrong_status")
    if action is A.EXTEND and today > due_on:
        raise Refused("feedback_term_over")
    return following


def _name_mistake(name: str, longest: int, *, needed: bool) -> str | None:
    if missing := _missing("feedback_name_missing", name, needed):
        return missing
    if needed and len(name.split()) < FEWEST_NAMES:
        return "feedback_name_not_full"
    return _too_long(name, longest)


def _missing(code: str, value: str, needed: bool) -> str | None:
    return code if needed and not value else None


def _too_long(value: str, longest: int) -> str | None:
    return "feedback_too_long" if len(value) > longest else None
