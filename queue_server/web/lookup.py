"""From an id in an address to its branch; what belongs to another branch looks the same as what is not there."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from flask import request
from sqlalchemy import bindparam
from sqlmodel import SQLModel, select

from queue_server.domain.errors import NotFound
from queue_server.models import Branch
from queue_server.services.retries import Retry
from queue_server.web.auth import refuse_branch
from queue_server.web.dependencies import deps

Row = TypeVar("Row", bound=SQLModel)


def of_branch(table: type[Row], row_id: str, code: str) -> tuple[Row, Branch]:
    """The row and its branch. Raises NotFound(code) alike for absent and foreign ones."""
    with deps().store.read() as session:
        found = session.exec(_with_branch(table), params={"row": row_id}).one_or_none()
    if found is None:
        raise NotFound(code)
    row, branch = found
    try:
        refuse_branch(branch.key)
    except NotFound:
        raise NotFound(code) from None
    return row, branch


@cache
def _with_branch(table: type[Row]) -> Any:
    """Built once, as every action of a counter asks it (docs/adr/0023)."""
    kind: Any = table
    return select(kind, Branch).join(Branch, Branch.id == kind.branch_id).where(kind.id == bindparam("row"))


def retry(what: str, body: dict[str, Any]) -> Retry | None:
    """The Idempotency-Key of this request, bound to what it asks."""
    return Retry.of(request.headers.get("Idempotency-Key"), what, body)
