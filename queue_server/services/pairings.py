"""Pairing: a page asks, shows its code, is approved once by a signed-in person, and claims its token."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from queue_server.domain.codes import Codes
from queue_server.domain.errors import NotFound, Refused
from queue_server.domain.pairing import VALID_FOR, code_from, typed_code
from queue_server.models import Device, DeviceKind, Pairing
from queue_server.services.accounts import hash_token
from queue_server.services.devices import Placement, add_device
from queue_server.services.unit_of_work import Actor, UnitOfWork


@dataclass(frozen=True, slots=True)
class StartedPairing:
    """`code` is for the screen, `secret` stays with the page that asked."""

    code: str
    secret: str
    expires_at: datetime


def start_pairing(work: UnitOfWork, codes: Codes, kind: DeviceKind, address: str) -> StartedPairing:
    """A page asks to become a device of this kind. Rows that are over go away with the same step."""
    over = col(Pairing.expires_at) < work.now - VALID_FOR
    work.session.execute(delete(Pairing).where(over))
    code, secret = code_from(secrets.randbits(64)), secrets.token_urlsafe(32)
    row = Pairing(
        code_hash=codes.stored(code),
        secret_hash=hash_token(secret),
        kind=kind,
        address=address,
        created_at=work.now,
        expires_at=work.now + VALID_FOR,
    )
    work.session.add(row)
    return StartedPairing(code, secret, row.expires_at)


def look_up(session: Session, codes: Codes, code: str, now: datetime) -> Pairing:
    """What asks under this code, for the person who is to approve it. Raises NotFound(pairing_unknown), also
    when it is over or used."""
    plain = typed_code(code)
    query = select(Pairing).where(Pairing.code_hash == codes.stored(plain or ""))
    pairing = session.exec(query).one_or_none()
    if pairing is None or pairing.expires_at <= now or pairing.device_id is not None:
        raise NotFound("pairing_unknown")
    return pairing


def approve(work: UnitOfWork, codes: Codes, branch_id: str, code: str, placement: Placement, actor: Actor) -> Device:
    """The page behind the code becomes this device, once. Raises NotFound(pairing_unknown),
    Refused(pairing_other_kind), and what `add_device` raises."""
    pairing = look_up(work.session, codes, code, work.now)
    if pairing.kind is not placement.kind:
        raise Refused("pairing_other_kind", kind=pairing.kind.value)
    device, _token = add_device(
        work, work.lock_branch(branch_id), placement, actor
    )  # the real token is made when the page claims it
    pairing.device_id = device.id
    return device


def is_waiting(session: Session, secret: str, now: datetime) -> bool:
    """Whether this page's code is good and nobody has approved it yet."""
    pairing = _of_secret(session, secret)
    return pairing is not None and pairing.device_id is None and now < pairing.expires_at


def claim(work: UnitOfWork, secret: str) -> tuple[Device, str] | None:
    """The approved device with a token, None while nobody has approved it. Raises NotFound(pairing_unknown).

    The page may ask again within the time of its code, for an answer can be lost: the newer token is the valid one.
    """
    pairing = _of_secret(work.session, secret)
    if pairing is None or (pairing.expires_at <= work.now and not _waits_for_its_page(pairing)):
        raise NotFound("pairing_unknown")
    if pairing.device_id is None:
        return None
    device = work.session.get(Device, pairing.device_id)
    if device is None or device.revoked_at is not None:
        raise NotFound("pairing_unknown")
    token = secrets.token_urlsafe(32)
    device.token_hash, pairing.claimed_at = hash_token(token), work.now
    return device, token


def _of_secret(session: Session, secret: str) -> Pairing | None:
    return session.exec(select(Pairing).where(Pairing.secret_hash == hash_token(secret))).one_or_none()


def _waits_for_its_page(pairing: Pairing) -> bool:
    return pairing.device_id is not None and pairing.claimed_at is None
