"""Runs migrations on the connection that `adapters/schema.py` brings."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString, SQLModel

import queue_server.models  # noqa: F401  (fills the metadata)
from queue_server.models.columns import UtcDateTime

PLAIN = {UtcDateTime: "sa.DateTime(timezone=True)", AutoString: "sa.String()"}


def render_plain(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write a migration that needs nothing of the program, whose types may change later."""
    return PLAIN.get(type(item), False) if kind == "type" else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite cannot alter a column; batch mode copies the table
    render_item=render_plain,
)
with context.begin_transaction():
    context.run_migrations()
