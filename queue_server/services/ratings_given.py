"""What visitors have said: to the head with every word, to an administrator one's own without the ticket."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from queue_server.models import Branch, QuestionnaireAnswer, Rating, Staff
from queue_server.services.rating import asked

PERIOD = timedelta(days=30)
FEWEST = 5
"""Fewer ratings of one administrator would tell of single visitors: they are not shown by name."""
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Word:
    """One rating with its words. `day` is None where it would tell whose visit it was; `held` words name a contact."""

    step: int
    steps: int
    day: date | None
    channel: str | None
    comment: str | None
    answers: list[tuple[dict[str, str], object]]
    held: bool


@dataclass(frozen=True, slots=True)
class OfOperator:
    """`count` and `mean` are None where there are too few."""

    name: str
    count: int | None
    mean: float | None


@dataclass(frozen=True, slots=True)
class Given:
    """The ratings of the last 30 days on the scale of today: how many of each step, and the latest words."""

    scale: str
    steps: int
    by_step: Mapping[int, int]
    words: list[Word]

    @property
    def count(self) -> int:
        return sum(self.by_step.values())


@dataclass(frozen=True, slots=True)
class HeadsRatings:
    branches: list[dict[str, Any]]
    branch: dict[str, Any]
    given: Given
    operators: list[OfOperator]
    questionnaire: Given
    """The answers without a ticket, apart."""


def heads_ratings(session: Session, keys: Collection[str], wanted: str | None, now: datetime) -> HeadsRatings | None:
    """Those of the wanted branch, else of the first; None where there is none. The head is the addressee: nothing that
    was written is held back, and no ticket is named."""
    branches = _branches(session, keys)
    if not branches:
        return None
    branch = next((each for each in branches if each.key == wanted), branches[0])
    rows = _rows(session, now, Rating.branch_id == branch.id)
    zone = ZoneInfo(branch.timezone)
    words = [_word(branch, row, row.given_at.astimezone(zone).date(), held=False) for row in rows[:MOST_SHOWN]]
    return HeadsRatings(
        [{"key": each.key, "name": each.name} for each in branches],
        {"key": branch.key, "name": branch.name},
        _given(branch, rows, words),
        _by_operator(session, branch, rows),
        _without_ticket(session, branch, now),
    )


def own_ratings(session: Session, keys: Collection[str], staff_id: str, now: datetime) -> list[tuple[str, Given]]:
    """By the branch's name in Ukrainian: how many of each step, and words in the order of steps without their day, so
    that no rating leads to its visit. Words with a contact are for the head alone."""
    shown = []
    for branch in _branches(session, keys):
        rows = _rows(session, now, Rating.branch_id == branch.id, Rating.operator_id == staff_id)
        words = [_word(branch, row, None, held=row.hidden) for row in rows if row.comment or row.hidden]
        ordered = sorted(words, key=lambda word: (word.step, word.comment or ""))
        shown.append((branch.name["uk"], _given(branch, rows, ordered[:MOST_SHOWN])))
    return shown


def _branches(session: Session, keys: Collection[str]) -> list[Branch]:
    query = select(Branch).where(col(Branch.key).in_(keys), col(Branch.active))
    return list(session.exec(query.order_by(col(Branch.position))).all())


def _rows(session: Session, now: datetime, *whose: Any) -> list[Rating]:
    query = select(Rating).where(*whose, Rating.given_at >= now - PERIOD)
    return list(session.exec(query.order_by(col(Rating.given_at).desc())).all())


def _without_ticket(session: Session, branch: Branch, now: datetime) -> Given:
    table = QuestionnaireAnswer
    query = select(table).where(table.branch_id == branch.id, table.given_at >= now - PERIOD)
    rows = session.exec(query.order_by(col(table.given_at).desc())).all()
    zone = ZoneInfo(branch.timezone)
    words = [_word(branch, row, row.given_at.astimezone(zone).date(), held=False) for row in rows[:MOST_SHOWN]]
    return _given(branch, rows, words)


def _given(branch: Branch, rows: Iterable[Rating | QuestionnaireAnswer], words: list[Word]) -> Given:
    form = asked(branch)
    counted = Counter(row.step for row in rows if row.steps == form["steps"])
    steps = range(1, form["steps"] + 1)
    return Given(form["scale"], form["steps"], {step: counted[step] for step in steps}, words)


def _word(branch: Branch, row: Rating | QuestionnaireAnswer, day: date | None, *, held: bool) -> Word:
    answers = [] if held else _answers(branch, row.answers)
    channel = row.channel.value if isinstance(row, Rating) else None
    return Word(row.step, row.steps, day, channel, None if held else row.comment, answers, held)


def _answers(branch: Branch, answers: Mapping[str, object]) -> list[tuple[dict[str, str], object]]:
    """Each question's name with the answer as it is read: a step, the name of a choice, or words."""
    read = []
    for question in asked(branch)["questions"]:
        if question["key"] in answers:
            answer = answers[question["key"]]
            names = {choice["key"]: choice["name"] for choice in question["choices"]}
            read.append((question["name"], names.get(answer, answer)))
    return read


def _by_operator(session: Session, branch: Branch, rows: Iterable[Rating]) -> list[OfOperator]:
    steps = asked(branch)["steps"]
    found: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.operator_id and row.steps == steps:
            found[row.operator_id].append(row.step)
    people = session.exec(select(Staff.id, Staff.name).where(col(Staff.id).in_(found))).all()
    too_few = sorted((len(given), key) for key, given in found.items())
    hidden = {key for count, key in too_few if count < FEWEST}
    if len(hidden) == 1:
        hidden |= {key for _count, key in too_few[:2]}  # else the sum of all would tell the one that is missing
    return [
        OfOperator(name, None, None)
        if key in hidden
        else OfOperator(name, len(found[key]), sum(found[key]) / len(found[key]))
        for key, name in sorted(people, key=lambda person: person[1])
    ]
