"""What the hall sees: the called numbers, the last calls, who waits in which line. Public facts only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from queue_server.domain.tickets import TicketStatus
from queue_server.domain.waiting import WaitRange
from queue_server.models import Branch, Counter, CounterLine, EventRow, Line, Ticket, Zone
from queue_server.services.booking.reminding import any_due_soon
from queue_server.services.branch_settings import hall_of
from queue_server.services.notices import shown_notices
from queue_server.services.speaking import speakers
from queue_server.services.spoken import call_speech
from queue_server.services.suspensions import registers_view, suspension
from queue_server.services.ticket_changes import rules_of, shown_until

RECENT = 12
RECENT_WITHIN = timedelta(hours=3)
Forecast = Mapping[str, WaitRange | None]


def branch_facts(branch: Branch) -> dict[str, Any]:
    """What every screen may say of the branch."""
    return {
        "key": branch.key,
        "name": branch.name,
        "short_name": branch.short_name,
        "phone": branch.phone,
        "timezone": branch.timezone,
        "workplace": branch.workplace,
        "trial": branch.trial,
        "training": branch.training_of is not None,
    }


def board(
    session: Session,
    branch: Branch,
    zone_key: str | None,
    now: datetime,
    forecast: Forecast,
    present: Collection[str] = (),
) -> dict[str, Any]:
    """A hall display's snapshot; a zone shows its own counters and lines, no zone the whole hall. `present` are the
    devices with an open socket here."""
    zone = ZoneInfo(branch.timezone)
    return {
        "seq": branch.seq,
        "at": now.astimezone(zone).isoformat(),
        "branch": branch_facts(branch),
        "zone": zone_key,
        "zone_name": _zone_name(session, branch, zone_key),
        "speakers": speakers(session, branch, present),
        "suspended": suspension(branch, now),
        "registers": registers_view(session, branch.id),
        "day": day_state(branch, now),
        "called": _called(session, branch, zone_key, now),
        "recent": _recent(session, branch, zone_key, now),
        "lines": waiting_by_line(session, branch, forecast, zone_key),
        "check_in": any_due_soon(session, branch, now),
        "notices": [{"id": row.id, "text": row.text} for row in shown_notices(session, branch, now)],
        "texts": branch.texts,
        "volume": hall_of(branch).volume_at(now.astimezone(zone).time()),
    }


def queue_now(session: Session, branch: Branch, now: datetime, forecast: Forecast) -> dict[str, Any]:
    """The public page «Черга зараз»."""
    return {
        "seq": branch.seq,
        "at": now.astimezone(ZoneInfo(branch.timezone)).isoformat(),
        "branch": branch_facts(branch),
        "suspended": suspension(branch, now),
        "registers": registers_view(session, branch.id),
        "day": day_state(branch, now),
        "lines": waiting_by_line(session, branch, forecast),
    }


def waiting_by_line(
    session: Session, branch: Branch, forecast: Forecast, zone_key: str | None = None
) -> list[dict[str, Any]]:
    """Every line, or those that a counter of this zone may call from."""
    counts = waiting_counts(session, branch)
    elsewhere = _lines_elsewhere(session, branch, zone_key)
    query = select(Line).where(Line.branch_id == branch.id, col(Line.active)).order_by(col(Line.position))
    return [
        {
            "key": line.key,
            "letter": line.letter,
            "name": line.name,
            "waiting": counts.get(line.id, 0),
            "wait": wait_json(forecast.get(line.id)),
        }
        for line in session.exec(query).all()
        if line.id not in elsewhere
    ]


def waiting_counts(session: Session, branch: Branch) -> dict[str, int]:
    """How many wait, by line id; lines with nobody are absent."""
    query = select(Ticket.line_id, func.count()).where(
        Ticket.branch_id == branch.id, Ticket.status == TicketStatus.WAITING
    )
    return dict(session.exec(query.group_by(Ticket.line_id)).all())


def wait_json(wait: WaitRange | None) -> dict[str, int] | None:
    return {"from_minutes": wait.from_minutes, "to_minutes": wait.to_minutes} if wait else None


def day_state(branch: Branch, now: datetime) -> dict[str, bool]:
    """Whether a supervisor ended today's issuing, or the day."""
    today = now.astimezone(ZoneInfo(branch.timezone)).date()
    return {"issuing_ended": branch.issuing_ended_on == today, "closed": branch.day_closed_on == today}


