"""What today has shown of the waits in a branch's lines, as the forecast needs it. Reads only."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from queue_server.domain.known import LATELY, Called, LineToday
from queue_server.domain.suspension import suspended_time
from queue_server.domain.telling import Day
from queue_server.models import Branch, Ticket
from queue_server.services.suspensions import stops

# Not «is null»: for that SQLite takes the index of bookings and reads the walk-ins of years.
WALKED_IN = func.coalesce(Ticket.appointment_id, "") == ""
MOST_CALLS = 300  # of the whole branch, the last ones: half an hour of the largest hall


def day_so_far(session: Session, branch: Branch, now: datetime) -> Day:
    """The last calls of walk-ins and who has come lately; time in which reception stood still is no wait."""
    local = now.astimezone(ZoneInfo(branch.timezone))
    today = (Ticket.branch_id == branch.id, Ticket.day == local.date(), col(Ticket.by_hand).is_(False))
    issued = select(Ticket.line_id, Ticket.issued_at).where(*today, Ticket.issued_at > now - LATELY)
    called = (
        select(Ticket.line_id, Ticket.issued_at, Ticket.called_at, Ticket.promised_known)
        .where(*today, col(Ticket.called_at).is_not(None), WALKED_IN)
        .order_by(col(Ticket.called_at).desc())
        .limit(MOST_CALLS)
    )
    stood_still = stops(session, branch.id, local.replace(hour=0, minute=0, second=0, microsecond=0))
    lines: dict[str, LineToday] = defaultdict(LineToday)
    for line, at in session.exec(issued.order_by(col(Ticket.issued_at))):
        lines[line].issue(at)
    for line, begun, ended, known in reversed(session.exec(called).all()):
        assert ended is not None, "asked for"
        waited = ended - begun - suspended_time(stood_still, begun, ended)
        played_s = known["played_s"] if known else waited.total_seconds()
        lines[line].call(Called(ended, max(waited.total_seconds(), 0.0), played_s))
    return Day(local, lines)
