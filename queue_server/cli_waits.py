"""The command that learns from the waits of the last weeks; the server starts it by night in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import click
from sqlmodel import col, select

from queue_server.models import Branch, WaitCorrection
from queue_server.services import corrections
from queue_server.services.unit_of_work import Store


def learn_waits_command(open_store: Callable[[], AbstractContextManager[Store]]) -> click.Command:
    """`learn-waits`, on the store of this installation."""

    @click.command("learn-waits")
    def learn_waits() -> None:
        """Learn to tell waits from the branches' last weeks; what does not help on the latest days is not used."""
        with open_store() as store:
            with store.read() as session:
                branches = session.exec(select(Branch).where(col(Branch.active)).order_by(col(Branch.key))).all()
            for branch in branches:
                click.echo(f"{branch.key}: {_told(corrections.learn(store, branch))}")

    return learn_waits


def _told(learned: WaitCorrection | None) -> str:
    if learned is None:
        return "nothing to learn from, or learned today already"
    with_it, without = (learned.figures[key]["error_s"] / 60 for key in ("with", "without"))
    result = f"version {learned.version}, {learned.lessons} promises, error {with_it:.1f} min, without it {without:.1f}"
    return result if learned.helps else f"{result}: does not help"
