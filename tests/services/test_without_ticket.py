"""«Звернення без талона»: what was done by telephone, e-mail, post or outreach, counted apart from visits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import Session

from queue_server.domain.errors import NotFound, QueueError, Refused
from queue_server.models import Branch, Channel, HandledService, Outcome
from queue_server.services.handled_services import Done
from queue_server.services.pictures import learn
from tests.services.days import Day


def test_it_works(day: Day) -> None:
    passport = day.centre.services["passport"].id
    done = Done(Outcome.REGISTERED, 3, "application", passport)
    row = day.handles(day.centre.operator("1"), Channel.EMAIL, done=done, minutes=12)
    assert (row.channel, row.ticket_id, row.quantity, row.outcome) == (Channel.EMAIL, None, 3, Outcome.REGISTERED)
    assert (row.service_id, row.ended_at - row.started_at, row.timed) == (passport, timedelta(minutes=12), True)
    assert day.told[-1] == "service:handled"


def test_without_minutes_it_counts_no_time(day: Day) -> None:
    row = day.handles(day.centre.operator("1"))
    assert (row.started_at, row.timed) == (row.ended_at, False)


def test_the_same_key_makes_one(day: Day) -> None:
    operator = day.centre.operator("1")
    assert day.handles(operator, key="one").id == day.handles(operator, key="one").id
    with pytest.raises(Refused, match="idempotency_conflict"):
        day.handles(operator, Channel.POST, key="one")
    assert day.desk()["day"]["without_ticket"]["count"] == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"channel": Channel.VISIT}, "channel_is_visit"),
        ({"done": Done(Outcome.CONSULTED)}, "purpose_needed"),
        ({"done": Done(Outcome.CONSULTED, purpose="flight")}, "purpose_unknown"),
        ({"done": Done(Outcome.CONSULTED, 0, "consultation")}, "quantity_out_of_range"),
        ({"done": Done(Outcome.CONSULTED, 1, "consultation", "0" * 36)}, "service_unknown"),
        ({"minutes": 0}, "minutes_out_of_range"),
        ({"minutes": 481}, "minutes_out_of_range"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_written(day: Day, changes: dict[str, object], code: str) -> None:
    with pytest.raises(QueueError, match=code):
        day.handles(day.centre.operator("1"), **changes)  # type: ignore[arg-type]
    assert day.desk()["day"]["without_ticket"] == {"count": 0, "recent": []}


def test_it_teaches_nothing_about_visits(day: Day) -> None:
    """Telephone calls of two minutes do not make visitors wait for shorter visits."""

    def learned(session: Session) -> float:
        now = day.clock.now() + timedelta(hours=1)
        return learn(session, session.get_one(Branch, day.branch), now).durations.count

    for _ in range(40):
        day.handles(day.centre.operator("1"), minutes=2)
    with day.store.read() as session:
        assert learned(session) == 0
    day.visitor_takes_ticket()
    day.opens("1")
    ticket = day.starts("1", day.called("1"))
    day.clock.advance(minutes=3)
    day.finishes("1", ticket)
    with day.store.read() as session:
        assert learned(session) == 1


def test_the_own_day_shows_it_and_nobody_elses(day: Day) -> None:
    day.handles(day.centre.operator("2"), Channel.POST)
    day.handles(day.centre.operator("1"), Channel.OUTREACH, minutes=45)
    [row] = day.desk("1")["day"]["without_ticket"]["recent"]
    assert (row["channel"], row["minutes"], row["outcome"]) == ("outreach", 45, "consulted")
    day.clock.advance(hours=24)
    assert day.desk("1")["day"]["without_ticket"]["count"] == 0


def test_its_person_takes_it_back_within_thirty_seconds(day: Day) -> None:
    operator = day.centre.operator("1")
    row = day.handles(operator)
    undo = day.desk()["undo"]
    assert (undo["handled"], undo["action"], undo["channel"]) == (row.id, "service_handled", "phone")
    for stranger in (day.centre.operator("2"), day.centre.supervisor):
        with pytest.raises(Refused, match="nothing_to_undo"):
            day.removes(stranger, row)
    day.clock.advance(seconds=30)
    assert day.removes(operator, row).undone
    assert day.desk()["day"]["without_ticket"]["count"] == 0
    assert day.desk()["undo"] is None
    with pytest.raises(Refused, match="nothing_to_undo"):
        day.removes(operator, row)


def test_later_it_stays(day: Day) -> None:
    row = day.handles(day.centre.operator("1"))
    day.clock.advance(seconds=30.1)
    assert day.desk()["undo"] is None
    with pytest.raises(Refused, match="nothing_to_undo"):
        day.removes(day.centre.operator("1"), row)


def test_the_last_of_both_is_what_an_undo_takes_back(day: Day) -> None:
    day.visitor_takes_ticket()
    day.opens("1")
    ticket = day.called("1")
    day.clock.advance(seconds=5)
    day.handles(day.centre.operator("1"))
    assert "handled" in day.desk()["undo"]
    day.clock.advance(seconds=5)
    day.starts("1", ticket)
    assert day.desk()["undo"]["action"] == "start"


def test_what_was_done_within_a_visit_is_no_such_row(day: Day) -> None:
    day.visitor_takes_ticket()
    day.opens("1")
    ticket = day.finishes("1", day.starts("1", day.called("1")))
    [row] = day.handled(ticket)
    with pytest.raises(NotFound, match="handled_unknown"):
        day.removes(day.centre.operator("1"), HandledService(id=row.id))
