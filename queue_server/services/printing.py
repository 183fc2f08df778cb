"""Print jobs: queued with the ticket, claimed before the first byte, ended with a result that staff can see."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, or_
from sqlmodel import Session, col, select

from queue_server.domain.errors import Invalid, NotFound, Refused
from queue_server.domain.events import PrintChanged
from queue_server.models import Appointment, Branch, Device, DeviceKind, PaperKind, PrintJob, PrintStatus, Ticket
from queue_server.services import audit, retries
from queue_server.services.unit_of_work import Actor, UnitOfWork

QUEUED_TOO_LONG = timedelta(minutes=2)
CLAIM_LOST = timedelta(seconds=30)
SHOWN, MOST_SHOWN = timedelta(minutes=2), 20  # how long and how many a screen that comes back is told of
HOPELESS = frozenset({"bad_paper"})  # trying again would bring the same answer
RESULTS = frozenset({PrintStatus.PRINTED, PrintStatus.FAILED, PrintStatus.UNKNOWN})
# Built once, as it is asked for every ticket (docs/adr/0023).
OVERDUE = select(PrintJob).where(
    PrintJob.branch_id == bindparam("branch"),
    or_(
        and_(col(PrintJob.status) == PrintStatus.QUEUED, col(PrintJob.queued_at) < bindparam("queued_before")),
        and_(col(PrintJob.status) == PrintStatus.CLAIMED, col(PrintJob.claimed_at) < bindparam("claimed_before")),
    ),
)
ASKING = select(Device.kind, Device.printer_id).where(Device.id == bindparam("device"))


def queue_paper(
    work: UnitOfWork,
    branch: Branch,
    ticket: Ticket,
    printer_id: str,
    actor: Actor,
    *,
    duplicate: bool = False,
) -> PrintJob:
    """A paper of this ticket for this printer, told only after the commit."""
    job = PrintJob(
        branch_id=branch.id,
        printer_id=printer_id,
        ticket_id=ticket.id,
        duplicate=duplicate,
        requested_by=actor.staff_id,
        created_at=work.now,
        queued_at=work.now,
    )
    work.session.add(job)
    _tell(work, branch, job, actor)
    return job


def queue_slip(
    work: UnitOfWork,
    branch: Branch,
    appointment: Appointment,
    printer_id: str,
    actor: Actor,
    *,
    duplicate: bool = False,
) -> PrintJob:
    """The slip of a booking that was made at the desk or the kiosk."""
    slip = {"appointment_id": appointment.id, "duplicate": duplicate}
    return _queued(work, branch, printer_id, actor, kind=PaperKind.SLIP, **slip)


def queue_test(
    work: UnitOfWork, branch_id: str, printer_id: str, actor: Actor, retry: retries.Retry | None = None
) -> PrintJob:
    """A test paper without a ticket, to see how this printer prints. Raises Invalid(printer_unknown)."""
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return work.session.get_one(PrintJob, made)
    printer = work.session.get(Device, printer_id)
    known = printer is not None and printer.branch_id == branch.id and printer.revoked_at is None
    if printer is None or not known or printer.kind is not DeviceKind.PRINTER:
        raise Invalid("printer_unknown")
    audit.note(work, branch, actor, "printer:tested", printer.id, name=printer.name)
    job = _queued(work, branch, printer.id, actor, kind=PaperKind.TEST)
    retries.remember(work, actor, retry, job.id)
    return job


def queue_page(
    work: UnitOfWork, branch_id: str, page: dict[str, object], actor: Actor, retry: retries.Retry | None = None
) -> PrintJob:
    """A page of information for the visitor at this kiosk: `{language, title, lines}` as they stand on its screen.

    Raises Invalid(printer_unknown) for a kiosk without a printer."""
    branch = work.lock_branch(branch_id)
    made = retries.made_before(work, actor, retry)
    if made is not None:
        return work.session.get_one(PrintJob, made)
    printer_id = printer_for(work, branch, actor.device_id)
    if printer_id is None:
        raise Invalid("printer_unknown")
    job = _queued(work, branch, printer_id, actor, kind=PaperKind.PAGE, page=page)
    retries.remember(work, actor, retry, job.id)
    return job


def _queued(work: UnitOfWork, branch: Branch, printer_id: str, actor: Actor, **paper: Any) -> PrintJob:
    """A paper that is no ticket's; `paper` are its own columns."""
    job = PrintJob(
        branch_id=branch.id, printer_id=printer_id, requested_by=actor.staff_id,
        created_at=work.now, queued_at=work.now, **paper,
    )  # fmt: skip
    work.session.add(job)
    work.session.flush()
    _tell(work, branch, job, actor)
    return job


