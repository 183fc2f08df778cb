"""A suggestion or a complaint is kept under a number, answered in its term, read by whom it is for, and erased."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import SQLModel, select
from structlog.testing import capture_logs

from queue_server.domain.errors import Forbidden, Invalid, NotFound, Refused
from queue_server.domain.feedback import FeedbackKind
from queue_server.models import AuditEntry, Branch
from queue_server.services.visits import known_feedback
from tests.factories import make_branch
from tests.fakes import MONDAY_MORNING
from tests.services.authors import COMPLAINT, SUGGESTION, TEXT, Author
from tests.services.days import CODES, Day

ANSWER = "Шановна Олено Іванівно, відмову скасовано"
TRACES = (TEXT, "Приклад Олена", "Садова", "olena@example.com", ANSWER, "Чекаємо на архів")


@pytest.fixture
def author(day: Day) -> Author:
    return Author(day)


def told(day: Day) -> list[tuple[str, str]]:
    """The audit log of feedback: action and number."""
    with day.store.read() as session:
        rows = session.exec(select(AuditEntry).order_by("id")).all()
    return [(row.action, row.subject) for row in rows if row.action.startswith(("complaint:", "suggestion:"))]


def test_it_works(day: Day, author: Author) -> None:
    one = author.writes()
    seen = author.sees(one)
    assert (seen["number"], seen["state"], seen["official"]) == ("1/2026", "received", True)
    assert (seen["received_on"], seen["due_on"]) == ("2026-03-02", "2026-03-17")
    author.does("take", one)
    author.does("answer", one, ANSWER)
    assert (author.sees(one)["state"], author.sees(one)["answer"]) == ("answered", ANSWER)
    assert [action for action, _number in told(day)] == [
        "complaint:received",
        "complaint:in_work",
        "complaint:answered",
    ]


def test_numbers_are_apart_by_kind_and_begin_anew_with_the_year(day: Day, author: Author) -> None:
    numbers = [author.writes(each).feedback.number for each in (COMPLAINT, SUGGESTION, COMPLAINT)]
    assert numbers == ["1/2026", "1/2026", "2/2026"]
    day.clock.set(MONDAY_MORNING.replace(month=12, day=31, hour=22))  # midnight in Kyiv
    assert author.writes().feedback.number == "1/2027"


def test_what_is_sent_twice_is_kept_once(author: Author) -> None:
    first, again = author.writes(key="k"), author.writes(key="k")
    assert (first.code, first.new, again.new) == (again.code, True, False)
    assert len(author.rows()) == 1


def test_its_code_opens_it_and_nothing_else_does(day: Day, author: Author) -> None:
    one, other = author.writes(), author.writes()
    assert one.code != other.code
    known = known_feedback(day.store, CODES.stored(one.code))
    assert known is not None
    assert known.feedback_id == one.feedback.id
    ticket = day.visitor_takes(key="t")
    assert known_feedback(day.store, CODES.stored(ticket.code)) is None


def test_every_mistake_is_named_and_nothing_is_kept(author: Author) -> None:
    with pytest.raises(Invalid, match="feedback_incomplete") as refusal:
        author.writes(name="Олена", residence="", contact="немає")
    assert refusal.value.details["fields"] == {
        "name": "feedback_name_not_full", "residence": "feedback_residence_missing", "contact": "contact_invalid",
    }  # fmt: skip
    assert author.rows() == []


def test_it_goes_to_whom_the_centre_has_set_that_day(author: Author) -> None:
    author.sets(complaint_to={"uk": "міському голові"})
    one = author.writes()
    author.sets(complaint_to={"uk": "начальникові адміністрації"})
    assert author.sees(one)["to"] == {"uk": "міському голові"}
    assert author.sees(author.writes(SUGGESTION))["to"] == {}


def test_where_it_is_closed_and_in_training_nobody_writes(day: Day, author: Author) -> None:
    author.sets(open=False)
    with pytest.raises(Refused, match="feedback_closed"):
        author.writes()
    author.sets(open=True)
    with day.store.write() as work:
        work.lock_branch(day.branch).training_of = make_branch(work.session, key="real").branch.id
    with pytest.raises(Refused, match="feedback_closed"):
        author.writes()


# --- the term -----------------------------------------------------------------------------------------------------


def test_it_is_extended_once_to_thirty_days_with_the_reason_told(day: Day, author: Author) -> None:
    one = author.writes()
    day.clock.advance(days=15)
    with pytest.raises(Invalid, match="feedback_reason_missing"):
        author.does("extend", one, " ")
    author.does("extend", one, "Чекаємо на архів")
    seen = author.sees(one)
    assert (seen["state"], seen["due_on"], seen["reason"]) == ("extended", "2026-04-01", "Чекаємо на архів")
    with pytest.raises(Refused, match="feedback_wrong_status"):
        author.does("extend", one, "Ще")
    other = author.writes()
    day.clock.advance(days=16)
    with pytest.raises(Refused, match="feedback_term_over"):
        author.does("extend", other, "Пізно")


def test_the_overdue_stand_first_and_the_closed_are_asked_for(day: Day, author: Author) -> None:
    late = author.writes()
    day.clock.advance(days=10)
    soon, passed = author.writes(), author.writes(SUGGESTION)
    day.clock.advance(days=6)
    author.does("pass_on", passed, "Головне управління ДМС")
    assert [(row["number"], row["days_left"]) for row in author.lists()] == [("1/2026", -1), ("2/2026", 9)]
    assert [row["id"] for row in author.lists(state="overdue")] == [late.feedback.id]
    assert [row["id"] for row in author.lists(state="all")][:2] == [late.feedback.id, soon.feedback.id]
    assert [row["state"] for row in author.lists(FeedbackKind.SUGGESTION, "passed_on")] == ["passed_on"]
    assert author.lists(FeedbackKind.SUGGESTION) == []
    assert author.sees(passed)["passed_to"] == "Головне управління ДМС"
    counts = author.counts()
    assert counts["complaint"] == {
        "received": 2, "in_work": 0, "extended": 0, "answered": 0, "passed_on": 0, "overdue": 1, "whole": 2,
    }  # fmt: skip
    assert (counts["suggestion"]["passed_on"], counts["suggestion"]["whole"]) == (1, 1)


# --- who may what -------------------------------------------------------------------------------------------------


def test_only_the_head_changes_anything(author: Author) -> None:
    one = author.writes()
    for action, said in (("take", ()), ("extend", ("так",)), ("answer", ("так",)), ("pass_on", ("так",))):
        with pytest.raises(Forbidden, match="manager_only"):
            author.does(action, one, *said, by=author.supervisor)
    assert author.sees(one)["state"] == "received"


def test_a_supervisor_reads_no_author_no_complaint_and_no_contact(author: Author) -> None:
    plain, named = author.writes(SUGGESTION), author.writes(SUGGESTION, text="Телефонуйте 067 123 45 67")
    complaint = author.writes()
    read = author.reads(plain, author.supervisor)
    assert (read["text"], read["held"]) == (SUGGESTION.text, False)
    for one in (named, complaint):
        read = author.reads(one, author.supervisor)
        assert (read["text"], read["held"]) == (None, True)
        assert not read.keys() & {"name", "residence", "contact", "answer"}
        assert not any(trace in str(read) for trace in (*TRACES, "067 123"))
    whole = author.reads(complaint)
    assert [whole[field] for field in ("text", "name", "residence", "contact")] == [
        TEXT, "Приклад Олена Іванівна", "вул. Садова, 5", "olena@example.com",
    ]  # fmt: skip


def test_another_branch_has_none_of_it(day: Day, author: Author) -> None:
    one = author.writes()
    with day.store.write() as work:
        other = make_branch(work.session, key="other")
    neighbour = Author(day)
    neighbour.day.branch = other.branch.id
    for action, said in (("take", ()), ("answer", ("так",))):
        with pytest.raises(NotFound, match="feedback_unknown"):
            neighbour.does(action, one, *said)
    with pytest.raises(NotFound, match="feedback_unknown"):
        neighbour.reads(one)
    assert neighbour.lists(state="all") == []


# --- erasing ------------------------------------------------------------------------------------------------------


def everything(day: Day, folder: Path) -> str:
    """All rows, and on SQLite the bytes of the database and its write-ahead log."""
    with day.store.read() as session:
        tables = SQLModel.metadata.sorted_tables
        rows = "".join(repr(tuple(row)) for table in tables for row in session.execute(table.select()))
    files = [path.read_bytes() for path in folder.glob("queue.sqlite3*")]
    return rows + b"".join(files).decode("utf-8", "replace")


def test_after_its_time_nothing_of_it_is_left_anywhere(day: Day, author: Author, tmp_path: Path) -> None:
    author.sets(keep_days=10)
    with capture_logs() as logs:
        one, waiting = author.writes(key="k"), author.writes(SUGGESTION)
        author.does("extend", one, "Чекаємо на архів")
        author.does("answer", one, ANSWER)
        assert all(trace in everything(day, tmp_path) for trace in TRACES), "the search finds what is there"
        day.clock.advance(days=9, hours=23)
        day.jobs().forget()
        assert author.sees(one)["answer"] == ANSWER
        day.clock.advance(hours=1)
        day.jobs().forget()
    left = everything(day, tmp_path) + repr(logs)
    assert [trace for trace in (*TRACES, one.code, hashlib.sha256(TEXT.encode()).hexdigest()) if trace in left] == []
    seen = author.sees(one)
    assert (seen["erased"], seen["state"], seen["number"], seen["answer"]) == (True, "answered", "1/2026", None)
    assert author.reads(waiting)["text"] == SUGGESTION.text, "what waits for an answer is not forgotten"


def test_what_nobody_answers_is_kept_a_year_and_no_longer(day: Day, author: Author) -> None:
    one = author.writes()
    day.clock.advance(days=395)
    day.jobs().forget()
    assert author.reads(one)["text"] == TEXT
    day.clock.advance(days=2)
    day.jobs().forget()
    assert (author.reads(one)["text"], author.reads(one)["name"]) == (None, None)
    assert author.lists()[0]["days_left"] < 0


def test_the_branchs_own_day_counts(day: Day, author: Author) -> None:
    day.clock.set(MONDAY_MORNING.replace(hour=22, minute=30))  # already Tuesday in Kyiv
    assert author.sees(author.writes())["due_on"] == (date(2026, 3, 3) + timedelta(days=15)).isoformat()
    with day.store.read() as session:
        assert session.get_one(Branch, day.branch).timezone == "Europe/Kyiv"
