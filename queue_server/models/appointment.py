"""An appointment: a booked time, the places that it takes, and what holds the rule of lateness back."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from queue_server.domain.appointments import AppointmentStatus, CancelReason
from queue_server.domain.booking import BookingChannel
from queue_server.models.columns import UtcDateTime, by_value, new_id


class Appointment(SQLModel, table=True):
    """`minutes` are what the visit is planned to take; `held_until` is set while nobody confirmed the time;
    `promised_until` is how long a supervisor lets a restored one check in. `contact_hash` is keyed and goes with the
    contact; `contact_codes` counts the codes that were sent to confirm it, and of the last one a keyed hash is kept
    until then. The ticket that checking in, or joining the general queue after it was annulled, has issued names its
    appointment. `seq` is the sequence of its last event."""

    __table_args__ = (
        Index("appointment_by_time", "branch_id", "slot_at"),
        Index("appointment_by_status", "branch_id", "status"),
    )
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    line_id: str = Field(foreign_key="line.id")
    purpose_id: str = Field(foreign_key="purpose.id")
    sphere_id: str | None = Field(default=None, foreign_key="sphere.id")
    service_id: str | None = Field(default=None, foreign_key="service.id")
    status: AppointmentStatus = Field(
        default=AppointmentStatus.HELD, sa_column=by_value(AppointmentStatus, "status", default=AppointmentStatus.HELD)
    )
    slot_at: datetime = Field(sa_type=UtcDateTime)
    minutes: int
    persons: int = 1
    services: int = 1
    language: str = "uk"
    channel: BookingChannel = Field(sa_column=by_value(BookingChannel, "channel"))
    by_representative: bool = False
    person_id: str | None = Field(default=None, foreign_key="person.id", index=True)
    contact_hash: str | None = Field(default=None, index=True)
    contact_codes: int = 0
    contact_code_hash: str | None = None
    contact_code_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    code_version: int = 1
    code_hash: str = Field(unique=True)
    held_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    promised_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    booked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    checked_in_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    cancelled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    cancel_reason: CancelReason | None = Field(
        default=None, sa_column=by_value(CancelReason, "cancel_reason", nullable=True)
    )
    staff_id: str | None = Field(default=None, foreign_key="staff.id")
    device_id: str | None = Field(default=None, foreign_key="device.id")
    seq: int = 0


class SlotUse(SQLModel, table=True):
    """A place that an appointment takes, a row for each step of its visit; deleted when it is free again.

    The key is unique: the database decides who gets the last place.
    """

    __tablename__ = "slot_use"
    line_id: str = Field(foreign_key="line.id", primary_key=True)
    start: datetime = Field(sa_type=UtcDateTime, primary_key=True)
    place: int = Field(primary_key=True)
    appointment_id: str = Field(foreign_key="appointment.id", index=True)


class Standstill(SQLModel, table=True):
    """A time in which nobody could check in, beside suspensions: in a branch, or without one in the whole
    installation. `reason`: server, nobody, clock."""

    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str | None = Field(default=None, foreign_key="branch.id")
    reason: str
    started_at: datetime = Field(sa_type=UtcDateTime, index=True)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = Field(default=None, foreign_key="staff.id")


class Pulse(SQLModel, table=True):
    """The last moment at which the server that leads was alive; the gap before a start was a standstill."""

    id: int = Field(default=1, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
