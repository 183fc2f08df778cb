"""Today's things: who is absent, planned breaks, lines and services switched off."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from queue_server.models import Absence, Branch, PlannedBreak, Role, SwitchedOff
from queue_server.services import absences, breaks, people, switches_view, switching
from queue_server.services.absences import Away
from queue_server.services.breaks import Pause
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.lookup import of_branch, retry
from queue_server.web.schemas.people import AbsenceBody, AbsencePath, BreakBody, BreakPath
from queue_server.web.schemas.settings import SwitchBody, SwitchPath
from queue_server.web.schemas.text import BranchPath

resource = Resource("today", __name__)
Answer = dict[str, Any]

in_charge = staff(Role.SUPERVISOR)


@resource.get("/branches/<string:branch>/absences")
@guard(in_charge)
def list_absences(path: BranchPath) -> Answer:
    """Who works here, who is absent from when to when, and the lines that are left without anybody."""
    branch, now = branch_or_404(path.branch), deps().clock.now()
    with deps().store.read() as session:
        rows = absences.absences(session, branch, now)
        today = absences.local_day(branch, now)
        away = absences.absent_on(rows, today)
        working = [_person(person) | {"absent": person.id in away} for person in people.members(session, branch)]
        return {
            "today": today.isoformat(),
            "people": working,
            "absences": [_absence(row) for row in rows],
            "left": _left(session, branch),
        }


@resource.post("/branches/<string:branch>/absences")
@guard(in_charge)
def add_absence(path: BranchPath, body: AbsenceBody) -> tuple[Answer, int]:
    """Somebody is absent; the answer says at once what is left without anybody."""
    branch = branch_or_404(path.branch)
    away = Away(body.staff, body.first_day, body.last_day, body.reason)
    key = retry("absence", body.model_dump(mode="json"))
    with deps().store.write() as work:
        row = absences.add_absence(work, branch.id, away, actor(branch.key), key)
    with deps().store.read() as session:
        return {"absence": _absence(row), "left": _left(session, branch)}, 201


@resource.post("/absences/<string:absence>/cancel")
@guard(in_charge)
def cancel_absence(path: AbsencePath) -> Answer:
    """The person is there after all."""
    _row, branch = of_branch(Absence, path.absence, "absence_unknown")
    with deps().store.write() as work:
        row = absences.cancel_absence(work, branch.id, path.absence, actor(branch.key))
    return {"id": row.id}


@resource.get("/branches/<string:branch>/breaks")
@guard(in_charge)
def list_breaks(path: BranchPath) -> Answer:
    """Planned breaks by person, and those of one line that fall together."""
    branch, now = branch_or_404(path.branch), deps().clock.now()
    with deps().store.read() as session:
        return {
            "today": absences.local_day(branch, now).isoformat(),
            "people": [_person(person) for person in people.members(session, branch)],
            "breaks": [_break(row) for row in breaks.breaks(session, branch, now)],
            "overlaps": breaks.overlaps(session, branch, now),
        }


@resource.post("/branches/<string:branch>/breaks")
@guard(in_charge)
def plan_break(path: BranchPath, body: BreakBody) -> tuple[Answer, int]:
    """A break of one day or of every day; the answer warns of others of the same line at that time."""
    branch = branch_or_404(path.branch)
    pause = Pause(body.staff, body.start, body.end, body.day)
    key = retry("break", body.model_dump(mode="json"))
    with deps().store.write() as work:
        row = breaks.plan_break(work, branch.id, pause, actor(branch.key), key)
    with deps().store.read() as session:
        found = breaks.overlaps(session, branch, deps().clock.now())
    return {"break": _break(row), "overlaps": [pair for pair in found if row.id in pair["breaks"]]}, 201


@resource.post("/breaks/<string:pause>/remove")
@guard(in_charge)
def remove_break(path: BreakPath) -> Answer:
    """It is planned no more."""
    _row, branch = of_branch(PlannedBreak, path.pause, "break_unknown")
    with deps().store.write() as work:
        row = breaks.remove_break(work, branch.id, path.pause, actor(branch.key))
    return {"id": row.id}


@resource.get("/branches/<string:branch>/switches")
@guard(in_charge)
def list_switches(path: BranchPath) -> Answer:
    """Lines and services of this branch, and which of them are off, why and until when."""
    branch = branch_or_404(path.branch)
    with deps().store.read() as session:
        return switches_view.switches(session, branch, deps().clock.now())


@resource.post("/branches/<string:branch>/switches")
@guard(in_charge)
def switch_off(path: BranchPath, body: SwitchBody) -> tuple[Answer, int]:
    """No more tickets for this line or service; who waits already is served."""
    branch = branch_or_404(path.branch)
    key = retry("switch-off", body.model_dump(mode="json"))
    with deps().store.write() as work:
        row = switching.switch_off(work, branch.id, body.switch(branch), actor(branch.key), key)
    return {"id": row.id}, 201


@resource.post("/switches/<string:switch>/on")
@guard(in_charge)
def switch_on(path: SwitchPath) -> Answer:
    """Tickets are issued again."""
    _row, branch = of_branch(SwitchedOff, path.switch, "switch_unknown")
    with deps().store.write() as work:
        row = switching.switch_on(work, branch.id, path.switch, actor(branch.key))
    return {"id": row.id}


def _left(session: Session, branch: Branch) -> Answer:
    """Appointments of an absent administrator stand here too, as soon as there are any."""
    return {"lines": absences.lines_left(session, branch, deps().clock.now()), "bookings": []}


def _person(person: Any) -> Answer:
    return {"id": person.id, "name": person.name, "position": person.position}


def _absence(row: Absence) -> Answer:
    days = {"first_day": row.first_day.isoformat(), "last_day": row.last_day.isoformat()}
    return {"id": row.id, "staff": row.staff_id, "reason": row.reason, **days}


def _break(row: PlannedBreak) -> Answer:
    day = row.day.isoformat() if row.day else None
    return {"id": row.id, "staff": row.staff_id, "day": day, "start": row.start, "end": row.end}
