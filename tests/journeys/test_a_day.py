"""One day of a centre from the first visitor at the door to the three who are left, told in one test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from sqlmodel import col, select

from queue_server.models import Suspension, Ticket, Unserved
from tests.faces.console import SLOW, Console
from tests.faces.reception_screen import Reception
from tests.journeys.whole_day import KYIV, OWN_SERVER, WholeDay, called, desk_ticket, does, open_day, wall
from tests.paper_reading import read_number
from tests.people import Refusal

pytestmark = [pytest.mark.journey, pytest.mark.timeout(420), OWN_SERVER]

APPLICATION = ("purpose-application", "sphere-documents", "skip")
ALARM = "Увага! Повітряна тривога. Прийом призупинено. Просимо пройти до укриття. Ваше місце в черзі збережено."


@pytest.fixture
def day(one_chromium: Browser, tmp_path: Path) -> Iterator[WholeDay]:
    with open_day(one_chromium, tmp_path / "centre") as day:
        yield day


def test_a_day(day: WholeDay) -> None:
    opens_with_people_waiting(day)
    corrects_a_wrong_line(day)
    serves_a_family_with_two_services(day)
    serves_one_out_of_turn_by_law(day)
    sends_one_on_and_gets_them_back(day)
    puts_an_absent_visitor_back(day)
    an_operator_goes_home(day)
    an_air_alarm_of_forty_minutes(day)
    the_printer_runs_out_of_paper(day)
    closes_with_three_people_left(day)
    everybody_came_in_their_turn(day)
    every_service_stands_with_its_times(day)


def opens_with_people_waiting(day: WholeDay) -> None:
    for time, touches, number in (("07:50", (), "А-001"), ("07:51", APPLICATION, "Б-001"), ("07:52", (), "А-002")):
        day.at(time)
        assert day.visitor_takes_ticket(*touches) == number
    papers = day.printer.wait_for_papers(3, seconds=60)
    assert [read_number(paper.image) for paper in papers] == ["А-001", "Б-001", "А-002"]
    day.at("08:00")
    day.first.takes_counter("1")
    day.second.opens_counter()
    day.third.opens_counter()
    day.first.until_queue(["А-001", "А-002"])
    day.first.steps_to("called")
    day.hall.shows("А-001")
    assert called(day.third) == "Б-001"
    assert called(day.second) == "А-002"
    day.is_heard("А-002")
    day.at("08:01")
    day.first.steps_to("serving")
    for one in (day.second, day.third):
        does(one, "start")


def corrects_a_wrong_line(day: WholeDay) -> None:
    """«Помилкова черга»: the ticket keeps its number and its place, and is the next of the other line."""
    day.at("08:02")
    does(day.second, "transfer", line="line-2", reason="wrong_line")
    day.at("08:04")
    day.first.steps_to("outcomes", "free")


def serves_a_family_with_two_services(day: WholeDay) -> None:
    day.at("08:11")
    does(day.third, "continue", done={"outcome": "registered", "quantity": 2}, next={"purpose": "consultation"})
    day.at("08:16")
    does(day.third, "finish", outcome="consulted")
    assert called(day.third) == "А-002", "corrected at 08:02, waiting since 07:52"


def serves_one_out_of_turn_by_law(day: WholeDay) -> None:
    day.at("08:17")
    assert day.visitor_takes_ticket() == "А-003"
    day.at("08:18")
    assert day.visitor_takes_ticket() == "А-004"
    reception = day.reception
    reception.opens_card("А-004", "А-004")
    reception.does("right")
    reception.part("right-confirm").click()
    reception.is_told("А-004: право підтверджено")
    expect(reception.rows()).to_have_text(["А-004", "А-003"], timeout=SLOW)
    day.first.until_queue(["А-004", "А-003"])
    day.at("08:19")
    day.first.steps_to("called")
    expect(day.first.part("number")).to_have_text("А-004")
    day.at("08:20")
    day.first.steps_to("serving")
    day.at("08:25")
    day.first.steps_to("outcomes", "free")


def sends_one_on_and_gets_them_back(day: WholeDay) -> None:
    day.at("08:26")
    does(day.third, "start")
    day.first.steps_to("called", "serving")
    day.at("08:27")
    dialog = day.first.opens_dialog("KeyT", "sending")
    day.first.page.keyboard.press("Digit3")
    day.first.part("sending-counter").select_option(day.second.counter)
    dialog.get_by_label("потрібен інший спеціаліст").check()
    day.first.part("sending-returns").check()
    day.first.part("sending-note").fill("копія довідки")
    day.first.page.keyboard.press("Enter")
    day.first.sees_state("free")
    day.at("08:28")
    assert called(day.second) == "А-003"
    assert desk_ticket(day.second)["notes"] == ["копія довідки"]
    does(day.second, "start")
    day.at("08:33")
    does(day.second, "return")
    day.at("08:34")
    day.first.until_queue(["А-003"])
    day.first.steps_to("called", "serving")
    day.at("08:36")
    day.first.steps_to("outcomes", "free")
    does(day.third, "finish", outcome="registered")


def puts_an_absent_visitor_back(day: WholeDay) -> None:
    day.at("08:40")
    assert day.visitor_takes_ticket(*APPLICATION) == "Б-002"
    day.at("08:41")
    assert called(day.third) == "Б-002"
    day.is_heard("Б-002")
    for time, times in (("08:42", 2), ("08:43", 3)):
        day.at(time)
        does(day.third, "recall")
        day.is_heard("Б-002", times)
    with pytest.raises(Refusal, match="no_show"):
        does(day.third, "no-show")
    day.at("08:44")
    does(day.third, "no-show")
    day.at("08:50")
    reception = day.reception
    reception.opens_card("Б-002", "Б-002")
    reception.does("restore")
    reception.is_told("Б-002 знову в черзі")
    day.at("08:51")
    assert called(day.third) == "Б-002"
    does(day.third, "start")
    day.at("09:00")
    does(day.third, "finish", outcome="registered")


def an_operator_goes_home(day: WholeDay) -> None:
    """The supervisor frees the counter; the visitor is the next of the colleague."""
    day.at("09:01")
    assert day.visitor_takes_ticket(*APPLICATION) == "Б-003"
    assert called(day.second) == "Б-003"
    day.at("09:02")
    does(day.second, "start")
    day.at("09:05")
    supervisor = Reception.at_desk(day.browser, day.server, day.supervisor.role)
    supervisor.page.locator(f'[data-act="free"][data-counter="{day.second.counter}"]').click()
    supervisor.page.fill("#free-reason", "пішов додому")
    supervisor.page.keyboard.press("Enter")
    supervisor.is_told("2")
    supervisor.closes()
    day.at("09:06")
    assert called(day.third) == "Б-003"
    does(day.third, "start")
    day.at("09:09")
    does(day.third, "finish", outcome="registered")


def an_air_alarm_of_forty_minutes(day: WholeDay) -> None:
    day.at("09:10")
    assert day.visitor_takes_ticket() == "А-005"
    assert day.visitor_takes_ticket(*APPLICATION) == "Б-004"
    assert called(day.third) == "Б-004"
    day.is_heard("Б-004")
    for times in (2, 3):
        does(day.third, "recall")
        day.is_heard("Б-004", times)
    day.at("09:12")
    day.first.presses_letter("KeyZ", "я")
    expect(day.first.part("suspension")).to_be_visible(timeout=SLOW)
    day.first.page.keyboard.press("Enter")
    expect(day.first.part("suspended")).to_contain_text("повітряна тривога", timeout=SLOW)
    day.waits_until(lambda: any(one["text"] == ALARM for one in day.hall.told("message")))
    day.kiosk.shows("closed-day").says("Повітряна тривога")
    for refused in (lambda: called(day.second.opens_counter()), lambda: does(day.third, "no-show")):
        with pytest.raises(Refusal, match="branch_suspended"):
            refused()
    day.first.presses_step()
    expect(day.first.part("trouble")).to_be_visible(timeout=SLOW)
    day.first.sees_state("free")
    day.at("09:52")
    day.first.presses_letter("KeyZ", "я")
    expect(day.first.part("suspension")).to_be_visible(timeout=SLOW)
    day.first.page.keyboard.press("Digit1")
    day.first.page.keyboard.press("Enter")
    expect(day.first.part("suspended")).to_be_hidden(timeout=SLOW)
    day.kiosk.shows("purpose")
    with pytest.raises(Refusal, match="no_show_grace"):
        does(day.third, "no-show")
    day.at("09:53")
    does(day.third, "start")
    day.first.until_queue(["А-005"])
    day.first.steps_to("called", "serving")
    day.at("10:03")
    day.first.steps_to("outcomes", "free")
    does(day.third, "finish", outcome="registered")


def the_printer_runs_out_of_paper(day: WholeDay) -> None:
    """The number stands on the screen, staff know, and the paper comes out when the roll is changed."""
    before = len(day.printer.wait_for_papers(9, seconds=60))  # of all who came until now
    day.at("10:10")
    day.printer.paper = "out"
    expect(day.first.part("alerts")).to_contain_text("немає паперу", timeout=SLOW)
    assert day.kiosk.takes_ticket() == "А-006"
    day.kiosk.shows("paperless")
    assert day.kiosk.number() == "А-006"
    day.kiosk.touches("finish").shows("purpose")
    day.printer.paper = "ok"
    papers = day.printer.wait_for_papers(before + 1, seconds=60)
    assert read_number(papers[-1].image) == "А-006"
    expect(day.first.part("alerts")).to_be_hidden(timeout=SLOW)


def closes_with_three_people_left(day: WholeDay) -> None:
    day.at("11:30")
    assert day.visitor_takes_ticket() == "А-007"
    assert day.visitor_takes_ticket(*APPLICATION) == "Б-005"
    day.at("12:05")
    day.kiosk.shows("closed-day", seconds=90)  # it looks at the hours every minute
    page = Console.opened(day.browser, day.server, "day")
    page.signs_in(page.colleague(day.supervisor.role))
    page.part("close-day").click()
    expect(page.part("closing-left")).to_contain_text("Лишилися 3 відвідувачі: А-006, А-007, Б-005.")
    page.page.keyboard.press("Digit4")
    page.part("closing-take").click()
    expect(page.part("unserved").locator("th")).to_have_text(["А-006", "А-007", "Б-005"], timeout=SLOW)
    page.closes()
    with day.reads() as session:
        kept = session.exec(select(Unserved).order_by(col(Unserved.offered_at), col(Unserved.ticket_id))).all()
        numbers = {row.id: row.number for row in session.exec(select(Ticket))}
    assert [(numbers[row.ticket_id], row.reason) for row in kept] == [
        (number, "no_staff") for number in ("А-006", "А-007", "Б-005")
    ]
    first_times = [row.offered_at.astimezone(KYIV).strftime("%a %H:%M") for row in kept if row.offered_at]
    assert first_times == ["Tue 08:00", "Tue 08:00", "Tue 08:00"], "two counters serve А, and two Б"


def everybody_came_in_their_turn(day: WholeDay) -> None:
    assert day.told("ticket:called") == [
        ("08:00:00", "ticket:called", "А-001", "1", "earliest"),
        ("08:00:00", "ticket:called", "Б-001", "3", "earliest"),
        ("08:00:00", "ticket:called", "А-002", "2", "earliest"),
        ("08:16:00", "ticket:called", "А-002", "3", "earliest"),
        ("08:19:00", "ticket:called", "А-004", "1", "priority_by_law"),
        ("08:26:00", "ticket:called", "А-003", "1", "earliest"),
        ("08:28:00", "ticket:called", "А-003", "2", "sent_to_counter"),
        ("08:34:00", "ticket:called", "А-003", "1", "sent_to_counter"),
        ("08:41:00", "ticket:called", "Б-002", "3", "earliest"),
        ("08:51:00", "ticket:called", "Б-002", "3", "earliest"),
        ("09:01:00", "ticket:called", "Б-003", "2", "earliest"),
        ("09:06:00", "ticket:called", "Б-003", "3", "earliest"),
        ("09:10:00", "ticket:called", "Б-004", "3", "earliest"),
        ("09:53:00", "ticket:called", "А-005", "1", "earliest"),
    ]
    with day.reads() as session:
        [alarm] = session.exec(select(Suspension)).all()
        waits = {row.number: row.issued_at for row in session.exec(select(Ticket))}
    assert (alarm.reason, wall(alarm.started_at), wall(alarm.ended_at)) == ("air_alarm", "09:12:00", "09:52:00")
    assert {number: wall(moment) for number, moment in waits.items()}["А-002"] == "07:52:00"


def every_service_stands_with_its_times(day: WholeDay) -> None:
    assert day.handled() == [
        ("А-001", "collection", "1", "08:01:00", "08:04:00", 1, "issued"),
        ("А-002", "collection", "2", "08:01:00", "08:02:00", 1, None),
        ("А-002", "collection", "3", "08:26:00", "08:36:00", 1, "registered"),
        ("А-003", "collection", "1", "08:26:00", "08:27:00", 1, None),
        ("А-003", "collection", "1", "08:34:00", "08:36:00", 1, "issued"),
        ("А-003", "collection", "2", "08:28:00", "08:33:00", 1, None),
        ("А-004", "collection", "1", "08:20:00", "08:25:00", 1, "issued"),
        ("А-005", "collection", "1", "09:53:00", "10:03:00", 1, "issued"),
        ("Б-001", "application", "3", "08:01:00", "08:11:00", 2, "registered"),
        ("Б-001", "consultation", "3", "08:11:00", "08:16:00", 1, "consulted"),
        ("Б-002", "application", "3", "08:51:00", "09:00:00", 1, "registered"),
        ("Б-003", "application", "2", "09:02:00", "09:05:00", 1, None),
        ("Б-003", "application", "3", "09:06:00", "09:09:00", 1, "registered"),
        ("Б-004", "application", "3", "09:53:00", "10:03:00", 1, "registered"),
    ]
