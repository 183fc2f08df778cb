"""A print job: the outbox row of a paper, and what became of it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from queue_server.models.columns import UtcDateTime, by_value, new_id


class PrintStatus(StrEnum):
    QUEUED = "queued"
    CLAIMED = "claimed"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


class PaperKind(StrEnum):
    TICKET = "ticket"
    TEST = "test"
    SLIP = "slip"
    PAGE = "page"


class PrintJob(SQLModel, table=True):
    """Claimed by the agent before the first byte; claimed and lost is unknown and never printed again by itself.
    A test paper has no ticket; a slip is that of an appointment; a page has its own `page`: language, title, lines."""

    __tablename__ = "print_job"
    __table_args__ = (
        Index("print_job_by_printer", "printer_id", "status"),
        Index("print_job_by_branch", "branch_id", "status", "ended_at"),
    )
    id: str = Field(default_factory=new_id, primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    printer_id: str = Field(foreign_key="device.id")
    kind: PaperKind = Field(default=PaperKind.TICKET, sa_column=by_value(PaperKind, "kind", default=PaperKind.TICKET))
    ticket_id: str | None = Field(default=None, foreign_key="ticket.id", index=True)
    appointment_id: str | None = Field(default=None, foreign_key="appointment.id", index=True)
    page: dict[str, object] | None = Field(default=None, sa_type=JSON)
    status: PrintStatus = Field(
        default=PrintStatus.QUEUED, sa_column=by_value(PrintStatus, "status", default=PrintStatus.QUEUED)
    )
    duplicate: bool = False
    requested_by: str | None = Field(default=None, foreign_key="staff.id")
    attempts: int = 0
    error: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
    queued_at: datetime = Field(sa_type=UtcDateTime)
    claimed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    seen_by: str | None = Field(default=None, foreign_key="staff.id")
