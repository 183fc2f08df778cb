"""Devices of a branch: kiosks, printers' agents, displays; paired by a short code or made with a token."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from queue_server.models.columns import UtcDateTime, by_value, new_id


class DeviceKind(StrEnum):
    KIOSK = "kiosk"
    PRINTER = "printer"
    DISPLAY = "display"
    COUNTER_DISPLAY = "counter_display"
    SPEAKER = "speaker"
    TABLET = "tablet"
    WALL = "wall"


class Device(SQLModel, table=True):
    """`state` is what the device last said of itself; a kiosk names its printer."""

    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    kind: DeviceKind = Field(sa_column=by_value(DeviceKind, "kind"))
    name: str
    token_hash: str = Field(unique=True)
    zone_id: str | None = Field(default=None, foreign_key="zone.id")
    counter_id: str | None = Field(default=None, foreign_key="counter.id")
    printer_id: str | None = Field(default=None, foreign_key="device.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    online: bool = False
    state: dict[str, object] = Field(default_factory=dict, sa_type=JSON)
    state_since: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Pairing(SQLModel, table=True):
    """A page that asks to become a device: an 8-character code shown there, approved once within 10 minutes."""

    id: str = Field(default_factory=new_id, primary_key=True)
    code_hash: str = Field(unique=True)
    secret_hash: str = Field(unique=True)
    kind: DeviceKind = Field(sa_column=by_value(DeviceKind, "kind"))
    address: str
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    device_id: str | None = Field(default=None, foreign_key="device.id")
    claimed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Bell(SQLModel, table=True):
    """«Покликати працівника»: rung at a kiosk, answered by a member of staff. With a ticket: help was asked for."""

    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", index=True)
    device_id: str = Field(foreign_key="device.id")
    ticket_id: str | None = Field(default=None, foreign_key="ticket.id")
    rung_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answered_by: str | None = Field(default=None, foreign_key="staff.id")
