"""The sockets: who may listen to what, the snapshot at the beginning, the heartbeat in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from flask import Flask, request
from flask_socketio import SocketIO, join_room, leave_room
from sqlmodel import Session, select

from queue_server.catalogue import FALLBACK
from queue_server.domain.errors import Forbidden, Invalid, NotSignedIn, QueueError
from queue_server.models import Branch, DeviceKind, Role
from queue_server.realtime.broadcast import BOARD, CONSOLE, KIOSK, PRINTER, QUEUE, TABLET, VIEWS, room
from queue_server.realtime.snapshots import Snapshots
from queue_server.services import accounts, calling, devices
from queue_server.services.boards import board, branch_facts, queue_now
from queue_server.services.branches import active_branch
from queue_server.services.messages import last_message
from queue_server.services.printing import last_ends
from queue_server.services.speaking import speakers
from queue_server.web.dependencies import Dependencies
from queue_server.web.identity import NOBODY, Identity, by_cookies, by_device_token

log = structlog.get_logger(__name__)
LARGEST_FRAME = 64 * 1024
HALL = frozenset({DeviceKind.DISPLAY, DeviceKind.COUNTER_DISPLAY, DeviceKind.SPEAKER})
DEVICES_AND_STAFF = tuple(view for view in VIEWS if view != QUEUE)
PHONES_EACH = 5  # beats
OF_DEVICES = {
    BOARD: HALL,
    KIOSK: frozenset({DeviceKind.KIOSK}),
    PRINTER: frozenset({DeviceKind.PRINTER}),
    TABLET: frozenset({DeviceKind.TABLET}),
}


@dataclass(slots=True)
class Listener:
    """One open socket: who it is, and the room that it is in."""

    identities: tuple[Identity, ...]
    subscribed: str | None = None


class Sockets:
    """All open sockets of this process."""

    def __init__(self, app: Flask, socketio: SocketIO, deps: Dependencies) -> None:
        self._app, self._socketio, self._deps = app, socketio, deps
        self._listeners: dict[str, Listener] = {}
        self._snapshots = Snapshots()
        self._beats = 0
        socketio.on_event("connect", self._connect)
        socketio.on_event("disconnect", self._disconnect)
        socketio.on_event("subscribe", self._subscribe)
        socketio.on_event("announced", self._announced)

    def device_ids(self) -> set[str]:
        """Devices with an open socket here."""
        found = (each.device for listener in self._listeners.values() for each in listener.identities)
        return {device.id for device in found if device is not None}

    def beat(self) -> None:
        """Tell every room the branch's seq, so that whoever missed something asks for a snapshot: every two seconds,
        phones every ten."""
        now = self._deps.clock.now()
        self._beats += 1
        told = VIEWS if self._beats % PHONES_EACH == 0 else DEVICES_AND_STAFF
        with self._deps.store.read() as session:
            branches = session.exec(select(Branch).where(Branch.active)).all()
        for branch in branches:
            at = now.astimezone(ZoneInfo(branch.timezone)).isoformat()
            for view in told:
                self._socketio.emit("heartbeat", {"seq": branch.seq, "at": at}, to=room(branch.key, view))

    def drop_strangers(self) -> int:
        """Close the sockets of devices that were revoked and people who may no longer be here; returns how many."""
        alive = devices.living_devices(self._deps.store, self.device_ids())
        dropped = 0
        for sid, listener in list(self._listeners.items()):
            if not all(self._may_stay(each, alive) for each in listener.identities):
                self._socketio.server.disconnect(sid)
                dropped += 1
        return dropped

    def _may_stay(self, who: Identity, alive: set[str]) -> bool:
        if who.device is not None:
            return who.device.id in alive
        if who.staff is not None and who.cookie is not None:
            return accounts.signed_in(self._deps.store, who.cookie) is not None
        return True

    def _connect(self, auth: Any = None) -> bool:
        """A credential in `auth` or a cookie says who it is; a wrong one is refused, none may hear what is public."""
        try:
            token = auth.get("token") if isinstance(auth, dict) else None
            known = (by_device_token(str(token)),) if token else tuple(by_cookies())
        except QueueError as refusal:
            raise ConnectionRefusedError(refusal.code) from None
        self._listeners[request.sid] = Listener(known or (NOBODY,))  # type: ignore[attr-defined]
        return True

    def _disconnect(self, *_reason: Any) -> None:
        self._listeners.pop(request.sid, None)  # type: ignore[attr-defined]

    def _subscribe(self, wanted: Any = None) -> dict[str, Any]:
        """`{view, branch}` → `{ok}` and a snapshot, then every later seq of the branch."""
        try:
            return self._answer(wanted)
        except QueueError as refusal:
            return self._refusal(refusal.code, **refusal.details)

    def _answer(self, wanted: Any) -> dict[str, Any]:
        listener = self._listeners.get(request.sid)  # type: ignore[attr-defined]
        if listener is None:
            raise NotSignedIn("not_signed_in")
        view, key = (wanted.get("view"), wanted.get("branch")) if isinstance(wanted, dict) else (None, None)
        if view not in VIEWS or not isinstance(key, str):
            raise Invalid("view_unknown")
        who = self._admitted(listener, view, key)
        place = room(key, view)
        if listener.subscribed not in (None, place):
            leave_room(listener.subscribed)
        # Join first, read then: what happens in between comes twice rather than never.
        join_room(place)
        listener.subscribed = place
        snapshot = self._snapshot(view, key, who)
        self._socketio.emit("snapshot", snapshot | {"view": view}, to=request.sid)  # type: ignore[attr-defined]
        return {"ok": True, "seq": snapshot["seq"]}

    def _admitted(self, listener: Listener, view: str, branch: str) -> Identity:
        alive = devices.living_devices(
            self._deps.store, {each.device.id for each in listener.identities if each.device}
        )
        for who in listener.identities:
            if may_listen(who, view, branch) and self._may_stay(who, alive):
                return who
        raise Forbidden("not_allowed")

    def _snapshot(self, view: str, key: str, who: Identity) -> dict[str, Any]:
        now = self._deps.clock.now()
        zone = who.device.zone if who.device and view == BOARD else None
        with self._deps.store.read() as session:
            branch = active_branch(session, key)
            shown = self._snapshots.of(branch, now, view, zone, lambda: self._taken(session, branch, view, zone, now))
            if view != BOARD:
                return shown
            own = who.device.id if who.device else None  # who asks and who speaks is not the same for all
            return shown | {"device": own, "speakers": speakers(session, branch, self.device_ids())}

    def _taken(self, session: Session, branch: Branch, view: str, zone: str | None, now: datetime) -> dict[str, Any]:
        forecast = self._deps.forecast.lines(branch.id)
        if view == BOARD:
            return board(session, branch, zone, now, forecast) | {"said": last_message(session, branch, now)}
        if view == QUEUE:
            return queue_now(session, branch, now, forecast)
        plain = _plain(branch, now)
        return plain | {"prints": last_ends(session, branch.id, now)} if view == KIOSK else plain

    def _announced(self, told: Any = None) -> dict[str, Any]:
        """`{event}`: the hall has spoken this call to its end; only a device that speaks in that branch is believed."""
        listener = self._listeners.get(request.sid)  # type: ignore[attr-defined]
        event = told.get("event") if isinstance(told, dict) else None
        speakers = [who.device for who in listener.identities if who.device] if listener else []
        for speaker in speakers:
            if speaker.kind in HALL and isinstance(event, int):
                with self._deps.store.write() as work:
                    calling.heard(work, speaker.branch_id, event)
                return {"ok": True}
        return self._refusal("not_allowed")

    def _refusal(self, code: str, **details: Any) -> dict[str, Any]:
        """The one envelope; a screen of the centre reads Ukrainian."""
        message = self._deps.catalogues.text(FALLBACK, f"error-{code}", **details)
        return {"ok": False, "error": {"code": code, "message": message, "details": details}}


def may_listen(who: Identity, view: str, branch: str) -> bool:
    """Public: the queue now. A device: the view of its kind in its branch. Staff: all views of their branches."""
    if view == QUEUE:
        return True
    if who.device is not None:
        return who.device.branch == branch and who.device.kind in OF_DEVICES.get(view, frozenset())
    if who.staff is None:
        return False
    roles = who.staff.roles(branch)
    return bool(roles & {Role.OPERATOR, Role.RECEPTION}) if view == CONSOLE else bool(roles)


def _plain(branch: Branch, now: datetime) -> dict[str, Any]:
    at = now.astimezone(ZoneInfo(branch.timezone)).isoformat()
    return {"seq": branch.seq, "at": at, "branch": branch_facts(branch)}
