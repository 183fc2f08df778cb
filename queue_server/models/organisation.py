"""The organisation: one centre with what all its branches share (spheres, services, purposes, categories)."""

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from queue_server.domain.selection import Basis
from queue_server.models.columns import Names, by_value, new_id


class Organisation(SQLModel, table=True):
    id: str = Field(default_factory=new_id, primary_key=True)
    name: Names = Field(sa_type=JSON)
    example: bool = False
    languages: list[str] = Field(default_factory=lambda: ["uk", "en"], sa_type=JSON)


class Sphere(SQLModel, table=True):
    """A sphere of law or a life situation in which services stand together."""

    id: str = Field(default_factory=new_id, primary_key=True)
    key: str = Field(unique=True)
    name: Names = Field(sa_type=JSON)
    icon: str = "folder"
    position: int = 0
    active: bool = True


class Service(SQLModel, table=True):
    """A service with its short label, full name and information card; `words` are what people call it."""

    id: str = Field(default_factory=new_id, primary_key=True)
    key: str = Field(unique=True)
    sphere_id: str = Field(foreign_key="sphere.id", index=True)
    label: Names = Field(sa_type=JSON)
    name: Names = Field(sa_type=JSON)
    words: list[str] = Field(default_factory=list, sa_type=JSON)
    frequent: bool = False
    minutes: int | None = None
    wrap_up_seconds: int = 0
    registers: list[str] = Field(default_factory=list, sa_type=JSON)
    card: dict[str, object] | None = Field(default=None, sa_type=JSON)
    position: int = 0
    active: bool = True


class Register(SQLModel, table=True):
    """A state register without which its services stand still."""

    id: str = Field(default_factory=new_id, primary_key=True)
    key: str = Field(unique=True)
    name: Names = Field(sa_type=JSON)
    active: bool = True


class Purpose(SQLModel, table=True):
    """What the visitor came to do; `detail` says how far the kiosk asks: none, sphere or service."""

    id: str = Field(default_factory=new_id, primary_key=True)
    key: str = Field(unique=True)
    name: Names = Field(sa_type=JSON)
    hint: Names = Field(default_factory=dict, sa_type=JSON)
    detail: str = "service"
    minutes: int = 10
    outcome: str = "consulted"
    position: int = 0
    active: bool = True


class Category(SQLModel, table=True):
    """A ground for being served out of turn, by law or by the centre's decision."""

    id: str = Field(default_factory=new_id, primary_key=True)
    key: str = Field(unique=True)
    name: Names = Field(sa_type=JSON)
    basis: Basis = Field(sa_column=by_value(Basis, "basis"))
    position: int = 0
    active: bool = True
