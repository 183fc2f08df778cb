"""The display of one counter reads what it shows."""

from __future__ import annotations

from typing import Any

from queue_server.models import DeviceKind
from queue_server.services import counter_sign
from queue_server.web.api import Resource
from queue_server.web.auth import branch_or_404, device, guard
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity

resource = Resource("counter_sign", __name__)


@resource.get("/device/counter")
@guard(device(DeviceKind.COUNTER_DISPLAY))
def read_sign() -> dict[str, Any]:
    """The own counter: its state, its administrator as far as the centre allows, the ticket that is there."""
    known = identity().device
    assert known is not None, "the guard let only a counter's display in"
    branch = branch_or_404(known.branch)
    with deps().store.read() as session:
        return counter_sign.counter_sign(session, branch, known.counter_id, deps().clock.now())
