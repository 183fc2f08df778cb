"""At the counter beside the plain visit: on hold and back, sent on and returned, chosen out of order. By keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from queue_server.models import Role
from tests.faces.console import SLOW, Colleague, Console
from tests.people import Kiosk, answer

pytest_plugins = ["tests.faces.staff_fixtures"]

AtCounter = Callable[..., Console]


def serving(console: AtCounter, visitors: Kiosk, number: str = "1", **wanted: object) -> Console:
    visitors.visitor_takes_ticket(**wanted)
    desk = console(number)
    desk.steps_to("called", "serving")
    return desk


def test_it_works(console: AtCounter, visitors: Kiosk) -> None:
    """On hold with a reason and minutes, seen on the right, back without a sound."""
    desk = serving(console, visitors)
    desk.opens_dialog("KeyH", "hold-dialog")
    desk.page.keyboard.press("Digit3")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("ArrowRight")
    desk.page.keyboard.press("Enter")
    desk.sees_state("free")
    expect(desk.part("on-hold-rows")).to_have_text("А-001оплачуєще 15 хв")
    expect(desk.part("undo-label")).to_have_text("Скасувати дію: відкладання А-001")
    desk.opens_dialog("KeyK", "on-hold-dialog")
    desk.page.keyboard.press("Enter")
    desk.sees_state("serving")
    expect(desk.part("on-hold")).to_be_hidden()
    assert desk.by_http().desk()["ticket"]["calls"] == 1, "nothing was called again"


def test_one_on_hold_is_called_sent_back_or_let_go(console: AtCounter, visitors: Kiosk) -> None:
    desk = serving(console, visitors)
    for way, state in (("call", "called"), ("requeue", "free")):
        desk.opens_dialog("KeyH", "hold-dialog")
        desk.page.keyboard.press("Enter")
        desk.sees_state("free")
        desk.part("on-hold-rows").locator("button").click()
        desk.part("on-hold-dialog").locator(f'[value="{way}"]').click()
        expect(desk.part("on-hold")).to_be_hidden(timeout=SLOW)
        desk.sees_state(state)
        desk.steps_to("serving") if state == "called" else desk.until_queue(["А-001"])
    desk.steps_to("called", "serving")
    desk.opens_dialog("KeyH", "hold-dialog")
    desk.page.keyboard.press("Enter")
    desk.sees_state("free")
    desk.opens_dialog("KeyK", "on-hold-dialog").locator('[value="leave"]').click()
    expect(desk.part("confirm")).to_be_visible()
    desk.page.keyboard.press("Enter")
    expect(desk.part("on-hold")).to_be_hidden(timeout=SLOW)
    assert (desk.queue(), desk.by_http().desk()["day"]["no_shows"]) == ([], 0)


def test_while_somebody_is_served_one_on_hold_is_only_sent_on(console: AtCounter, visitors: Kiosk) -> None:
    desk = serving(console, visitors)
    desk.opens_dialog("KeyH", "hold-dialog")
    desk.page.keyboard.press("Enter")
    desk.sees_state("free")
    visitors.visitor_takes_ticket()
    desk.steps_to("called")
    dialog = desk.opens_dialog("KeyK", "on-hold-dialog")
    expect(dialog).to_contain_text("спершу завершіть нинішній прийом")
    expect(dialog.locator('[value="take"]')).to_be_hidden()
    desk.settles()
    desk.page.keyboard.press("F2")  # there is no answer that it could take
    expect(dialog).to_be_visible()
    dialog.locator('[value="requeue"]').click()
    desk.until_queue(["А-001"])


def test_sent_to_a_line_with_a_note_and_returned(console: AtCounter, visitors: Kiosk) -> None:
    desk = serving(console, visitors)
    desk.opens_dialog("KeyT", "sending")
    expect(desk.part("sending-line").locator("option")).to_have_text(["Б · Черга Б"])
    desk.page.keyboard.press("Enter")
    expect(desk.part("sending").get_by_role("alert")).to_have_text("Оберіть причину.")
    desk.part("sending-line").focus()
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Digit2")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.type("потрібна копія")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Space")
    desk.page.keyboard.press("Enter")
    desk.sees_state("free")
    other = console("2")
    other.steps_to("called", "serving")
    expect(other.part("note")).to_contain_text("потрібна копія")
    expect(other.part("return")).to_contain_text("Повернути на місце 1")
    other.page.keyboard.press("KeyE")
    other.sees_state("free")
    desk.steps_to("called")
    expect(desk.part("facts")).to_contain_text("перенаправлено саме сюди")


def test_sent_for_another_service_that_was_typed(console: AtCounter, visitors: Kiosk) -> None:
    desk = serving(console, visitors)
    desk.opens_dialog("KeyT", "sending")
    desk.page.keyboard.press("Digit2")
    desk.part("sending-service").get_by_label("Мета").select_option("application")
    desk.part("sending-service").get_by_role("searchbox").fill("pasport")  # mistyped
    desk.page.keyboard.press("Enter")
    expect(desk.part("sending-lead")).to_have_text("Б · Черга Б: ніхто не чекає")
    desk.part("sending-reasons").get_by_label("помилкова черга").check()
    desk.page.keyboard.press("Enter")
    desk.sees_state("free")
    [row] = desk.by_http().desk()["queue"]
    assert (row["line"]["letter"], row["purpose"]["key"]) == ("Б", "application")
    assert row["service"]["label"] == {"uk": "passport"}
    expect(desk.part("undo-label")).to_have_text("Скасувати дію: перенаправлення А-001")
    desk.page.keyboard.press("KeyU")
    desk.sees_state("serving")
    expect(desk.part("purpose")).to_have_text("consultation")


def test_only_counters_at_which_somebody_works_are_offered(console: AtCounter, visitors: Kiosk) -> None:
    desk = serving(console, visitors)
    desk.opens_dialog("KeyT", "sending")
    desk.page.keyboard.press("Digit3")
    expect(desk.part("sending-none")).to_contain_text("За іншими робочими місцями зараз ніхто не працює")
    desk.page.keyboard.press("Enter")
    expect(desk.part("sending")).to_be_visible()
    desk.page.keyboard.press("Escape")
    other = console("2")
    desk.opens_dialog("KeyT", "sending")
    desk.page.keyboard.press("Digit3")
    expect(desk.part("sending-counter").locator("option")).to_have_text(["Вікно 2 · Адміністратор 2 (приклад)"])
    desk.part("sending-reasons").get_by_label("потрібен інший спеціаліст").check()
    desk.page.keyboard.press("Enter")
    desk.sees_state("free")
    assert desk.queue() == []
    other.until_queue(["А-001"])


def test_back_to_the_queue_and_gone_by_a_letter(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    desk.steps_to("called")
    more = desk.opens_dialog("KeyM", "more")
    assert more.locator(".choice .key").all_inner_texts() == ["T", "W", "L", "D"]
    desk.page.keyboard.press("KeyW")
    desk.sees_state("free")
    expect(desk.page.locator(".queue-why")).to_contain_text("не раніше")
    visitors.visitor_takes_ticket()
    desk.steps_to("called")
    assert desk.text("number") == "А-002"
    desk.page.keyboard.press("KeyL")
    desk.page.keyboard.press("Escape")
    desk.sees_state("called")
    desk.page.keyboard.press("KeyL")
    desk.page.keyboard.press("Enter")
    desk.sees_state("free")
    expect(desk.part("undo-label")).to_have_text("Скасувати дію: скасування А-002")


@pytest.mark.parametrize("rules", [{"choose_ticket": True}])
def test_a_visitor_is_chosen_with_a_reason(console: AtCounter, visitors: Kiosk) -> None:
    for _ in range(3):
        visitors.visitor_takes_ticket()
    desk = console()
    desk.until_queue(["А-001", "А-002", "А-003"])
    desk.opens_dialog("KeyF", "choose")
    desk.page.keyboard.press("Digit3")
    desk.page.keyboard.press("Enter")
    expect(desk.part("choose").get_by_role("alert")).to_have_text("Оберіть причину.")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.press("Digit2")
    desk.page.keyboard.press("Enter")
    desk.sees_state("called")
    assert desk.text("number") == "А-003"
    expect(desk.part("facts")).to_contain_text("обрано працівником")
    expect(desk.page.locator(".queue-choose").first).to_be_hidden()
    desk.page.keyboard.press("KeyU")
    desk.sees_state("free")
    desk.page.get_by_role("button", name="Викликати А-002 поза чергою").click()
    expect(desk.part("choose-list").locator("input:checked + .key + *")).to_contain_text("А-002")
    desk.page.keyboard.press("Digit1")  # the focus is among the reasons already
    desk.page.keyboard.press("Enter")
    desk.sees_state("called")
    assert desk.text("number") == "А-002"


def test_where_choosing_is_not_allowed_nothing_of_it_is_seen(console: AtCounter, visitors: Kiosk) -> None:
    visitors.visitor_takes_ticket()
    desk = console()
    desk.until_queue(["А-001"])
    expect(desk.page.locator(".queue-choose")).to_be_hidden()
    desk.page.keyboard.press("KeyF")
    expect(desk.page.locator("dialog[open]")).to_have_count(0)
    desk.page.keyboard.press("Shift+Slash")
    expect(desk.part("help-keys")).not_to_contain_text("поза чергою")


def test_a_question_about_a_visitor_who_has_moved_on_is_left(console: AtCounter, visitors: Kiosk) -> None:
    desk = serving(console, visitors)
    desk.opens_dialog("KeyT", "sending")
    ticket = desk.by_http().desk()["ticket"]["id"]
    supervisor = Colleague(desk.server, "1", role=Role.SUPERVISOR).signs_in()
    answer(supervisor.post(f"tickets/{ticket}/requeue"))
    expect(desk.part("sending")).to_be_hidden(timeout=SLOW)
    desk.sees_state("free")
