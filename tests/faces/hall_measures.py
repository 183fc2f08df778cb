"""How a hall display is drawn by a test, and how large, whole and clear what it writes is."""

from __future__ import annotations

from typing import Any

MEASURE = """() => {
  const drawn = [...document.querySelectorAll("body *")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) && element.checkVisibility()
  );
  const canvas = new OffscreenCanvas(10, 10).getContext("2d");
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    const own = getComputedStyle(element).backgroundColor;
    return own === "rgba(0, 0, 0, 0)" ? ground(element.parentElement) : own;
  };
  return drawn.map((element) => {
    const style = getComputedStyle(element);
    canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    const box = element.closest(".top, .hero, .calm, .column, .media, .sound")?.getBoundingClientRect();
    const size = parseFloat(style.fontSize);
    const high = box && (top < box.top - size / 4 || bottom > box.bottom + size / 4);
    const outside = high || (box && (left < box.left - 1 || right > box.right + 1));
    const cut = outside || (style.overflowY !== "visible" && element.scrollHeight > element.clientHeight + size / 2);
    const [darker, lighter] = [light(style.color), light(ground(element))].sort((one, other) => one - other);
    return {
      text: element.textContent.trim(), capitals: canvas.measureText("Н").actualBoundingBoxAscent,
      left, right, top, bottom, cut: Boolean(cut), contrast: (lighter + 0.05) / (darker + 0.05),
    };
  });
}"""

# The page draws what it knows twice a second: a state of the test's own is to stay for a look.
FREEZE = "for (let timer = 1; timer < 10000; timer += 1) clearInterval(timer)"

# States that a test cannot wait for (a thousand hall_visitors, an alarm) are drawn by the page's own view.
DRAW = """async (wanted) => {
  const { BoardView } = await import("/hall-display/static/board-view.mjs");
  const { makeCatalogue } = await import("/static/catalogue.mjs");
  const page = JSON.parse(document.getElementById("page").textContent);
  const { makeCaptions } = await import("/hall-display/static/captions.mjs");
  const view = new BoardView(makeCatalogue(page.messages, page.language), makeCaptions(page.speech));
  const branch = { short_name: { uk: "ЦНАП Слов'янської міської ради" }, timezone: "Europe/Kyiv", trial: true };
  const nothing = { suspended: null, calls: [], left: [], recent: [], lines: [], notices: [], texts: {} };
  const state = { branch, ...nothing, ...wanted };
  view.draw(state, new Date(wanted.now ?? Date.now()), wanted.spoken ?? null);
  if (wanted.stale) view.stale(new Date(), branch.timezone);
  return (MEASURE)();
}""".replace("MEASURE", MEASURE)


def call(number: str = "А-012", counter: str = "3", event: int = 9, **more: Any) -> dict[str, Any]:
    own = {
        "ticket": number, "number": number, "counter": counter, "workplace": {"uk": "Робоче місце"}, "hint": None,
        "event": event, "calls": 1, "final": False, "until": "2999-01-01T00:00:00Z",
    }  # fmt: skip
    return own | more


def lines(*letters: str) -> list[dict[str, Any]]:
    wait = {"from_minutes": 115, "to_minutes": 125}
    return [
        {"key": letter, "letter": letter, "name": {"uk": letter}, "waiting": 127, "wait": wait} for letter in letters
    ]


def readable(drawn: list[dict[str, Any]], called: str | None = None, size: tuple[int, int] = (1920, 1080)) -> None:
    """On a 55-inch full-HD screen at ten metres: capitals of the called number ≥ 193 px, of all other text ≥ 60 px,
    contrast 7:1, nothing beyond the screen or its own box. Another screen (`size`) is held to the same share of the
    widest picture of 16:9 (upright 9:16) that it holds."""
    assert drawn
    width, height = size
    unit = min(width / 1920, height / 1080) if width > height else min(width / 1080, height / 1920)
    for one in drawn:
        assert one["capitals"] >= (193 if one["text"] == called else 60) * unit * 0.995, one
        assert one["contrast"] >= 7, one
        assert one["left"] >= 0, one
        assert one["right"] <= width, one
        assert one["top"] >= -0.25 * one["capitals"], one
        assert one["bottom"] <= height + 0.25 * (size != (1920, 1080)) * one["capitals"], one
        assert not one["cut"], one


# A notice that begins above its column's list, or ends below the column.
BEYOND = """() => {
  const notice = document.querySelector("[data-notice]");
  if (!notice.checkVisibility()) return [];
  const range = document.createRange();
  range.selectNodeContents(notice);
  const { top, bottom } = range.getBoundingClientRect();
  const title = document.querySelector("[data-turning-title]").getBoundingClientRect();
  const column = notice.closest("[data-column]").getBoundingClientRect();
  return top < title.bottom - 16 || bottom > column.bottom ? [notice.textContent] : [];
}"""
