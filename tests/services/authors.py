"""Those who write to the centre, and its head who answers, over the real services."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlmodel import Session, select

from queue_server.domain.feedback import FeedbackKind, Written
from queue_server.models import Branch, Feedback, Role
from queue_server.services import feedback, feedback_desk
from queue_server.services.feedback import Received
from queue_server.services.feedback_desk import Wanted
from queue_server.services.retries import Retry
from queue_server.services.unit_of_work import Actor
from tests.services.days import CODES, Day

TEXT = "Мені відмовили без пояснення"
COMPLAINT = Written(FeedbackKind.COMPLAINT, TEXT, "Приклад Олена Іванівна", "вул. Садова, 5", "olena@example.com")
SUGGESTION = Written(FeedbackKind.SUGGESTION, "Поставте, будь ласка, лавку")


class Author:
    """Whoever writes to the branch of a day, and what its staff do with it."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.head = Actor(staff_id=day.centre.staff[Role.MANAGER].id, manager=True, supervisor=True)
        self.supervisor = day.centre.supervisor

    def writes(self, written: Written = COMPLAINT, key: str | None = None, **changes: Any) -> Received:
        retry = Retry.of(key, "feedback", {"text": written.text})
        kept = replace(written, **changes)
        return self.day.change(lambda work: feedback.receive(work, self.day.branch, kept, "uk", CODES, retry))

    def does(self, action: str, one: Received, *said: str, by: Actor | None = None) -> None:
        change = getattr(feedback_desk, action)
        self.day.change(lambda work: change(work, self.day.branch, one.feedback.id, *said, by or self.head))

    def sees(self, one: Received) -> dict[str, Any]:
        """The state by code."""
        with self.day.store.read() as session:
            return feedback.own_feedback(session, session.get_one(Feedback, one.feedback.id))

    def reads(self, one: Received, by: Actor | None = None) -> dict[str, Any]:
        with self.day.store.read() as session:
            found = one.feedback.id, by or self.head, self.day.clock.now()
            return feedback_desk.read_one(session, self._branch(session), *found)

    def lists(self, kind: FeedbackKind | None = None, state: str = "open") -> list[dict[str, Any]]:
        with self.day.store.read() as session:
            return feedback_desk.listed(session, self._branch(session), Wanted(kind, state), self.day.clock.now())

    def counts(self) -> dict[str, dict[str, int]]:
        with self.day.store.read() as session:
            return feedback_desk.counts(session, self._branch(session), self.day.clock.now())

    def sets(self, **part: Any) -> None:
        with self.day.store.write() as work:
            branch = work.lock_branch(self.day.branch)
            branch.feedback = branch.feedback | part
            work.session.add(branch)

    def rows(self) -> list[Feedback]:
        with self.day.store.read() as session:
            return list(session.exec(select(Feedback).order_by("id")))

    def _branch(self, session: Session) -> Branch:
        return session.get_one(Branch, self.day.branch)
