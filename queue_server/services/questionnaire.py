"""The questionnaire without a ticket: the same form, kept apart from ratings and never counted with them."""

from __future__ import annotations

from sqlmodel import Session, col, select

from queue_server.domain.errors import Refused
from queue_server.domain.ratings import opinion
from queue_server.models import Branch, QuestionnaireAnswer
from queue_server.services import retries
from queue_server.services.rating import Said, form_of
from queue_server.services.unit_of_work import Actor, UnitOfWork


def is_open(branch: Branch) -> bool:
    return branch.active and bool(branch.rating.get("questionnaire", False))


def asking(session: Session, key: str | None) -> Branch | None:
    """The branch of this key, else the first, where it asks."""
    query = select(Branch).where(col(Branch.training_of).is_(None)).order_by(col(Branch.position))
    return next((each for each in session.exec(query) if is_open(each) and key in (None, each.key)), None)


def answer(work: UnitOfWork, branch_id: str, said: Said, retry: retries.Retry | None = None) -> None:
    """Keep one answered form. Raises Refused(questionnaire_closed), Invalid as a rating does."""
    branch = work.lock_branch(branch_id)
    if not is_open(branch):
        raise Refused("questionnaire_closed")
    if retries.made_before(work, Actor(), retry) is not None:
        return
    kept = opinion(form_of(branch), said.step, said.answers, said.comment)
    row = QuestionnaireAnswer(
        branch_id=branch.id,
        step=kept.step,
        steps=kept.steps,
        answers=kept.answers,
        comment=kept.comment,
        hidden=kept.hidden,
        given_at=work.now,
    )
    work.session.add(row)
    retries.remember(work, Actor(), retry, row.id)
