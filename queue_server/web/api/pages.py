"""Pages of information, printed for the visitor who reads them at a kiosk."""

from __future__ import annotations

from typing import Any

from queue_server.models import DeviceKind
from queue_server.services import printing
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, device, guard
from queue_server.web.dependencies import deps
from queue_server.web.lookup import retry
from queue_server.web.schemas.pages import PageBody
from queue_server.web.schemas.text import BranchPath

resource = Resource("pages", __name__)
Answer = dict[str, Any]


@resource.post("/branches/<string:branch>/pages")
@guard(device(DeviceKind.KIOSK))
def print_page(path: BranchPath, body: PageBody) -> tuple[Answer, int]:
    """Print what stands on the kiosk's screen; the same Idempotency-Key prints it once. At most 20 in ten minutes."""
    branch, acting, page = branch_or_404(path.branch), actor(path.branch), body.model_dump(mode="json")
    deps().limits.hit("pages", acting.key)
    with deps().store.write() as work:
        job = printing.queue_page(work, branch.id, page, acting, retry("page", page))
    return {"print": {"job": job.id, "status": job.status.value}}, 201
