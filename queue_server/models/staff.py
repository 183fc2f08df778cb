"""The staff: people who sign in, their roles by branch, and their sessions."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from queue_server.models.columns import UtcDateTime, by_value, new_id


class Role(StrEnum):
    OPERATOR = "operator"
    RECEPTION = "reception"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"
    TECHNICIAN = "technician"


class Staff(SQLModel, table=True):
    id: str = Field(default_factory=new_id, primary_key=True)
    login: str = Field(unique=True)
    name: str
    position: str = ""
    password_hash: str | None = None
    disabled: bool = False
    example: bool = False
    in_file: bool | None = None  # named by the centre file; False: named once, switched off when it was left out
    created_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class StaffRole(SQLModel, table=True):
    __tablename__ = "staff_role"
    staff_id: str = Field(foreign_key="staff.id", primary_key=True)
    branch_id: str = Field(foreign_key="branch.id", primary_key=True)
    role: Role = Field(sa_column=by_value(Role, "role", primary_key=True))


class StaffSession(SQLModel, table=True):
    """A sign-in; the cookie's token is stored only as a hash."""

    __tablename__ = "staff_session"
    token_hash: str = Field(primary_key=True)
    staff_id: str = Field(foreign_key="staff.id", index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    seen_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
