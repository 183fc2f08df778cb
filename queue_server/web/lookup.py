"""From an id in an address to its branch; what belongs to another branch looks the same as what is not there."""

from __future__ import annotations

from typing import Any, TypeVar

from flask import request
from sqlmodel import SQLModel

from queue_server.domain.errors import NotFound
from queue_server.models import Branch
from queue_server.services.retries import Retry
from queue_server.web.auth import refuse_branch
from queue_server.web.dependencies import deps

Row = TypeVar("Row", bound=SQLModel)


def of_branch(table: type[Row], row_id: str, code: str) -> tuple[Row, Branch]:
    """The row and its branch. Raises NotFound(code) alike for absent and foreign ones."""
    with deps().store.read() as session:
        row = session.get(table, row_id)
        branch = session.get(Branch, row.branch_id) if row is not None else None  # type: ignore[attr-defined]
    if row is None or branch is None:
        raise NotFound(code)
    try:
        refuse_branch(branch.key)
    except NotFound:
        raise NotFound(code) from None
    return row, branch


def retry(what: str, body: dict[str, Any]) -> Retry | None:
    """The Idempotency-Key of this request, bound to what it asks."""
    return Retry.of(request.headers.get("Idempotency-Key"), what, body)
