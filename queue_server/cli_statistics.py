"""The commands of the statistics: counting what is kept anew from the rows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import click

from queue_server.models import Branch
from queue_server.services.statistics.history import History, answered_from
from queue_server.services.unit_of_work import Store


def statistics_commands(open_store: Callable[[], AbstractContextManager[Store]]) -> click.Group:
    """The group `statistics`, on the store of this installation."""

    @click.group()
    def statistics() -> None:
        """The history by day, as it is kept."""

    @statistics.command()
    def rebuild() -> None:
        """Count every day that is over anew, from events, handled services, tickets and bookings."""
        with open_store() as store:
            days = History(answered_from(store.read), store, store.clock).rebuild(_told)
        click.echo(f"{days} days counted")

    return statistics


def _told(branch: Branch, days: int) -> None:
    click.echo(f"{branch.key}: {days} days")
