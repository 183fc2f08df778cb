"""Devices and their pairing: what is asked and answered."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from queue_server.models import Device, DeviceKind
from queue_server.services.device_states import condition
from queue_server.services.devices import KnownDevice, Placement
from queue_server.web.schemas.answers import Answer
from queue_server.web.schemas.text import Body, Id, Key, Line, Word

Token = Annotated[str, StringConstraints(min_length=20, max_length=200, pattern=r"^[A-Za-z0-9_-]+$")]
Code = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class DevicePath(BaseModel):
    device: str = Field(max_length=64)


class TokenBody(Body):
    token: Token


class PairingBody(Body):
    kind: DeviceKind


class SecretBody(Body):
    secret: Token


class CodeBody(Body):
    code: Code


class ApproveBody(Body):
    """`zone` is a key, `counter` and `printer` are ids; `kind`, when given, must be what the page asked for."""

    code: Code
    branch: Key
    name: Line
    kind: DeviceKind | None = None
    zone: Key | None = None
    counter: Id | None = None
    printer: Id | None = None

    def placement(self, asked: DeviceKind) -> Placement:
        return Placement(self.kind or asked, self.name, self.zone, self.counter, self.printer)


class PrinterState(BaseModel):
    """What the agent read of its printer; `error` is a stable key, null when nothing is wrong."""

    model_config = ConfigDict(extra="ignore")

    online: bool
    paper: Literal["ok", "near_end", "out", "unknown"] = "unknown"
    cover: Literal["closed", "open", "unknown"] = "unknown"
    error: Word | None = None


class StateBody(Body):
    printer: PrinterState | None = None
    error: Word | None = Field(default=None, description="What the device itself cannot do, in one word")


class DeviceAnswer(Answer):
    id: str
    kind: DeviceKind
    name: str
    branch: str
    zone: str | None
    counter: str | None

    @classmethod
    def of(cls, device: KnownDevice) -> DeviceAnswer:
        return cls.model_validate(device)


class PrinterAnswer(Answer):
    id: str
    name: str
    online: bool
    condition: str
    state: dict[str, Any]

    @classmethod
    def of(cls, printer: Device) -> PrinterAnswer:
        state = printer.state.get("printer")
        return cls(
            id=printer.id,
            name=printer.name,
            online=printer.online,
            condition=condition(printer),
            state=state if isinstance(state, dict) else {},
        )


class DeviceSessionAnswer(Answer):
    device: DeviceAnswer
    csrf: str


class OwnDeviceAnswer(DeviceSessionAnswer):
    printer: PrinterAnswer | None


class ListedDevice(Answer):
    id: str
    kind: DeviceKind
    name: str
    online: bool
    condition: str
    since: datetime | None
    seen_at: datetime | None
    state: dict[str, Any]
    zone: str | None
    counter: str | None
    printer_id: str | None
    created_at: datetime

    @classmethod
    def of(cls, device: Device, zone: str | None, counter: str | None) -> ListedDevice:
        told = {"condition": condition(device), "since": device.state_since, "zone": zone, "counter": counter}
        return cls.model_validate(device.model_dump() | told)


class DeviceListAnswer(Answer):
    devices: list[ListedDevice]


class RevokedAnswer(Answer):
    id: str
    revoked_at: datetime


class StateAnswer(Answer):
    condition: str


class StartedAnswer(Answer):
    code: str
    secret: str
    expires_at: datetime


class ClaimAnswer(Answer):
    paired: bool
    device: DeviceAnswer | None = None
    csrf: str | None = None


class AskingAnswer(Answer):
    """What asks under the code: shown to the person before approving."""

    kind: DeviceKind
    asked_at: datetime
    address: str
    expires_at: datetime


class ApprovedAnswer(Answer):
    device: ListedDevice