def _called(session: Session, branch: Branch, zone_key: str | None, now: datetime) -> list[dict[str, Any]]:
    query = (
        select(Ticket, Counter, Line)
        .join(Counter, col(Counter.id) == Ticket.counter_id)
        .join(Line, col(Line.id) == Ticket.line_id)
        .where(Ticket.branch_id == branch.id, Ticket.status == TicketStatus.CALLED)
        .order_by(col(Ticket.seq).desc())
    )
    shown = []
    zone = ZoneInfo(branch.timezone)
    zones = dict(session.exec(select(Zone.id, Zone.key).where(Zone.branch_id == branch.id)).all())
    calls_needed = rules_of(branch).no_show_calls
    for ticket, counter, line in session.exec(query).all():
        until = shown_until(ticket)
        if until is None or ticket.called_at is None or until <= now:
            continue
        if zone_key is not None and zones.get(counter.zone_id or "") not in (zone_key, None):
            continue
        facts: dict[str, Any] = {
            "ticket": ticket.id,
            "number": ticket.number,
            "line": line.key,
            "zone": zones.get(counter.zone_id or ""),
            "counter": counter.number,
            "counter_id": counter.id,
            "workplace": counter.workplace or branch.workplace,
            "hint": counter.hint,
            "called_at": ticket.called_at.astimezone(zone).isoformat(),
            "until": until.astimezone(zone).isoformat(),
            "calls": ticket.calls,
            "final": ticket.calls >= calls_needed,
            "language": ticket.language,
            "event": ticket.seq,
            "heard": ticket.heard_at is not None,
        }
        shown.append(facts | {"speech": call_speech(hall_of(branch), facts)})
    return shown


def _lines_elsewhere(session: Session, branch: Branch, zone_key: str | None) -> set[str]:
    """Lines that only counters of other zones serve; a line without any counter is nowhere else."""
    if zone_key is None:
        return set()
    query = (
        select(CounterLine.line_id, Zone.key)
        .join(Counter, col(Counter.id) == CounterLine.counter_id)
        .join(Zone, col(Zone.id) == Counter.zone_id, isouter=True)
        .where(Counter.branch_id == branch.id, col(Counter.active))
    )
    served = set(session.exec(query).all())
    here = {line for line, zone in served if zone in (zone_key, None)}
    return {line for line, _zone in served} - here


def _zone_name(session: Session, branch: Branch, zone_key: str | None) -> dict[str, str] | None:
    query = select(Zone.name).where(Zone.branch_id == branch.id, Zone.key == zone_key, col(Zone.active))
    found = session.exec(query).first() if zone_key is not None else None
    return dict(found) if found else None


def _recent(session: Session, branch: Branch, zone_key: str | None, now: datetime) -> list[dict[str, Any]]:
    """The last calls, each number once, the newest first."""
    query = (
        select(EventRow)
        .where(EventRow.branch_id == branch.id, EventRow.name == "ticket:called", EventRow.at > now - RECENT_WITHIN)
        .order_by(col(EventRow.seq).desc())
        .limit(RECENT * 3)
    )
    zone = ZoneInfo(branch.timezone)
    rows: dict[str, dict[str, Any]] = {}
    for event in session.exec(query).all():
        data = event.data
        if zone_key is not None and data.get("zone") not in (None, zone_key):
            continue
        row = {"number": data["number"], "counter": data["counter"], "at": event.at.astimezone(zone).isoformat()}
        rows.setdefault(str(data["number"]), row)
    return list(rows.values())[:RECENT]
