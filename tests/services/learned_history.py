"""An invented history: weeks in which every visitor waited twice as long as was played forward."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from sqlmodel import Session

from queue_server.domain.tickets import TicketStatus
from queue_server.models import Branch, EventRow
from tests.domain.queues import known
from tests.factories import Centre, make_ticket

DAYS, A_DAY = 6, 70
SLOWER = 2.0


def write_history(session: Session, centre: Centre, now: datetime) -> None:
    """Promises of the days before `now`, and the calls that followed."""
    random = Random(5)
    line = centre.lines["А"].id
    for day in range(DAYS, 0, -1):
        for number in range(A_DAY):
            issued_at = now - timedelta(days=day) + timedelta(minutes=number)
            ahead = random.randrange(1, 12)
            played_s = 300.0 * ahead
            called_at = issued_at + timedelta(seconds=played_s * SLOWER * random.lognormvariate(0, 0.2))
            stored = known(line, played_s, ahead, weekday=issued_at.weekday()).stored()
            ticket = make_ticket(
                session, centre, "А", issued_at, status=TicketStatus.SERVED, called_at=called_at,
                promised_known=stored, promised_s=round(played_s), promised_to=60,
            )  # fmt: skip
            branch = session.get_one(Branch, centre.branch.id)
            branch.seq += 1
            session.add(
                EventRow(
                    branch_id=branch.id, seq=branch.seq, at=called_at, name="ticket:called", ticket_id=ticket.id,
                    data={}, before={"status": "waiting", "line_id": line, "purpose_id": ticket.purpose_id},
                )
            )  # fmt: skip
