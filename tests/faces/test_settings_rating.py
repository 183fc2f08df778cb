"""How visits are rated: the scale and the centre's own questions, as the head sets them."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.faces.accessibility import assert_accessible
from tests.faces.rating_visits import PHONE, Visits, opens
from tests.faces.settings import At, presses, sees_done, sees_mistake
from tests.running_server import RunningServer

pytest_plugins = ["tests.faces.staff_fixtures"]


def test_the_form_of_the_head_is_what_visitors_see(settings_at: At, browser: Browser, server: RunningServer) -> None:
    page = settings_at("rating")
    page.page.select_option("#scale", "four")
    presses(page, "Додати запитання")
    question = page.page.locator("fieldset[data-question]").nth(0)
    presses(page, "Зберегти")
    sees_mistake(page, "form", "Напишіть запитання українською")
    question.get_by_label("Українська").fill("Звідки Ви про нас дізналися?")
    question.get_by_label("Як відповідають").select_option("choice")
    question.get_by_label("Варіанти").fill("Сайт | Website")
    presses(page, "Зберегти")
    sees_mistake(page, "form", "щонайменше два різні варіанти")
    question.get_by_label("Варіанти").fill("Сайт | Website\nЗнайомі | Friends")
    assert_accessible(page.page)
    presses(page, "Зберегти")
    sees_done(page, "Збережено")
    page.page.reload()
    expect(page.page.locator("textarea")).to_have_value("Сайт | Website\nЗнайомі | Friends")
    code = Visits(server).happens()["code"]
    phone = opens(browser, f"{server.url}/v/#{code}", PHONE, "en")
    phone.get_by_role("button", name="Excellent").click()
    phone.get_by_label("Friends").check()
    phone.get_by_role("button", name="Change the rating").click()
    expect(phone.get_by_label("Friends")).to_be_checked()
    phone.context.close()
    presses(page, "Прибрати запитання 1")
    presses(page, "Зберегти")
    sees_done(page, "Збережено")
    expect(page.page.locator("fieldset[data-question]")).to_have_count(0)
