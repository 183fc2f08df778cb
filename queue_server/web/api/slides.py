"""The pictures and videos of the centre for its halls: which there are, and their files."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from flask import Response, send_file
from pydantic import Field

from queue_server.domain.errors import NotFound
from queue_server.models import DeviceKind
from queue_server.services.branch_settings import hall_of
from queue_server.web.api import Resource
from queue_server.web.auth import branch_or_404, device, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.schemas.text import BranchPath

resource = Resource("slides", __name__)
sees = (device(DeviceKind.DISPLAY), staff())
KEPT_SECONDS = 24 * 3600  # the address changes with the content


class SlidePath(BranchPath):
    name: str = Field(max_length=100)


@resource.get("/branches/<string:branch>/slides")
@guard(*sees)
def list_slides(path: BranchPath) -> dict[str, Any]:
    """Whether the hall shows them, for how many seconds a picture stays, those that can be shown, and those that lie in
    the folder and cannot, with the reason."""
    branch = branch_or_404(path.branch)
    hall = hall_of(branch)
    found = deps().slides.listed(branch.key)
    return {
        "shown": hall.slides,
        "seconds": hall.slide_seconds,
        "slides": [
            {
                "name": slide.name,
                "kind": slide.kind,
                "url": f"/api/v1/branches/{branch.key}/slides/{quote(slide.name)}?v={slide.version}",
            }
            for slide in found
            if slide.refused is None
        ],
        "refused": [{"name": slide.name, "reason": slide.refused} for slide in found if slide.refused is not None],
    }


@resource.get("/branches/<string:branch>/slides/<string:name>")
@guard(*sees)
def read_slide(path: SlidePath) -> Response:
    """The file, in parts where the browser asks for parts."""
    branch = branch_or_404(path.branch)
    file = deps().slides.path(branch.key, path.name)
    if file is None:
        raise NotFound("slide_unknown")
    answer = send_file(file, conditional=True, max_age=KEPT_SECONDS)
    answer.headers["Cache-Control"] = f"private, max-age={KEPT_SECONDS}"
    return answer
