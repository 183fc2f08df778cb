"""What the routes of «Черга зараз» share: the queue of a branch, read once for all who ask in the same second."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import current_app

from queue_server.models import Branch
from queue_server.services.queue_page import queue_page
from queue_server.web.dependencies import deps

KEPT = "queues now"
GOOD_FOR = timedelta(seconds=1)  # like the forecast in it


@dataclass(frozen=True, slots=True)
class Read:
    seq: int
    made_at: datetime
    queue: dict[str, Any]


def queue_of(branch: Branch) -> dict[str, Any]:
    """The queue now. A page in a council's site may have many readers; whatever happens in the branch makes it anew."""
    now, kept = deps().clock.now(), _kept()
    last = kept.get(branch.id)
    if last is not None and last.seq == branch.seq and timedelta() <= now - last.made_at < GOOD_FOR:
        return last.queue
    with deps().store.read() as session:
        found = queue_page(session, branch, now, deps().forecast.lines(branch.id))
    kept[branch.id] = Read(found["seq"], now, found)
    return found


def _kept() -> dict[str, Read]:
    kept: dict[str, Read] = current_app.extensions.setdefault(KEPT, {})
    return kept
