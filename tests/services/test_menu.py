"""The kiosk's menu: what leads where, which lines issue, and why not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, select

from queue_server.domain.errors import Invalid
from queue_server.domain.waiting import WaitRange
from queue_server.models import Branch, Counter, CounterLine, Line, NumberSequence, Purpose, Service, Sphere
from queue_server.services import switching
from queue_server.services.centre_file import parse_centre
from queue_server.services.centre_import import import_centre
from queue_server.services.lines import line_state
from queue_server.services.menu import line_states, menu, resolve_line
from queue_server.services.switching import Switch
from queue_server.services.unit_of_work import Actor, Store
from tests.factories import make_store
from tests.fakes import MONDAY_MORNING
from tests.services.small_centre import SMALL


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = set_up(f"sqlite:///{tmp_path / 'queue.sqlite3'}")
    yield store
    store.engine.dispose()


def set_up(address: str) -> Store:
    store = make_store(address)
    with store.write() as work:
        import_centre(work, parse_centre(SMALL), Actor())
    return store


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.read() as session:
        yield session


def the_branch(session: Session) -> Branch:
    return session.exec(select(Branch)).one()


def kyiv(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026 in Kyiv, where winter time is two hours ahead; the 2nd is a Monday."""
    return datetime(2026, 3, day, hour - 2, minute, tzinfo=UTC)


def line_of(shown: dict, key: str) -> dict:  # type: ignore[type-arg]
    return next(line for line in shown["lines"] if line["key"] == key)


def reason(session: Session, key: str, now: datetime = MONDAY_MORNING) -> str | None:
    states = line_states(session, the_branch(session), now)
    return next(state.reason for state in states.values() if state.line.key == key)


def test_it_works(session: Session) -> None:
    branch = the_branch(session)
    line = session.exec(select(Line).where(Line.key == "documents")).one()
    shown = menu(session, branch, MONDAY_MORNING, {line.id: WaitRange(20, 35)})
    assert shown["at"] == "2026-03-02T10:00:00+02:00"
    assert shown["branch"]["short_name"] == {"uk": "ЦНАП"}
    assert shown["branch"]["languages"] == ["uk", "en"]
    assert shown["suspended"] is None
    assert [purpose["key"] for purpose in shown["purposes"]] == ["consultation", "application", "collection"]
    assert [sphere["icon"] for sphere in shown["spheres"]] == ["heart", "folder-open"]
    assert [service["key"] for service in shown["services"]] == ["birth", "marriage"]
    assert shown["services"][0]["card"]["documents"] == [{"uk": "Паспорти батьків"}]
    assert shown["services"][1]["card"] is None
    assert shown["categories"] == [{"key": "disability", "name": {"uk": "Особи з інвалідністю"}, "basis": "law"}]
    assert "wheelchair" in shown["assistance"]


def test_both_databases_say_the_same(store: Store, postgresql_url: str) -> None:
    other = set_up(postgresql_url)
    with store.read() as here, other.read() as there:
        one, two = (menu(session, the_branch(session), MONDAY_MORNING, {}) for session in (here, there))
    other.engine.dispose()
    for shown in (one, two):
        for named in (*shown["services"], *shown["routes"]):
            named |= {key: None for key in ("id", "service") if key in named}  # each database made its own ids
    assert one == two


def test_routes_name_what_leads_where(session: Session) -> None:
    shown = menu(session, the_branch(session), MONDAY_MORNING, {})
    birth = session.exec(select(Service).where(Service.key == "birth")).one()
    routes = {(route["purpose"], route["sphere"], route["service"]): route["line"] for route in shown["routes"]}
    assert routes == {
        ("consultation", "civil", None): "documents",
        ("application", "civil", None): "documents",
        ("collection", None, None): "documents",
        ("application", None, birth.id): "births",
    }


def test_the_day_says_when_it_opens_and_closes(session: Session) -> None:
    day = menu(session, the_branch(session), MONDAY_MORNING, {})["day"]
    assert day == {
        "opens": "2026-03-02T08:00:00+02:00",
        "closes": "2026-03-02T16:00:00+02:00",
        "issuing_from": "2026-03-02T07:50:00+02:00",
        "issuing_until": "2026-03-02T16:00:00+02:00",
        "open": True,
        "closed": False,
        "reason": None,
        "next_opening": "2026-03-03T08:00:00+02:00",
        "next_issuing": "2026-03-03T07:50:00+02:00",
    }


def test_a_closed_day_says_when_issuing_begins_again(session: Session) -> None:
    day = menu(session, the_branch(session), kyiv(4, 10), {})["day"]
    assert (day["open"], day["reason"], day["opens"]) == (False, "day_off", None)
    assert (day["next_opening"], day["next_issuing"]) == ("2026-03-09T08:00:00+02:00", "2026-03-09T07:50:00+02:00")


@pytest.mark.parametrize(
    ("now", "expected", "start", "until"),
    [
        (kyiv(2, 7, 49), "not_yet", "2026-03-02T07:50:00+02:00", "2026-03-02T16:00:00+02:00"),
        (kyiv(2, 7, 50), None, "2026-03-02T07:50:00+02:00", "2026-03-02T16:00:00+02:00"),
        (kyiv(2, 15, 59), None, "2026-03-02T07:50:00+02:00", "2026-03-02T16:00:00+02:00"),
        (kyiv(2, 16), "ended", "2026-03-03T07:50:00+02:00", "2026-03-02T16:00:00+02:00"),
        (kyiv(3, 12, 30), "not_yet", "2026-03-03T12:50:00+02:00", "2026-03-03T20:00:00+02:00"),
        (kyiv(4, 10), "day_off", "2026-03-09T07:50:00+02:00", None),
    ],
)
def test_a_line_says_until_when_it_is_closed(
    session: Session, now: datetime, expected: str | None, start: str, until: str | None
) -> None:
    shown = line_of(menu(session, the_branch(session), now, {}), "births")
    assert (shown["reason"], shown["open"]) == (expected, expected is None)
    assert (shown["from"], shown["until"]) == (start, until)


