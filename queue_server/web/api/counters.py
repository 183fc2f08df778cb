"""Counters: taking one, pausing, closing, and calling the next visitor."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from queue_server.models import Branch, Counter, Role
from queue_server.services import calling, counters
from queue_server.services.breaks import next_break
from queue_server.services.desk import counter_view, desk
from queue_server.services.ticket_view import TicketView
from queue_server.web.api import Resource
from queue_server.web.auth import actor, branch_or_404, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.lookup import of_branch, retry
from queue_server.web.schemas.text import BranchPath, CounterPath
from queue_server.web.schemas.tickets import FreeBody, PauseBody

resource = Resource("counters", __name__)
Answer = dict[str, Any]


@resource.get("/branches/<string:branch>/counters")
@guard(staff())
def list_counters(path: BranchPath) -> Answer:
    """Every counter with its sign, state and lines; and the next planned break of the one who asks."""
    branch = branch_or_404(path.branch)
    signed_in = identity().staff
    assert signed_in is not None, "the guard let only staff in"
    query = select(Counter).where(Counter.branch_id == branch.id, col(Counter.active))
    with deps().store.read() as session:
        rows = session.exec(query.order_by(col(Counter.position), col(Counter.number))).all()
        pause = next_break(session, branch, signed_in.id, deps().clock.now())
        return {"counters": [counter_view(session, branch, counter) for counter in rows], "planned_break": pause}


@resource.get("/counters/<string:counter>/desk")
@guard(staff(Role.OPERATOR))
def read_desk(path: CounterPath) -> Answer:
    """What this operator sees."""
    counter, branch = of_branch(Counter, path.counter, "counter_unknown")
    now = deps().clock.now()
    with deps().store.read() as session:
        fresh = session.get_one(Branch, branch.id)
        return desk(session, fresh, session.get_one(Counter, counter.id), actor(branch.key), now)


@resource.post("/counters/<string:counter>/open")
@guard(staff(Role.OPERATOR))
def open_counter(path: CounterPath) -> Answer:
    """Take a free counter, or come back from a pause."""
    _counter, branch = of_branch(Counter, path.counter, "counter_unknown")
    with deps().store.write() as work:
        counter = counters.open_counter(work, branch.id, path.counter, actor(branch.key))
    return _shown(branch, counter)


@resource.post("/counters/<string:counter>/pause")
@guard(staff(Role.OPERATOR))
def pause_counter(path: CounterPath, body: PauseBody) -> Answer:
    """A break, paperwork or the telephone."""
    _counter, branch = of_branch(Counter, path.counter, "counter_unknown")
    with deps().store.write() as work:
        counter = counters.pause_counter(work, branch.id, path.counter, actor(branch.key), body.reason)
    return _shown(branch, counter)


@resource.post("/counters/<string:counter>/close")
@guard(staff(Role.OPERATOR))
def close_counter(path: CounterPath) -> Answer:
    """Close and leave the counter."""
    _counter, branch = of_branch(Counter, path.counter, "counter_unknown")
    with deps().store.write() as work:
        counter = counters.close_counter(work, branch.id, path.counter, actor(branch.key))
    return _shown(branch, counter)


@resource.post("/counters/<string:counter>/free")
@guard(staff(Role.SUPERVISOR))
def free_counter(path: CounterPath, body: FreeBody) -> Answer:
    """A supervisor frees a counter whose operator is gone."""
    _counter, branch = of_branch(Counter, path.counter, "counter_unknown")
    with deps().store.write() as work:
        counter = counters.free_counter(work, branch.id, path.counter, actor(branch.key), body.reason)
    return _shown(branch, counter)


@resource.post("/counters/<string:counter>/call-next")
@guard(staff(Role.OPERATOR))
def call_next(path: CounterPath) -> Answer:
    """Call the visitor whose turn it is; `{ticket: null}` when nobody may be called."""
    _counter, branch = of_branch(Counter, path.counter, "counter_unknown")
    with deps().store.write() as work:
        key = retry("call-next", {"counter": path.counter})
        called = calling.call_next(work, branch.id, path.counter, actor(branch.key), key)
        return {"ticket": TicketView(work.session, branch).full(called) if called else None}


def _shown(branch: Branch, counter: Counter) -> Answer:
    with deps().store.read() as session:
        return {"counter": counter_view(session, branch, session.get_one(Counter, counter.id))}
