"""The printing agent claims papers and says what became of them; staff sends a failed one again."""

from __future__ import annotations

from typing import Any

from queue_server.domain.paper import to_json
from queue_server.models import DeviceKind, PrintJob, PrintStatus, Role
from queue_server.services import printing
from queue_server.web.api import Resource
from queue_server.web.auth import actor, device, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.lookup import of_branch, retry
from queue_server.web.papers import paper_of
from queue_server.web.schemas.text import JobPath
from queue_server.web.schemas.tickets import PrintResultBody

resource = Resource("print_jobs", __name__)
Answer = dict[str, Any]


@resource.post("/print-jobs/claim")
@guard(device(DeviceKind.PRINTER))
def claim_print_job() -> Answer:
    """The oldest queued paper, claimed before its first byte; `{job: null}` when there is none."""
    agent = identity().device
    assert agent is not None, "the guard let only a printer in"
    with deps().store.write() as work:
        branch = work.lock_branch(agent.branch_id)
        job = printing.claim(work, branch, agent.id, actor(branch.key), retry("claim", {}))
        if job is None:
            return {"job": None}
        paper = paper_of(work.session, branch, job)
    return {"job": {"id": job.id, "kind": job.kind.value, "attempt": job.attempts, "paper": to_json(paper)}}


@resource.post("/print-jobs/<string:job>/result")
@guard(device(DeviceKind.PRINTER))
def tell_print_result(path: JobPath, body: PrintResultBody) -> Answer:
    """Printed, failed or unknown; `before_first_byte` puts the job back into the queue."""
    _job, branch = of_branch(PrintJob, path.job, "print_job_unknown")
    with deps().store.write() as work:
        locked = work.lock_branch(branch.id)
        acting = actor(branch.key)
        if body.before_first_byte:
            job = printing.not_begun(work, locked, path.job, body.error, acting)
        else:
            job = printing.result(work, locked, path.job, PrintStatus(body.result), body.error, acting)
    return _shown(job)


@resource.post("/print-jobs/<string:job>/retry")
@guard(staff(Role.OPERATOR, Role.RECEPTION))
def retry_print_job(path: JobPath) -> Answer:
    """Print a failed or uncertain paper again."""
    _job, branch = of_branch(PrintJob, path.job, "print_job_unknown")
    with deps().store.write() as work:
        locked = work.lock_branch(branch.id)
        job = printing.retry(work, locked, path.job, actor(branch.key))
    return _shown(job)


@resource.post("/print-jobs/<string:job>/acknowledge")
@guard(staff(Role.OPERATOR, Role.RECEPTION))
def acknowledge_print_job(path: JobPath) -> Answer:
    """Somebody has seen to it: the alert goes."""
    _job, branch = of_branch(PrintJob, path.job, "print_job_unknown")
    with deps().store.write() as work:
        locked = work.lock_branch(branch.id)
        job = printing.acknowledge(work, locked, path.job, actor(branch.key))
    return _shown(job)


def _shown(job: PrintJob) -> Answer:
    return {"job": {"id": job.id, "status": job.status.value, "error": job.error, "duplicate": job.duplicate}}
