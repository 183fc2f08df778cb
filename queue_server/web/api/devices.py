"""Devices: a page takes its token, an agent tells its state, staff see and revoke them."""

from __future__ import annotations

from flask import Response, make_response

from queue_server.models import Device, Role
from queue_server.services import device_states, devices
from queue_server.services.devices import KnownDevice
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, device, guard, public, staff
from queue_server.web.csrf import csrf_token, token_for
from queue_server.web.dependencies import deps
from queue_server.web.identity import by_device_token, give_device_cookie, identity
from queue_server.web.lookup import of_branch
from queue_server.web.schemas.devices import (
    DeviceAnswer,
    DeviceListAnswer,
    DevicePath,
    DeviceSessionAnswer,
    ListedDevice,
    OwnDeviceAnswer,
    PrinterAnswer,
    RevokedAnswer,
    StateAnswer,
    StateBody,
    TokenBody,
)
from queue_server.web.schemas.text import BranchPath

resource = Resource("devices", __name__)

in_charge = staff(Role.MANAGER, Role.TECHNICIAN)


@resource.post("/device/session", responses={200: DeviceSessionAnswer})
@guard(public)
def open_session(body: TokenBody) -> Response:
    """Exchange a token for a cookie that no script can read."""
    known = by_device_token(body.token).device
    assert known is not None  # an unknown token was refused
    response = make_response(DeviceSessionAnswer(device=DeviceAnswer.of(known), csrf=token_for(body.token)))
    give_device_cookie(response, known.kind, body.token)
    return response


@resource.get("/device", responses={200: OwnDeviceAnswer})
@guard(device())
def who_am_i() -> Response:
    """The device itself, and the printer that it uses. Its cookie's age starts anew."""
    known = _own()
    with deps().store.read() as session:
        printer = session.get(Device, known.printer_id) if known.printer_id else None
    answer = OwnDeviceAnswer(
        device=DeviceAnswer.of(known), csrf=csrf_token(), printer=PrinterAnswer.of(printer) if printer else None
    )
    response = make_response(answer)
    if token := identity().cookie:
        give_device_cookie(response, known.kind, token)
    return response


@resource.post("/device/state", responses={200: StateAnswer})
@guard(device())
def report_state(body: StateBody) -> StateAnswer:
    """What the device says of itself; staff are told when it is news."""
    known = _own()
    with deps().store.write() as work:
        state = body.model_dump(exclude_none=True)
        reporting = device_states.report_state(work, known.branch_id, known.id, state, actor(known.branch))
    return StateAnswer(condition=device_states.condition(reporting))


@resource.get("/branches/<string:branch>/devices", responses={200: DeviceListAnswer})
@guard(staff())
def list_devices(path: BranchPath) -> DeviceListAnswer:
    """All devices of the branch that were not revoked."""
    branch = branch_or_404(path.branch)
    with deps().store.read() as session:
        found = devices.devices_of(session, branch.id)
        places = devices.places_of(session, found)
    return DeviceListAnswer(devices=[ListedDevice.of(each, *places[each.id]) for each in found])


@resource.post("/devices/<string:device>/revoke", responses={200: RevokedAnswer})
@guard(in_charge)
def revoke_device(path: DevicePath) -> RevokedAnswer:
    """The token of a lost device opens nothing any more."""
    _found, branch = of_branch(Device, path.device, "device_unknown")
    with deps().store.write() as work:
        revoked = devices.revoke(work, branch.id, path.device, actor(branch.key))
    return RevokedAnswer.model_validate(revoked)


def _own() -> KnownDevice:
    known = identity().device
    assert known is not None, "the guard let only devices in"
    return known
