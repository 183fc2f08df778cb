"""«Черга зараз»: what anybody may know of a branch's lines at this moment. Reads only."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from queue_server.domain.counters import CounterStatus
from queue_server.models import Branch, Counter, CounterLine
from queue_server.services.boards import Forecast, queue_now
from queue_server.services.lines import LineState, line_states


def queue_page(session: Session, branch: Branch, now: datetime, forecast: Forecast) -> dict[str, Any]:
    """The queue now with, for each line: `open` or the `reason` why it issues no tickets (as in LineState), `from` when
    it does again, `until` when it does today, and how many `counters` receive now. While none does no wait is told."""
    states = {state.line.key: state for state in line_states(session, branch, now).values()}
    receiving = _receiving(session, branch)
    shown = queue_now(session, branch, now, forecast)
    shown["lines"] = [_line(branch, line, states[line["key"]], receiving, now) for line in shown["lines"]]
    shown["booking"] = {"channels": branch.booking.get("channels") or []}
    return shown


def _line(
    branch: Branch, line: dict[str, Any], state: LineState, receiving: dict[str, int], now: datetime
) -> dict[str, Any]:
    counters = receiving.get(state.line.id, 0)
    # What is past is told to nobody: the end where issuing goes on all the same, the start where only a stop ends it.
    until = state.until if state.open and state.until is not None and state.until > now else None
    start = state.start if not state.open and state.start is not None and state.start > now else None
    return line | {
        "wait": line["wait"] if counters else None,
        "counters": counters,
        "open": state.open,
        "reason": state.reason,
        "from": _local(branch, start),
        "until": _local(branch, until),
    }


def _receiving(session: Session, branch: Branch) -> dict[str, int]:
    """How many counters that serve a line are open now, by line id."""
    query = (
        select(CounterLine.line_id, func.count())
        .join(Counter, col(Counter.id) == CounterLine.counter_id)
        .where(Counter.branch_id == branch.id, col(Counter.active), Counter.status == CounterStatus.OPEN)
        .group_by(col(CounterLine.line_id))
    )
    return dict(session.exec(query).all())


def _local(branch: Branch, moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(ZoneInfo(branch.timezone)).isoformat(timespec="seconds")
