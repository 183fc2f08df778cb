"""The training copy of a branch: made, and brought to today's settings."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from queue_server.models import Role
from queue_server.services import training
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.lookup import retry
from queue_server.web.schemas.text import BranchPath

resource = Resource("training", __name__)


@resource.post("/branches/<string:branch>/training")
@guard(staff(Role.SUPERVISOR))
def renew_training(path: BranchPath) -> tuple[dict[str, Any], int]:
    """Make the branch's training copy or renew it: its day is closed, its settings are those of the branch."""
    branch = branch_or_404(path.branch)
    catalogues = deps().catalogues
    addition = {language: catalogues.text(language, "training-addition") for language in catalogues.languages}
    with deps().store.write() as work:
        made = training.renew(work, branch.id, actor(branch.key), addition, retry("training", {"branch": branch.key}))
    at = deps().clock.now().astimezone(ZoneInfo(branch.timezone)).isoformat()
    return {"key": made.branch.key, "name": made.branch.name, "new": made.new, "at": at}, 201 if made.new else 200
