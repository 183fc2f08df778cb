"""Issuing as the API answers it: the ticket, its code, its place and what becomes of the paper."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from queue_server.domain.waiting import WaitRange
from queue_server.models import Branch
from queue_server.services import ticketing
from queue_server.services.boards import wait_json
from queue_server.services.lines import counters_of
from queue_server.services.retries import Retry
from queue_server.services.ticketing import Issued, Wanted
from queue_server.web.auth import actor
from queue_server.web.dependencies import deps
from queue_server.web.schemas.tickets import IssueBody


def issue(branch: Branch, body: IssueBody, retry: Retry | None) -> Issued:
    """Issue what was asked, within the limit of this device or person."""
    acting = actor(branch.key)
    deps().limits.hit("issue", acting.key)
    wanted = Wanted(**(body.model_dump() | {"assistance": tuple(body.assistance)}))
    forecast = deps().forecast.lines(branch.id)
    with deps().store.write() as work:
        return ticketing.issue(work, branch.id, wanted, acting, deps().codes, forecast, retry)


def answer(branch: Branch, issued: Issued) -> dict[str, Any]:
    """The body of 201. The code is shown here and on paper, nowhere else."""
    ticket, line, counters = issued.ticket, issued.line, issued.counters
    if counters is None:
        with deps().store.read() as session:
            counters = counters_of(session, line)
    promise = None
    if ticket.promised_to is not None:
        promise = wait_json(WaitRange(ticket.promised_from or 0, ticket.promised_to))
    return {
        "id": ticket.id,
        "number": ticket.number,
        "code": issued.code,
        "status": ticket.status.value,
        "line": line.key,
        "line_name": line.name,
        "ahead": ticket.ahead,
        "wait": promise,
        "counters": list(counters),
        "issued_at": ticket.issued_at.astimezone(ZoneInfo(branch.timezone)).isoformat(),
        "print": {"job": issued.job.id, "status": issued.job.status.value} if issued.job else None,
    }