def last_tests(session: Session, branch_id: str) -> list[PrintJob]:
    """The latest test papers of a branch, the last first."""
    query = select(PrintJob).where(PrintJob.branch_id == branch_id, PrintJob.kind == PaperKind.TEST)
    return list(session.exec(query.order_by(col(PrintJob.id).desc()).limit(5)).all())


def printer_for(work: UnitOfWork, branch: Branch, device_id: str | None) -> str | None:
    """The printer that a kiosk names; for staff the branch's first printer; None where there is none."""
    device = work.session.exec(ASKING, params={"device": device_id}).one_or_none() if device_id else None
    if device is not None:
        kind, printer_id = device
        return device_id if kind is DeviceKind.PRINTER else printer_id
    query = select(Device.id).where(
        Device.branch_id == branch.id, Device.kind == DeviceKind.PRINTER, col(Device.revoked_at).is_(None)
    )
    return work.session.exec(query.order_by(Device.id)).first()


def chosen_printer(work: UnitOfWork, branch: Branch, printer_id: str) -> str:
    """The printer that a member of staff named. Raises Invalid(printer_unknown)."""
    printer = work.session.get(Device, printer_id)
    own = printer is not None and printer.branch_id == branch.id and printer.kind is DeviceKind.PRINTER
    if printer is None or not own or printer.revoked_at is not None:
        raise Invalid("printer_unknown")
    return printer.id


def claim(
    work: UnitOfWork, branch: Branch, printer_id: str, actor: Actor, retry: retries.Retry | None = None
) -> PrintJob | None:
    """The oldest queued job becomes this agent's, before the first byte; the same retry key gives the same job."""
    made = retries.made_before(work, actor, retry)
    if made is not None:
        job = work.session.get(PrintJob, made)
        return job if job is not None and job.status is PrintStatus.CLAIMED else None
    waiting = select(PrintJob).where(PrintJob.printer_id == printer_id, PrintJob.status == PrintStatus.QUEUED)
    found = work.session.exec(waiting.order_by(col(PrintJob.queued_at), col(PrintJob.id))).first()
    if found is None:
        return None
    found.status, found.claimed_at = PrintStatus.CLAIMED, work.now
    found.attempts += 1
    work.session.add(found)
    _tell(work, branch, found, actor)
    retries.remember(work, actor, retry, found.id)
    return found


def result(
    work: UnitOfWork, branch: Branch, job_id: str, status: PrintStatus, error: str | None, actor: Actor
) -> PrintJob:
    """What the agent says became of its job. Repeating the same answer is harmless."""
    if status not in RESULTS:
        raise Invalid("print_result_unknown", result=status.value)
    job = _find(work, branch, job_id)
    if job.printer_id != actor.device_id:
        raise NotFound("print_job_unknown")
    if job.status is status:
        return job
    if job.status not in (PrintStatus.CLAIMED, PrintStatus.UNKNOWN):
        raise Refused("print_job_ended", status=job.status.value)
    _end(work, branch, job, status, error, actor)
    return job


