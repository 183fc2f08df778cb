"""The demo's centre: the example of Sloviansk in a throw-away folder, with minutes that try no viewer's patience."""

from __future__ import annotations

import secrets
import socket
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import update
from sqlmodel import col

from queue_server import example
from queue_server.models import CounterLine, Purpose, Service
from queue_server.services.accounts import Passwords
from queue_server.services.unit_of_work import Store
from queue_server.settings import Settings, load_settings

# Minutes that a real centre sets longer, before they are stretched by the demo's pace.
SHORTENED = {"no_show_minutes": 1, "requeue_minutes": 1}
CROWD = {"many_tickets": 10, "many_tickets_minutes": 1}  # of a line: what reception is warned of
LONGEST_WRAP_UP = 15  # seconds


def settings_in(folder: Path, port: int | None) -> Settings:
    """Of its own alone: the demo never touches the data that the environment or .env names."""
    return load_settings(
        data_dir=folder,
        port=port or free_port(),
        database_url="",
        redis_url=None,
        base_url="",
        secret_key=SecretStr(secrets.token_urlsafe(48)),
        secret_key_file=None,
    )


def prepare(store: Store, settings: Settings, passwords: Passwords, pace: float) -> example.Example:
    """The example's centre with the demo's minutes."""
    made = example.prepare(store, settings, example.FILE, passwords)
    with store.write() as work:
        found = example.branch_by_key(work.session, made.branch)
        assert found is not None, "the example has the branch that it names"
        branch = work.lock_branch(found.id)
        shortened = {rule: round(minutes * pace) for rule, minutes in SHORTENED.items()}
        branch.rules = branch.rules | shortened | CROWD
        # Visits of half a minute: the forecast expects such, and no line is preferred by a quarter of an hour.
        work.session.execute(update(Purpose).values(minutes=1))
        work.session.execute(update(Service).values(minutes=None))
        longer = col(Service.wrap_up_seconds) > LONGEST_WRAP_UP
        work.session.execute(update(Service).where(longer).values(wrap_up_seconds=LONGEST_WRAP_UP))
        work.session.execute(update(CounterLine).values(advance_minutes=0))
    return made


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
