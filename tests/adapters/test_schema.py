"""The migrations make the very tables that the models describe, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.engine import Engine
from sqlmodel import Session, SQLModel

import queue_server.models  # noqa: F401  (fills the metadata)
from queue_server.adapters.database import open_engine
from queue_server.adapters.schema import config, newest, upgrade
from tests.factories import make_branch

VERSIONS = "alembic_version"


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def head() -> str | None:
    return ScriptDirectory.from_config(config()).get_current_head()


def test_it_works(engine: Engine) -> None:
    upgrade(engine)
    with Session(engine) as session:
        make_branch(session)
        session.commit()
    with engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == head()


def test_the_newest_file_is_the_one_that_alembic_ends_with() -> None:
    assert newest() == head()


def test_a_second_upgrade_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    before = described(engine)
    upgrade(engine)
    assert described(engine) == before


def test_alembic_finds_no_difference_to_the_models(engine: Engine) -> None:
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "render_as_batch": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_constraints_and_partial_indexes_are_those_of_the_models(engine: Engine) -> None:
    """What alembic does not compare: checks of values, and the indexes that decide races."""
    upgrade(engine)
    migrated = described(engine)
    with engine.begin() as connection:
        SQLModel.metadata.drop_all(connection)
        SQLModel.metadata.create_all(connection)
    assert migrated == described(engine)


def described(engine: Engine) -> dict[str, Any]:
    """Each table with its columns, keys, checks and indexes, without the order in which they were made."""
    seen = inspect(engine)
    return {
        table: {
            "columns": {c["name"]: (str(c["type"]), c["nullable"]) for c in seen.get_columns(table)},
            "key": seen.get_pk_constraint(table)["constrained_columns"],
            "foreign": sorted((*f["constrained_columns"], f["referred_table"]) for f in seen.get_foreign_keys(table)),
            "unique": sorted(tuple(u["column_names"]) for u in seen.get_unique_constraints(table)),
            "checks": sorted((str(c["name"]), c["sqltext"]) for c in seen.get_check_constraints(table)),
            "indexes": sorted(
                (str(i["name"]), tuple(i["column_names"]), bool(i["unique"]), _condition(i))
                for i in seen.get_indexes(table)
            ),
        }
        for table in seen.get_table_names()
        if table != VERSIONS
    }


def _condition(index: Any) -> str:
    options = index.get("dialect_options", {})
    return "".join(str(text) for name, text in options.items() if name.endswith("_where"))


def test_every_migration_has_one_successor() -> None:
    assert len(ScriptDirectory.from_config(config()).get_heads()) == 1
