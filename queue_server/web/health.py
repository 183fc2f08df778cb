"""Whether the server lives, whether it can serve, and its figures: for a watchdog, a balancer, Prometheus."""

from __future__ import annotations

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from sqlalchemy import text
from sqlmodel import Session, col, func, select

from queue_server.domain.counters import CounterStatus
from queue_server.domain.tickets import OPEN, TicketStatus
from queue_server.models import Branch, Counter, Device, DeviceKind, PaperKind, PrintJob, PrintStatus, Ticket
from queue_server.web.auth import guard, public
from queue_server.web.dependencies import deps

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@guard(public)
def healthz() -> dict[str, bool]:
    """The process answers."""
    return {"ok": True}


@blueprint.get("/readyz")
@guard(public)
def readyz() -> dict[str, bool]:
    """The database answers too; 503 when it does not."""
    with deps().store.read() as session:
        session.execute(text("SELECT 1"))
    return {"ok": True}


@blueprint.get("/metrics")
@guard(public)
def metrics() -> Response:
    """Counts only: nothing of a person, nothing that a hall display does not show."""
    registry = CollectorRegistry()
    with deps().store.read() as session:
        _measure(session, registry)
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _measure(session: Session, registry: CollectorRegistry) -> None:
    """Of the branches that serve visitors: what happens in a training copy alarms nobody."""
    real = col(Branch.training_of).is_(None)
    tickets = Gauge("queue_tickets", "Open tickets", ["branch", "status"], registry=registry)
    counts = select(Branch.key, Ticket.status, func.count()).join(Branch, col(Branch.id) == Ticket.branch_id)
    counts = counts.where(real, col(Ticket.status).in_(OPEN)).group_by(Branch.key, Ticket.status)
    for branch, status, count in session.exec(counts):
        tickets.labels(branch, TicketStatus(status).value).set(count)
    counters = Gauge("queue_counters", "Counters", ["branch", "status"], registry=registry)
    states = select(Branch.key, Counter.status, func.count()).join(Branch, col(Branch.id) == Counter.branch_id)
    states = states.where(real, col(Counter.active)).group_by(Branch.key, Counter.status)
    for branch, status, count in session.exec(states):
        counters.labels(branch, CounterStatus(status).value).set(count)
    facts = Gauge("queue_seq", "Facts recorded", ["branch"], registry=registry)
    for branch, seq in session.exec(select(Branch.key, Branch.seq).where(real)):
        facts.labels(branch).set(seq)
    away = Gauge("queue_devices_away", "Devices that fell silent", ["kind"], registry=registry)
    silent = select(Device.kind, func.count()).where(
        col(Device.online).is_(False), col(Device.seen_at).is_not(None), col(Device.revoked_at).is_(None)
    )
    for kind, count in session.exec(silent.group_by(Device.kind)):
        away.labels(DeviceKind(kind).value).set(count)
    papers = Gauge("queue_papers_failed", "Papers that failed and nobody has seen to", registry=registry)
    failed = col(PrintJob.status).in_((PrintStatus.FAILED, PrintStatus.UNKNOWN))
    branches = select(Branch.id).where(real)  # by these an index leads to the few that failed
    unseen = select(func.count()).where(col(PrintJob.branch_id).in_(branches), failed)
    unseen = unseen.where(PrintJob.kind != PaperKind.PAGE, col(PrintJob.seen_at).is_(None))
    papers.set(session.exec(unseen).one())
