"""The waiting tickets of a branch, as the rule of the next call sees them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Text, and_, bindparam, cast, or_
from sqlmodel import Session, col, func, select

from queue_server.domain.selection import Waiting
from queue_server.domain.tickets import TicketStatus
from queue_server.models import Ticket
from queue_server.models.columns import UtcDateTime
from queue_server.services.suspensions import standing_services

# Built once, as every call asks them (docs/adr/0023); the columns in the order of `_as_waiting`.
_COLUMNS: Any = (
    Ticket.id, Ticket.line_id, Ticket.rank, Ticket.queue_time, Ticket.not_before, Ticket.issue_seq,
    Ticket.slot_at, Ticket.weighted, Ticket.target_counter_id, Ticket.assistance, Ticket.service_id,
)  # fmt: skip
WAITING = select(*_COLUMNS).where(
    Ticket.branch_id == bindparam("branch"), Ticket.status == TicketStatus.WAITING
)  # fmt: skip
# Among those who are alike in all of this, the rule goes by the two of `_ORDER`.
_KIND: Any = (
    Ticket.line_id, Ticket.target_counter_id, Ticket.rank, cast(Ticket.assistance, Text) == "[]",
    Ticket.not_before <= bindparam("now", type_=UtcDateTime),
    and_(col(Ticket.slot_at).is_not(None), col(Ticket.not_before) == Ticket.queue_time),  # `Waiting.before_its_time`
)  # fmt: skip
_ORDER = (col(Ticket.queue_time), col(Ticket.issue_seq))
_RANKED = (
    WAITING.add_columns(func.row_number().over(partition_by=_KIND, order_by=_ORDER).label("place"))
    .where(or_(col(Ticket.target_counter_id).is_(None), col(Ticket.target_counter_id) == bindparam("counter")))
    .where(or_(col(Ticket.service_id).is_(None), col(Ticket.service_id).not_in(bindparam("standing", expanding=True))))
    .subquery()
)
FIRSTS = select(*[_RANKED.c[column.key] for column in _COLUMNS]).where(_RANKED.c.place == 1)


def waiting_tickets(session: Session, branch_id: str) -> list[Waiting]:
    """Every waiting ticket of a branch."""
    standing = standing_services(session, branch_id)
    return [_as_waiting(row, standing) for row in session.exec(WAITING, params={"branch": branch_id})]


def firsts(session: Session, branch_id: str, counter_id: str, now: datetime) -> list[Waiting]:
    """The first of each kind whom this counter may be given at `now`: of them `pick_next` takes the same as of
    everybody, and some hundred others are not read."""
    standing = standing_services(session, branch_id)
    params = {"branch": branch_id, "counter": counter_id, "now": now, "standing": list(standing)}
    return [_as_waiting(row, standing) for row in session.exec(FIRSTS, params=params)]


def _as_waiting(row: Sequence[Any], standing: Collection[str]) -> Waiting:
    id_, line, rank, queue_time, not_before, seq, slot, weighted, counter, help_, service = row
    return Waiting(
        *(id_, line, rank, queue_time, not_before, seq),
        appointment=slot is not None,
        weighted=weighted,
        counter=counter,
        assistance=bool(help_),
        standing=service in standing,
    )
