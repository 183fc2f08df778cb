"""The database's tables, brought to this version by the migrations before anything else opens them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection, Engine

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).resolve().parent.parent / "migrations"


def config() -> Config:
    """Alembic's settings without an ini file."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(FOLDER))
    settings.set_main_option("path_separator", "os")
    return settings


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run what is missing, in one transaction; a database that is up to date is only looked at, and Alembic, which
    takes 9 MB, is not loaded for it."""
    with engine.execution_options(write=True).begin() as connection:
        if revision == "head" and _stands_at(connection) == newest():
            return
        from alembic import command

        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, revision)


def newest() -> str:
    """The revision that this version wants: files are named after theirs, in order."""
    return max(path.name for path in (FOLDER / "versions").glob("[0-9]*.py")).partition("_")[0]


def _stands_at(connection: Connection) -> str | None:
    """The revision of the database; None where it has none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found
