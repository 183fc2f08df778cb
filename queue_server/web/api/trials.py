"""Trying things out from the settings: a look at the ticket, a test paper, the hall's voice."""

from __future__ import annotations

from typing import Any

from flask import Response

from queue_server.models import Role
from queue_server.services import hall_voice, printing
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.lookup import retry
from queue_server.web.papers import sample_paper
from queue_server.web.schemas.settings import PreviewQuery, TestPrintBody, VoiceBody
from queue_server.web.schemas.text import BranchPath

resource = Resource("trials", __name__)
Answer = dict[str, Any]

in_charge = staff(Role.MANAGER, Role.TECHNICIAN)


@resource.get("/branches/<string:branch>/ticket-preview")
@guard(in_charge)
def preview_ticket(path: BranchPath, query: PreviewQuery) -> Response:
    """The very raster that a printer would burn, as a PNG."""
    branch = branch_or_404(path.branch)
    with deps().store.read() as session:
        paper = sample_paper(session, branch, query.language, int(query.width))
    png = deps().offload(deps().draw, paper)
    return Response(png, mimetype="image/png", headers={"Cache-Control": "no-store"})


@resource.post("/branches/<string:branch>/test-prints")
@guard(in_charge)
def print_test(path: BranchPath, body: TestPrintBody) -> tuple[Answer, int]:
    """A test paper on this printer."""
    branch = branch_or_404(path.branch)
    key = retry("test-print", body.model_dump(mode="json"))
    with deps().store.write() as work:
        job = printing.queue_test(work, branch.id, body.printer, actor(branch.key), key)
    return {"job": {"id": job.id, "status": job.status.value}}, 201


@resource.get("/branches/<string:branch>/test-prints")
@guard(in_charge)
def list_test_prints(path: BranchPath) -> Answer:
    """What became of the last test papers, the latest first."""
    branch = branch_or_404(path.branch)
    with deps().store.read() as session:
        jobs = printing.last_tests(session, branch.id)
    return {"jobs": [{"id": job.id, "status": job.status.value, "error": job.error} for job in jobs]}


@resource.post("/branches/<string:branch>/hall-tests")
@guard(staff(Role.SUPERVISOR, Role.MANAGER, Role.TECHNICIAN))
def test_voice(path: BranchPath, body: VoiceBody) -> tuple[Answer, int]:
    """Who speaks in the zone, or in the hall, says a sentence; the answer tells how many are there to say it."""
    branch = branch_or_404(path.branch)
    key = retry("voice", body.model_dump(mode="json"))
    with deps().store.write() as work:
        heard = hall_voice.speak(work, branch.id, body.zone, actor(branch.key), key)
    return {"speaking": heard}, 201
