"""What a page must be for everybody: axe finds nothing, and nothing is lost on a narrow screen or with large text."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.faces import pictures

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

# Elements with text of their own that the window, or a box that does not scroll, cuts off.
CUT_OFF = """() => {
  const cut = [];
  const window = document.documentElement.clientWidth;
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !element.checkVisibility() || element.closest(".visually-hidden, svg, script")) continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1) continue;
    const clips = getComputedStyle(element).overflowX !== "visible" && element.clientWidth > 0;
    const inside = clips && element.scrollWidth > element.clientWidth + 1;
    if (box.left < -1 || box.right > window + 1 || inside) cut.push(element);
  }
  return cut.map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 60)}`);
}"""
# Words that go on in the next line without a hyphen, though a line of this share of the window could hold them.
BROKEN = """([where, share]) => {
  const found = [];
  for (const root of document.querySelectorAll(where)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element.checkVisibility()) continue;
      if (element.closest("svg, script, style, .visually-hidden, [data-clipped]")) continue;
      for (const { 0: word, index } of node.data.matchAll(/[\\p{L}\\p{N}\u0027’]+/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
        const lines = new Set(boxes.map(({ top }) => Math.round(top))).size;
        const long = boxes.reduce((sum, { width }) => sum + width, 0) > innerWidth * share;
        if (lines > 1 && !long) found.push(`broken: ${word} in ${element.tagName}.${element.className}`);
      }
    }
  }
  return found;
}"""
PUBLIC = [".public-page", 0.7]  # the rest of a phone's width are the edges of page and card
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SETTLES = 40  # looks, 50 ms apart: a page may be laid out anew a moment after its size has changed


# A colour on its way to another is none of the page's colours.
COLOURS_ARRIVE = "document.getAnimations().forEach((each) => each instanceof CSSTransition && each.finish())"


def assert_accessible(page: Page) -> None:
    """axe finds nothing against WCAG 2.2 AA or good practice in what is shown now, which `make screens` pictures."""
    page.evaluate(COLOURS_ARRIVE)
    pictures.keep(page)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def assert_nothing_is_lost(page: Page) -> None:
    """No text stands outside the window, no word of a public page is broken, and the page does not scroll sideways."""
    for _ in range(SETTLES):
        cut, wide = page.evaluate(CUT_OFF) + page.evaluate(BROKEN, PUBLIC), page.evaluate(TOO_WIDE)
        if not cut and wide <= 0:
            return
        page.wait_for_timeout(50)
    assert not cut, cut
    assert wide <= 0, f"the page is {wide} px too wide"


def assert_fits_everywhere(page: Page) -> None:
    """As it is shown now: a laptop, a large screen, 320 px, and twice the text on the laptop."""
    before = page.viewport_size
    for width, height in ((1366, 768), (1920, 1080), (320, 800)):
        page.set_viewport_size({"width": width, "height": height})
        assert_nothing_is_lost(page)
    page.set_viewport_size({"width": 1366, "height": 768})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert_nothing_is_lost(page)
    page.evaluate("document.documentElement.style.fontSize = ''")
    if before:
        page.set_viewport_size(before)