def not_begun(work: UnitOfWork, branch: Branch, job_id: str, error: str | None, actor: Actor) -> PrintJob:
    """The agent could not send the first byte: the job waits again, and fails when it has waited too long."""
    job = _find(work, branch, job_id)
    if job.printer_id != actor.device_id:
        raise NotFound("print_job_unknown")
    if job.status is not PrintStatus.CLAIMED:
        return job
    job.status, job.error, job.claimed_at = PrintStatus.QUEUED, error, None
    work.session.add(job)
    if work.now - job.queued_at > QUEUED_TOO_LONG or error in HOPELESS:
        _end(work, branch, job, PrintStatus.FAILED, error or "printer_away", actor)
    else:
        _tell(work, branch, job, actor)
    return job


def retry(work: UnitOfWork, branch: Branch, job_id: str, actor: Actor) -> PrintJob:
    """Staff sends a failed or unknown job again; after unknown the paper says «Дублікат»."""
    job = _find(work, branch, job_id)
    if job.status not in (PrintStatus.FAILED, PrintStatus.UNKNOWN):
        raise Refused("print_job_not_failed", status=job.status.value)
    job.duplicate = job.duplicate or job.status is PrintStatus.UNKNOWN
    job.status, job.error, job.queued_at, job.ended_at = PrintStatus.QUEUED, None, work.now, None
    job.requested_by, job.seen_at = actor.staff_id, None
    work.session.add(job)
    _tell(work, branch, job, actor)
    return job


def acknowledge(work: UnitOfWork, branch: Branch, job_id: str, actor: Actor) -> PrintJob:
    """Staff has seen that a paper failed and gave the number by word: the alert goes."""
    job = _find(work, branch, job_id)
    if job.seen_at is None:
        job.seen_at, job.seen_by = work.now, actor.staff_id
        work.session.add(job)
        _tell(work, branch, job, actor)
    return job


def sweep(work: UnitOfWork, branch: Branch) -> int:
    """Queued over two minutes is failed; claimed and lost is unknown. Returns how many ended."""
    rule = Actor()
    late = overdue(work.session, branch.id, work.now)
    for job in late:
        if job.status is PrintStatus.QUEUED:
            _end(work, branch, job, PrintStatus.FAILED, job.error or "printer_away", rule)
        else:
            _end(work, branch, job, PrintStatus.UNKNOWN, "agent_lost", rule)
    return len(late)


def overdue(session: Session, branch_id: str, now: datetime) -> list[PrintJob]:
    """Jobs that a sweep would end: looked up first, so that a quiet day costs no write."""
    before = {"queued_before": now - QUEUED_TOO_LONG, "claimed_before": now - CLAIM_LOST}
    return list(session.exec(OVERDUE, params={"branch": branch_id, **before}).all())


def last_ends(session: Session, branch_id: str, now: datetime) -> list[dict[str, str]]:
    """What became of the papers of the last minutes, the latest last, as `print:changed` told it: a kiosk whose
    connection broke in between still learns of its ticket's."""
    recent = (
        select(PrintJob)
        .where(PrintJob.branch_id == branch_id, col(PrintJob.status).in_(RESULTS), col(PrintJob.ended_at) > now - SHOWN)
        .order_by(col(PrintJob.ended_at).desc())
        .limit(MOST_SHOWN)
    )
    return [{"job": job.id, "status": job.status.value} for job in reversed(session.exec(recent).all())]


def _find(work: UnitOfWork, branch: Branch, job_id: str) -> PrintJob:
    job = work.session.get(PrintJob, job_id, populate_existing=True)
    if job is None or job.branch_id != branch.id:
        raise NotFound("print_job_unknown")
    return job


def _end(work: UnitOfWork, branch: Branch, job: PrintJob, status: PrintStatus, error: str | None, actor: Actor) -> None:
    job.status, job.error, job.ended_at = status, None if status is PrintStatus.PRINTED else error, work.now
    work.session.add(job)
    _tell(work, branch, job, actor)


def _tell(work: UnitOfWork, branch: Branch, job: PrintJob, actor: Actor) -> None:
    fact = PrintChanged(
        job=job.id, ticket=job.ticket_id, printer=job.printer_id, status=job.status.value, error=job.error
    )
    work.record(branch, fact, actor)
