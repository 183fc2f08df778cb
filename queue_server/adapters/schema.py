"""The database's tables, brought to this version by the migrations before anything else opens them."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Engine

FOLDER = Path(__file__).resolve().parent.parent / "migrations"


def config() -> Config:
    """Alembic's settings without an ini file."""
    settings = Config()
    settings.set_main_option("script_location", str(FOLDER))
    settings.set_main_option("path_separator", "os")
    return settings


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run what is missing, in one transaction; a database that is up to date is only looked at."""
    settings = config()
    with engine.execution_options(write=True).begin() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, revision)
