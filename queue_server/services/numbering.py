"""The next number of a line's letter today, given in the ticket's own transaction: no gap, no double."""

from __future__ import annotations

from datetime import date

from queue_server.domain.numbering import after, ticket_number
from queue_server.models import Branch, NumberSequence
from queue_server.services.unit_of_work import UnitOfWork


def next_number(work: UnitOfWork, branch: Branch, letter: str, day: date) -> str:
    """А-012. The branch's row is locked, so reading and writing here cannot interleave with another's."""
    sequence = work.session.get(NumberSequence, (branch.id, letter, day), populate_existing=True)
    if sequence is None:
        sequence = NumberSequence(branch_id=branch.id, letter=letter, day=day)
    sequence.last = after(sequence.last)
    work.session.add(sequence)
    return ticket_number(letter, sequence.last)
