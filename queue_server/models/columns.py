"""Column types that every table shares: ids in order of time, moments in UTC, enums by value."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from typing import Any

import uuid_utils
from sqlalchemy import Column, DateTime
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

Names = dict[str, str]  # a name by language: {"uk": "Паспорт", "en": "Passport"}


def new_id() -> str:
    """A UUIDv7: unique everywhere, sorted by the moment of making."""
    return str(uuid_utils.uuid7())


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept as UTC: SQLite would drop the zone. A naive value is a mistake and refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def by_value(enum: type[Enum], name: str, *, nullable: bool = False, **options: Any) -> Column[Any]:
    """A column that holds an enum's values and nothing else, by a CHECK of the database; SQLModel stores names."""
    kind = SqlEnum(
        enum,
        name=f"{name}_{enum.__name__.lower()}",
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        length=40,
    )
    return Column(name, kind, nullable=nullable, **options)
