"""Retry keys: the same request twice makes one thing; another body under the same key is refused."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session

from queue_server.domain.errors import Invalid, Refused
from queue_server.models import RetryKey
from queue_server.services.unit_of_work import Actor, UnitOfWork

KEPT = timedelta(hours=24)
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Retry:
    """An Idempotency-Key and a hash of what was asked under it; the body itself is never kept."""

    key: str
    body_hash: str

    @classmethod
    def of(cls, key: str | None, what: str, body: Mapping[str, Any]) -> Retry | None:
        """None without a key. Raises Invalid(idempotency_key_invalid)."""
        if key is None:
            return None
        if not key or len(key) > LONGEST or not key.isprintable():
            raise Invalid("idempotency_key_invalid", longest=LONGEST)
        content = json.dumps([what, body], sort_keys=True, ensure_ascii=False, default=str)
        return cls(key, hashlib.sha256(content.encode()).hexdigest())


def made_before(work: UnitOfWork, actor: Actor, retry: Retry | None) -> str | None:
    """The id of what this key made already. Raises Refused(idempotency_conflict) for another body."""
    if retry is None:
        return None
    row = work.session.get(RetryKey, (actor.key, retry.key))
    if row is None:
        return None
    if row.body_hash != retry.body_hash:
        raise Refused("idempotency_conflict")
    return row.made_id


def made_anything(session: Session, actor: Actor, retry: Retry) -> bool:
    """Whether something was made under this key, whatever it was asked for."""
    return session.get(RetryKey, (actor.key, retry.key)) is not None


def remember(work: UnitOfWork, actor: Actor, retry: Retry | None, made_id: str) -> None:
    """Keep, in the same transaction, what the key made."""
    if retry is not None:
        row = RetryKey(actor=actor.key, key=retry.key, body_hash=retry.body_hash, made_id=made_id, created_at=work.now)
        work.session.add(row)


def forget_old(work: UnitOfWork) -> int:
    """Drop the keys that are over a day old; returns how many."""
    old = RetryKey.__table__.c.created_at < work.now - KEPT  # type: ignore[attr-defined]
    forgotten: int = work.session.execute(delete(RetryKey).where(old)).rowcount  # type: ignore[attr-defined]
    return forgotten
