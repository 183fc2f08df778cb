"""Which device speaks in which zone of the hall."""

from __future__ import annotations

from typing import Any

from queue_server.models import Role
from queue_server.services import speaking
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.schemas.settings import SpeakersBody
from queue_server.web.schemas.text import BranchPath

resource = Resource("speakers", __name__)
Answer = dict[str, Any]

in_charge = staff(Role.SUPERVISOR, Role.MANAGER, Role.TECHNICIAN)


@resource.get("/branches/<string:branch>/speakers")
@guard(in_charge)
def list_speakers(path: BranchPath) -> Answer:
    """Each zone and the whole hall: the device that it names, the one that speaks now, and those that could."""
    branch = branch_or_404(path.branch)
    with deps().store.read() as session:
        return {"places": speaking.speaking_places(session, branch)}


@resource.post("/branches/<string:branch>/speakers")
@guard(in_charge)
def name_speakers(path: BranchPath, body: SpeakersBody) -> Answer:
    """The devices by zone; an empty key is the whole hall, null leaves the choice to the rule."""
    branch = branch_or_404(path.branch)
    with deps().store.write() as work:
        speaking.name_speakers(work, branch.id, body.speakers, actor(branch.key))
        return {"places": speaking.speaking_places(work.session, branch)}
