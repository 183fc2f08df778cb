"""The kiosk's sizes, measured in the browser (EN 301 549): capitals, targets, gaps, contrast, nothing cut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.faces.accessibility import BROKEN, assert_accessible

MILLIMETRES = 0.248  # of a pixel of a 21.5-inch full-HD screen
CAPITAL = 0.707  # of the font size, as the type family draws them
CONTRAST = 7.0
SETTLES = 40  # looks, 50 ms apart: a screen is laid out anew a moment after its size, its texts or its letters change

# For each visible text: its font size in px and its contrast against the first opaque ground behind it.
TEXTS = """() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((one) => one / 255)
    .map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, index) => sum + one * [0.2126, 0.7152, 0.0722][index], 0);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const [r, g, b, a = 1] = channels(getComputedStyle(each).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll("#stage *, #veil *")].flatMap((element) => {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility() || element.closest(".visually-hidden, svg")) return [];
    const style = getComputedStyle(element);
    const pair = [luminance(channels(style.color)), luminance(ground(element))].sort((a, b) => b - a);
    const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
    return [{ text: element.textContent.slice(0, 40), size: parseFloat(style.fontSize), contrast }];
  });
}"""

# Every visible control: its box; on an inert stage only those of the dialog.
CONTROLS = """() => [...document.querySelectorAll("button, input, a")]
  .filter((control) => control.checkVisibility() && !control.closest("[inert]"))
  .map((control) => {
    const { left, top, right, bottom } = (control.closest("label.typed") ?? control).getBoundingClientRect();
    return { name: control.dataset.focus ?? control.textContent.slice(0, 30), left, top, right, bottom };
  })"""

# What holds more than it shows, or stands outside the screen. A text turned by lines is cut on purpose.
CUT = """() => [...document.querySelectorAll("#stage, #stage *, #veil *")].flatMap((element) => {
  if (!element.checkVisibility() || element.closest("svg, .visually-hidden, [data-clipped]")) return [];
  const style = getComputedStyle(element);
  if (style.display === "inline" || style.display === "contents") return [];
  const box = element.getBoundingClientRect();
  const found = [];
  if (element.scrollWidth > element.clientWidth + 2 && element.clientWidth) found.push("wide");
  const holds = ["MAIN", "DIV", "BUTTON", "HEADER", "NAV", "SECTION", "UL", "DL"].includes(element.tagName);
  if (holds && element.scrollHeight > element.clientHeight + 4) found.push("high");
  const within = box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1 && box.left >= -1 && box.top >= -1;
  if (!within) found.push("outside");
  return found.map((how) => `${how}: ${element.tagName}.${element.className} ${element.textContent.slice(0, 40)}`);
})"""
WHOLE = ["body", 1]


def assert_none(page: Page, find: Callable[[], list[Any]]) -> None:
    """Nothing of the kind is left once the screen has settled."""
    for _ in range(SETTLES):
        if not (found := find()):
            return
        page.wait_for_timeout(50)
    raise AssertionError(found)


def assert_capitals_are_large(page: Page) -> None:
    def small() -> list[Any]:
        texts = page.evaluate(TEXTS)
        return [(row["text"], row["size"]) for row in texts if row["size"] * CAPITAL * MILLIMETRES < 8.6]

    assert_none(page, small)


def assert_contrast_is_high(page: Page) -> None:
    def weak() -> list[Any]:
        return [(row["text"], row["contrast"]) for row in page.evaluate(TEXTS) if row["contrast"] < CONTRAST]

    assert_none(page, weak)


def assert_targets_are_large(page: Page) -> None:
    """At least 20 mm each way, 3 mm apart."""

    def small_or_near() -> list[Any]:
        controls = page.evaluate(CONTROLS)
        assert controls
        small = [one["name"] for one in controls if _side(one) * MILLIMETRES < 20]
        near = [
            (one["name"], other["name"])
            for index, one in enumerate(controls)
            for other in controls[index + 1 :]
            if _gap(one, other) * MILLIMETRES < 3
        ]
        return small + near

    assert_none(page, small_or_near)


def _side(box: dict[str, float]) -> float:
    return min(box["right"] - box["left"], box["bottom"] - box["top"])


def _gap(one: dict[str, float], other: dict[str, float]) -> float:
    across = max(one["left"], other["left"]) - min(one["right"], other["right"])
    down = max(one["top"], other["top"]) - min(one["bottom"], other["bottom"])
    return max(across, down)


def assert_nothing_is_cut(page: Page) -> None:
    """No text stands outside its box or the screen, and no word is broken."""
    assert_none(page, lambda: page.evaluate(CUT) + page.evaluate(BROKEN, WHOLE))


def assert_for_everyone(page: Page) -> None:
    assert_nothing_is_cut(page)
    assert_capitals_are_large(page)
    assert_contrast_is_high(page)
    assert_targets_are_large(page)
    assert_accessible(page)
