"""Pairing: a page shows a code, a signed-in person approves it, the page becomes the device."""

from __future__ import annotations

from flask import Response, make_response, request

from queue_server.domain.errors import NotFound
from queue_server.models import Role
from queue_server.services import devices, pairings
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, public, staff
from queue_server.web.csrf import token_for
from queue_server.web.dependencies import deps
from queue_server.web.identity import caller, give_device_cookie, identity
from queue_server.web.schemas.devices import (
    ApproveBody,
    ApprovedAnswer,
    AskingAnswer,
    ClaimAnswer,
    CodeBody,
    DeviceAnswer,
    ListedDevice,
    PairingBody,
    SecretBody,
    StartedAnswer,
)

resource = Resource("pairings", __name__)

in_charge = staff(Role.MANAGER, Role.TECHNICIAN)


@resource.post("/pairings", responses={201: StartedAnswer})
@guard(public)
def start_pairing(body: PairingBody) -> tuple[StartedAnswer, int]:
    """A page asks to become a device."""
    deps().limits.hit("pairing-start", caller())
    with deps().store.write() as work:
        started = pairings.start_pairing(work, deps().codes, body.kind, request.remote_addr or "")
    return StartedAnswer.model_validate(started), 201


@resource.post("/pairings/claim", responses={200: ClaimAnswer})
@guard(public)
def claim_pairing(body: SecretBody) -> Response:
    """The page asks whether it was approved, and becomes the device when it was."""
    deps().limits.check("pairing-claim-misses", caller())
    token = _claimed(body.secret)
    if token is None:
        return make_response(ClaimAnswer(paired=False))
    known = devices.known_device(deps().store, token)
    if known is None:
        raise NotFound("pairing_unknown")
    answer = ClaimAnswer(paired=True, device=DeviceAnswer.of(known), csrf=token_for(token))
    response = make_response(answer)
    give_device_cookie(response, known.kind, token)
    return response


@resource.post("/pairings/look-up", responses={200: AskingAnswer})
@guard(in_charge)
def look_up_pairing(body: CodeBody) -> AskingAnswer:
    """What asks under this code: its kind, since when, from which address."""
    _count_look_up()
    with deps().store.read() as session:
        pairing = pairings.look_up(session, deps().codes, body.code, deps().clock.now())
    return AskingAnswer(
        kind=pairing.kind, asked_at=pairing.created_at, address=pairing.address, expires_at=pairing.expires_at
    )


@resource.post("/pairings/approve", responses={201: ApprovedAnswer})
@guard(in_charge)
def approve_pairing(body: ApproveBody) -> tuple[ApprovedAnswer, int]:
    """The page behind the code becomes this device of this branch."""
    branch = branch_or_404(body.branch)
    _count_look_up()
    with deps().store.write() as work:
        asking = pairings.look_up(work.session, deps().codes, body.code, work.now)
        placement = body.placement(asking.kind)
        device = pairings.approve(work, deps().codes, branch.id, body.code, placement, actor(branch.key))
        place = devices.places_of(work.session, [device])[device.id]
    return ApprovedAnswer(device=ListedDevice.of(device, *place)), 201


def _claimed(secret: str) -> str | None:
    """The token of the approved device, None while nobody has approved it."""
    with deps().store.read() as session:
        if pairings.is_waiting(session, secret, deps().clock.now()):
            return None  # asked every 2 s by each page that shows a code: it must cost no write
    try:
        with deps().store.write() as work:
            claimed = pairings.claim(work, secret)
    except NotFound:
        deps().limits.count("pairing-claim-misses", caller())
        raise
    return claimed[1] if claimed else None


def _count_look_up() -> None:
    asking = identity().staff
    deps().limits.hit("pairing-look-up", asking.id if asking else caller())