def test_a_line_may_have_issuing_hours_of_its_own(session: Session) -> None:
    assert reason(session, "documents", kyiv(2, 7, 55)) == "not_yet"
    assert reason(session, "documents", kyiv(2, 14, 59)) is None
    assert reason(session, "documents", kyiv(2, 15)) == "ended"


def test_an_exception_closes_the_day(session: Session) -> None:
    a_holiday_monday = datetime(2026, 8, 24, 8, 0, tzinfo=UTC)
    assert reason(session, "births", a_holiday_monday) == "day_off"


def test_closed_counters_still_issue_without_minutes(store: Store) -> None:
    with store.read() as session:
        line = session.exec(select(Line).where(Line.key == "births")).one()
        shown = menu(session, the_branch(session), MONDAY_MORNING, {line.id: WaitRange(5, 10)})
    births = line_of(shown, "births")
    assert (births["open"], births["nobody_now"], births["wait"]) == (True, True, None)


def test_an_open_counter_gives_minutes_and_a_warning_before_closing(store: Store) -> None:
    with store.write() as work:
        work.session.exec(select(Counter).where(Counter.number == "1")).one().status = "open"  # type: ignore[assignment]
    with store.read() as session:
        line = session.exec(select(Line).where(Line.key == "births")).one()
        forecast = {line.id: WaitRange(20, 45)}
        early = line_of(menu(session, the_branch(session), kyiv(2, 15), forecast), "births")
        late = line_of(menu(session, the_branch(session), kyiv(2, 15, 16), forecast), "births")
    assert (early["wait"], early["closes_before_wait"]) == ({"from_minutes": 20, "to_minutes": 45}, False)
    assert late["closes_before_wait"]
    assert early["counters"] == ["1"]


def test_a_line_without_a_counter_is_unserved(store: Store) -> None:
    with store.write() as work:
        for link in work.session.exec(select(CounterLine).where(CounterLine.advance_minutes == 10)):
            work.session.delete(link)
    with store.read() as session:
        assert reason(session, "births") == "unserved"
        assert reason(session, "documents") is None


def test_a_suspended_branch_issues_nothing(store: Store) -> None:
    with store.write() as work:
        branch = the_branch(work.session)
        branch.suspended_since, branch.suspension_reason = MONDAY_MORNING, "air_raid"
    with store.read() as session:
        shown = menu(session, the_branch(session), MONDAY_MORNING, {})
    assert shown["suspended"] == {"reason": "air_raid", "since": "2026-03-02T10:00:00+02:00", "resumes_at": None}
    assert (shown["day"]["open"], shown["day"]["reason"]) == (False, "suspended")
    assert {line["reason"] for line in shown["lines"]} == {"suspended"}


def test_a_line_switched_off_for_today_says_so(store: Store) -> None:
    with store.write() as work:
        switching.switch_off(work, the_branch(work.session).id, Switch("absent", line="births"), Actor())
    with store.read() as session:
        assert reason(session, "births") == "switched_off"


@pytest.mark.parametrize(("last", "expected"), [(59, None), (60, "full"), (1000, "full")])
def test_a_line_is_full_for_the_day(store: Store, last: int, expected: str | None) -> None:
    with store.write() as work:
        branch = the_branch(work.session)
        work.session.add(NumberSequence(branch_id=branch.id, letter="А", day=MONDAY_MORNING.date(), last=last))
    with store.read() as session:
        assert reason(session, "documents") == expected
        assert reason(session, "documents", kyiv(3, 10)) is None


def test_numbers_kept_for_writing_by_hand_do_not_fill_a_line(store: Store) -> None:
    with store.write() as work:
        branch = the_branch(work.session)
        work.session.exec(select(Line).where(Line.key == "documents")).one().daily_limit = 902
        work.session.add(NumberSequence(branch_id=branch.id, letter="А", day=MONDAY_MORNING.date(), last=1000))
    with store.read() as session:
        assert reason(session, "documents") is None  # 901 were given


def test_one_line_alone_says_the_same(session: Session) -> None:
    branch = the_branch(session)
    for line_id, state in line_states(session, branch, MONDAY_MORNING).items():
        assert line_state(session, branch, session.get_one(Line, line_id), MONDAY_MORNING) == state


@pytest.mark.parametrize("noun", [Purpose, Sphere, Service])
def test_what_is_switched_off_is_neither_shown_nor_taken(store: Store, noun: type[Purpose | Sphere | Service]) -> None:
    with store.write() as work:
        for row in work.session.exec(select(noun)):
            row.active = False
    with store.read() as session:
        shown = menu(session, the_branch(session), MONDAY_MORNING, {})
        assert shown[f"{noun.__name__.lower()}s"] == []
        with pytest.raises(Invalid):
            resolve_line(session, the_branch(session), "application", "civil", _birth(session))


def _birth(session: Session) -> str:
    return session.exec(select(Service.id).where(Service.key == "birth")).one()
