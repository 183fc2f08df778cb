/** Shows a long list as pages turned by a tap: nothing scrolls, nothing is cut, whatever the names' length. */

import { el, icon } from "/static/dom.mjs";

/** A list and its two buttons; measured and filled by `turnTo` once it stands in the page. */
export function paged(ui, items, { className = "" } = {}) {
  const list = el("div", { class: `pages-list ${className}`, data: { pages: "list" } }, items);
  const turn = (by, label, name) =>
    el("button", { class: "button", type: "button", data: { turn: by, focus: `turn${by}` } }, icon(name), el("span", {}, label));
  const count = el("p", { class: "numeric pages-count", "aria-live": "polite" });
  const buttons = el(
    "div",
    { class: "pages-buttons", hidden: true },
    turn(-1, ui.t("kiosk-page-back"), "chevron-up"),
    count,
    turn(1, ui.t("kiosk-page-next"), "chevron-down"),
  );
  return el("div", { class: "pages" }, list, buttons);
}

/** Lay out every pager below `root` and show its page; `onTurn(page)` when a visitor turns. */
export function turnTo(root, page, t, onTurn) {
  for (const pager of root.querySelectorAll(".pages")) layOut(pager, page, t, onTurn);
}

function layOut(pager, wanted, t, onTurn) {
  const list = pager.querySelector("[data-pages]");
  const buttons = pager.querySelector(".pages-buttons");
  const items = [...list.children];
  const pages = fitting(items, list, buttons);
  const page = Math.min(wanted, pages.length - 1);
  show(list, items, pages[page]);
  pager.querySelector(".pages-count").textContent = t("kiosk-page-count", { page: page + 1, pages: pages.length });
  for (const button of buttons.querySelectorAll("button")) {
    const target = page + Number(button.dataset.turn);
    button.disabled = target < 0 || target >= pages.length;
    button.onclick = () => onTurn(target);
  }
}

/** From the roomiest look to the barest: without explanations, on several pages, in one column. */
const LOOKS = [
  { tight: false, turning: false, narrow: false },
  { tight: true, turning: false, narrow: false },
  { tight: true, turning: true, narrow: false },
  { tight: true, turning: true, narrow: true },
];

/** The pages of the first look in which everything fits; the last one fits always, a text too high is turned by lines. */
function fitting(items, list, buttons) {
  let pages;
  for (const item of items) item.hidden = false;
  for (const { tight, turning, narrow } of LOOKS) {
    list.toggleAttribute("data-tight", tight);
    list.toggleAttribute("data-narrow", narrow);
    buttons.hidden = !turning;
    pages = split(items, list);
    if (turning ? !pages.some(({ over }) => over) : pages.length === 1 && !pages[0].over) break;
  }
  return pages;
}

/** Rows of items by where they stand now, gathered into pages `{items, over?, from?, height?}` no higher than the list. */
function split(items, list) {
  const room = list.clientHeight + 1;
  const pages = [];
  let top = null;
  for (const row of rowsOf(items)) {
    const start = row[0].offsetTop;
    const end = Math.max(...row.map((item) => item.offsetTop + item.offsetHeight));
    if (end - start > room && row.length === 1) {
      pages.push(...slices(row[0], room));
      top = null;
      continue;
    }
    if (top === null || end - top > room) {
      pages.push({ items: [], over: end - start > room });
      top = start;
    }
    pages.at(-1).items.push(...row);
  }
  return pages.length ? pages : [{ items: [] }];
}

/** A text higher than a whole page is turned by lines. */
function slices(item, room) {
  const line = parseFloat(getComputedStyle(item).lineHeight) || room;
  const height = Math.max(1, Math.floor(room / line)) * line;
  const count = Math.ceil((item.offsetHeight - 1) / height);
  return Array.from({ length: count }, (_, index) => ({ items: [item], from: index * height, height }));
}

function show(list, items, page) {
  for (const item of items) {
    item.hidden = !page.items.includes(item);
    item.style.marginBlockStart = page.from ? `${-page.from}px` : "";
  }
  list.toggleAttribute("data-clipped", page.height !== undefined);
  list.style.blockSize = page.height === undefined ? "" : `${page.height}px`;
}

function rowsOf(items) {
  const rows = [];
  for (const item of items) {
    const last = rows.at(-1);
    if (last && Math.abs(last[0].offsetTop - item.offsetTop) < 2) last.push(item);
    else rows.push([item]);
  }
  return rows;
}
