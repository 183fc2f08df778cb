"""The branch that an address names."""

from __future__ import annotations

from sqlalchemy import bindparam
from sqlmodel import Session, select

from queue_server.domain.errors import NotFound
from queue_server.models import Branch

# Built once, as nearly every request asks it (docs/adr/0023).
ACTIVE = select(Branch).where(Branch.key == bindparam("branch"), Branch.active)


def active_branch(session: Session, key: str) -> Branch:
    """Raises NotFound(branch_unknown)."""
    branch = session.exec(ACTIVE, params={"branch": key}).one_or_none()
    if branch is None:
        raise NotFound("branch_unknown")
    return branch
