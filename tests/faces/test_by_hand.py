"""Numbers by hand in the browser: sheets that can be cut out, and rows entered from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from queue_server.models import Role
from tests.faces.accessibility import assert_accessible, assert_fits_everywhere
from tests.faces.console import SLOW, Console
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]
LONGEST = "Надання відомостей про зареєстрованих осіб та реєстрація місця проживання " * 2
NIGHT = "0:01"  # a time that is past on any day but in its first minute


def opened(browser: Browser, server: RunningServer, language: str = "uk", role: Role = Role.RECEPTION) -> Console:
    page = Console.opened(browser, server, "by-hand", language)
    page.signs_in(page.colleague(role))
    expect(page.page.locator("#row-0-number")).to_be_visible(timeout=SLOW)
    return page


@pytest.fixture
def desk(browser: Browser, server: RunningServer) -> Iterator[Console]:
    """Reception at the page of numbers by hand."""
    page = opened(browser, server)
    yield page
    page.closes()


def fills(desk: Console, row: int, **fields: str) -> None:
    """What is typed into a row: `fills(desk, 0, number="А-901", time="9:15")`."""
    for name, value in fields.items():
        field = desk.page.locator(f"#row-{row}-{name}")
        if field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)


def prepares_sheets(desk: Console, **counts: str) -> Page:
    for letter in ("А", "Б"):
        desk.page.get_by_label(f"Скільки талонів черги {letter}").fill(counts.get(letter, "0"))
    desk.page.get_by_role("button", name="Підготувати аркуші").click()
    expect(desk.page.locator(".slip").first).to_be_visible(timeout=SLOW)
    desk.page.wait_for_load_state()  # the others, and the register, come after it
    return desk.page


def test_rows_are_entered_and_who_waits_stands_in_the_queue(
    desk: Console, browser: Browser, server: RunningServer
) -> None:
    fills(desk, 0, number="а902", time="0002", purpose="consultation")
    fills(desk, 1, number="А-901", time=NIGHT)
    fills(desk, 2, number="Б-901", time=NIGHT, state="Уже прийнято", called=NIGHT, finished="0001")
    fills(desk, 2, counter="Вікно 1", outcome="Заяву зареєстровано")
    desk.page.locator("#row-2-operator").select_option(index=1)
    desk.page.keyboard.press("Enter")
    expect(desk.part("done")).to_contain_text("Внесено 3 талони: А-901, Б-901, А-902", timeout=SLOW)
    expect(desk.page.locator("#row-0-number")).to_be_focused()
    expect(desk.page.locator("#row-0-number")).to_have_value("")
    console = Console.at_counter(browser, server)
    console.until_queue(["А-901", "А-902"])
    expect(console.page.locator(".queue-row").first).to_contain_text("вручну")
    console.closes()


def test_each_mistake_names_its_row_and_leads_to_its_field(desk: Console) -> None:
    fills(desk, 0, number="А-901", time=NIGHT)
    fills(desk, 1, number="А-012", time=NIGHT)
    fills(
        desk, 2, number="А-903", time=NIGHT, state="Уже прийнято", called="вранці", finished="5", service="Немає такої"
    )
    desk.page.get_by_role("button", name="Внести", exact=True).click()
    expect(desk.part("mistakes")).to_be_focused(timeout=SLOW)
    expect(desk.part("mistakes-title")).to_have_text("Нічого не внесено: помилки в рядках 2, 3.")
    expect(desk.part("mistakes")).to_contain_text("Рядок 2: Вручну видають лише номери від 901 до 999.")
    expect(desk.page.locator("#row-2-service")).to_have_attribute("aria-invalid", "true")
    desk.page.get_by_role("link", name="Рядок 2:").click()
    expect(desk.page.locator("#row-1-number")).to_be_focused()
    expect(desk.page.locator("#row-0-number")).to_have_value("А-901")
    expect(desk.page.locator("#row-0-number")).not_to_have_attribute("aria-invalid", "true")
    fills(desk, 1, number="А-902")
    fills(desk, 2, service="", state="Ще чекає")
    desk.page.get_by_role("button", name="Внести", exact=True).click()
    expect(desk.part("done")).to_contain_text("А-901, А-902, А-903", timeout=SLOW)
    expect(desk.part("mistakes")).to_be_hidden()
    fills(desk, 0, number="А-901", time=NIGHT)
    desk.page.get_by_role("button", name="Внести", exact=True).click()
    expect(desk.part("mistakes")).to_contain_text("Номер А-901 за цей день уже внесено.", timeout=SLOW)


def test_nothing_typed_is_said(desk: Console) -> None:
    desk.page.get_by_role("button", name="Внести", exact=True).click()
    expect(desk.part("mistakes")).to_contain_text("Заповніть хоча б один рядок.", timeout=SLOW)


def test_a_new_row_takes_over_what_seldom_changes(desk: Console) -> None:
    fills(desk, 2, state="Уже прийнято", purpose="collection", counter="Вікно 2")
    desk.page.get_by_role("button", name="Додати рядок").click()
    expect(desk.page.locator("#row-3-number")).to_be_focused()
    expect(desk.page.locator("#row-3-called")).to_be_visible()
    for name in ("purpose", "counter", "outcome"):
        same = desk.page.locator(f"#row-2-{name}").input_value()
        expect(desk.page.locator(f"#row-3-{name}")).to_have_value(same)
    expect(desk.page.locator("#row-3-outcome")).to_have_value("issued")
    desk.page.get_by_role("button", name="Прибрати рядок 4").click()
    expect(desk.page.locator("#row-3-number")).to_have_count(0)
    expect(desk.page.locator("#row-2-number")).to_be_focused()


def test_sheets_carry_the_reserved_numbers_and_a_register(desk: Console) -> None:
    page = prepares_sheets(desk, А="10", Б="1")
    slips = page.locator(".slip-number").all_inner_texts()
    assert slips == [f"А-{number}" for number in range(901, 911)] + ["Б-901"]
    assert page.locator(".register-table tbody th").all_inner_texts() == slips
    expect(page.locator(".slip").first).to_contain_text("Талон, виданий вручну")
    assert_accessible(page)
    page.get_by_role("link", name="До номерів вручну").click()
    expect(desk.part("print-lines")).to_contain_text("залишилося 89 номерів, наступний — А-911", timeout=SLOW)
    expect(desk.part("printings").get_by_role("link")).to_contain_text("А-901 – А-910, Б-901")


def test_sheets_are_a4_with_eight_tickets_a_page(desk: Console, tmp_path: Path) -> None:
    page = prepares_sheets(desk, А="9", Б="0")
    for part in (".slip-centre", ".slip-line"):
        page.eval_on_selector_all(part, "(parts, name) => parts.forEach((part) => (part.textContent = name))", LONGEST)
    page.evaluate("document.fonts.ready")
    pdf = page.pdf(path=tmp_path / "sheets.pdf", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 3, "eight tickets, one ticket, the register"
    sizes = {
        (round(float(width)), round(float(height)))
        for width, height in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    }
    assert sizes <= {(595, 842), (596, 842)}
    page.emulate_media(media="print")
    lowest = page.eval_on_selector_all(
        ".slip", "slips => Math.min(...slips.map((slip) => slip.scrollHeight - slip.clientHeight))"
    )
    assert lowest <= 0, "nothing of a ticket is cut off"


def test_the_end_of_the_range_is_said_and_can_begin_again(desk: Console) -> None:
    prepares_sheets(desk, А="99")
    desk.page.go_back()
    line = desk.part("print-lines").locator("li").first
    expect(line).to_contain_text("Зарезервовані номери вичерпано", timeout=SLOW)
    line.get_by_role("button").click()
    expect(desk.page.locator("dialog")).to_contain_text("Спершу знищте всі невикористані аркуші")
    desk.page.keyboard.press("Enter")
    expect(desk.part("done")).to_contain_text("Номери черги А знову починаються з 901.", timeout=SLOW)
    expect(line).to_contain_text("залишилося 99 номерів, наступний — А-901")
    expect(desk.page.locator("#print-title")).to_be_focused()


def test_another_branch_s_sheets_are_not_there(desk: Console, browser: Browser, server: RunningServer) -> None:
    address = prepares_sheets(desk, А="1").url
    operator = Console.opened(browser, server)
    operator.signs_in(operator.operator("1"))
    expect(operator.page.locator("button.counter").first).to_be_visible(timeout=SLOW)
    assert operator.page.request.get(address).status == 403
    operator.page.goto(f"{server.url}/operator-console/by-hand")
    operator.page.wait_for_url("**/operator-console/")
    operator.closes()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_page_is_for_everybody_and_fits(browser: Browser, server: RunningServer, language: str) -> None:
    page = opened(browser, server, language, Role.MANAGER)
    page.page.locator("#row-1-state").select_option("served")
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
    page.page.fill("#row-0-number", "А-12")
    page.page.keyboard.press("Enter")
    expect(page.part("mistakes")).to_be_focused(timeout=SLOW)
    assert_accessible(page.page)
    assert_fits_everywhere(page.page)
    page.closes()
