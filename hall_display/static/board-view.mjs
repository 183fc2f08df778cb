/** Draws the hall display from its state; only what has changed is touched. */

import { inLanguage } from "/static/catalogue.mjs";
import { el, fill, icon } from "/static/dom.mjs";
import { showTraining } from "/static/training-band.mjs";
import { lastCalls, shownCalls } from "./board-state.mjs";
import { Pages, portions, portionsOf } from "./pages.mjs";

const ROWS = { wide: 3, upright: 6 }; // beside the latest call; the rest on further pages
const ROW_HEIGHT = 112; // the least, in pixels of a 1920×1080 screen
const HEAD_HEIGHT = 130; // a column's title and its padding
const NOTICE_PORTION = 60; // characters that fit into a column
const ICONS = { "air-alarm": "siren", "no-power": "zap-off", failure: "wrench", register: "wrench", other: "circle-pause" };

const at = (name) => document.querySelector(`[data-${name}]`);

export class BoardView {
  constructor(t) {
    this.t = t;
    this.pages = { calls: new Pages(), turning: new Pages() };
    this.shown = {};
  }

  /** `spoken` is {ticket, text, language} of what sounds now, or null; `now` the server's time. */
  draw(state, now, spoken) {
    const calls = shownCalls(state, now, spoken?.ticket);
    this.show(state.suspended ? "suspended" : calls.length ? "hero" : "idle");
    this.header(state.branch, now);
    if (state.suspended) this.suspension(state.suspended);
    else if (calls.length) this.hero(calls[0], spoken);
    at("columns").hidden = false;
    const room = roomIn(at("columns"));
    at("columns").hidden = room === 0;
    if (room) this.columns(state, calls, spoken, room);
  }

  /** Nothing that came before may look as if it were so now. */
  stale(since, timezone) {
    this.show("stale");
    at("stale-text").textContent = this.t("hall-stale-since", { time: clock(since, timezone) });
    at("columns").hidden = true;
  }

  tick(now, timezone) {
    text(at("clock"), clock(now, timezone));
  }

  show(section) {
    for (const name of ["hero", "idle", "suspended", "stale", "loading"]) at(name).hidden = name !== section;
  }

  header(branch, now) {
    text(at("name"), inLanguage(branch.short_name ?? branch.name, this.t.language).text);
    at("trial").hidden = !branch.trial;
    showTraining(branch);
    this.tick(now, branch.timezone);
  }

  hero(call, spoken) {
    const hero = at("hero");
    const isNew = this.latest !== call.event;
    this.latest = call.event;
    toggle(hero, "speaking", spoken?.ticket === call.ticket);
    text(at("hero-number"), call.number);
    text(at("hero-workplace"), this.workplace(call));
    text(at("hero-counter"), call.counter);
    if (isNew) fit(hero);
    const line = at("hero-line");
    text(line, this.line(call, spoken));
    line.hidden = !line.textContent;
    if (isNew) restart(hero);
  }

  /** Under the number: what is said in another language, else that it is the last call, and where the counter is. */
  line(call, spoken) {
    if (spoken?.ticket === call.ticket && spoken.language !== this.t.language) return spoken.text;
    const hint = inLanguage(call.hint, this.t.language).text;
    if (!call.final) return hint;
    return hint ? this.t("hall-final-and-hint", { hint }) : this.t("hall-final");
  }

  workplace(call) {
    return inLanguage(call.workplace, this.t.language).text || this.t("hall-workplace");
  }

  suspension({ reason, since }) {
    const named = reason.replaceAll("_", "-");
    const known = this.t.has(`hall-suspended-${named}-title`) ? named : "other";
    text(at("suspended-title"), this.t(`hall-suspended-${known}-title`));
    text(at("suspended-text"), this.t(`hall-suspended-${known}-text`));
    if (this.shown.suspended !== `${known}${since}`) fill(at("suspended-icon"), icon(ICONS[known]));
    this.shown.suspended = `${known}${since}`;
  }

  columns(state, calls, spoken, room) {
    const others = state.suspended ? calls : calls.slice(1);
    const isSpoken = (call) => Boolean(spoken) && call.ticket === spoken.ticket;
    const listed = [...others, ...lastCalls(state, calls).slice(0, blanks(others.length, room))];
    const turn = this.pages.calls.show(listed, room, isSpoken);
    this.redraw("calls", [turn, others, turn.items.map(isSpoken)], turn, () => {
      rows("calls", room, turn.items.map((call) => callRow(call, !others.includes(call), isSpoken(call))));
    });
    const turning = this.pages.turning.show(this.turningPages(state, room), 1);
    this.redraw("turning", turning, turning, () => this.turningPage(turning.items[0], room));
  }

  /** What takes turns in the second column: the lines, then the notices in parts that fit. */
  turningPages({ lines, notices, suspended }, room) {
    const pages = portionsOf(lines, room).map((part) => ({ lines: part, suspended: Boolean(suspended) }));
    const told = notices.map((notice) => inLanguage(notice.text, this.t.language));
    if (suspended) return pages;
    return [...pages, ...told.flatMap(({ text: words, language }) => portions(words, NOTICE_PORTION).map((notice) => ({ notice, language })))];
  }

  turningPage({ lines = [], suspended, notice, language }, room) {
    text(at("turning-title"), this.t(notice ? "hall-notices" : "hall-waiting"));
    rows("lines", room, lines.map((line) => this.lineRow(line, suspended)));
    document.querySelector('[data-rows="lines"]').hidden = Boolean(notice);
    at("notice").hidden = !notice;
    at("notice").lang = language ?? this.t.language;
    text(at("notice"), notice ?? "");
  }

  /** Call `draw` when what the column shows is not what it should; an empty column is not shown. */
  redraw(name, content, { items, page, pages }, draw) {
    document.querySelector(`[data-column="${name}"]`).hidden = items.length === 0;
    const wanted = JSON.stringify(content);
    if (this.shown[name] === wanted || items.length === 0) return;
    this.shown[name] = wanted;
    draw();
    fill(document.querySelector(`[data-dots="${name}"]`), pages > 1 ? dots(page, pages) : []);
  }

  lineRow(line, suspended) {
    return el(
      "li",
      { class: "row numeric" },
      el("span", {}, line.letter),
      el("span", { class: "row-wait" }, suspended ? "" : this.wait(line)),
      el("span", {}, String(line.waiting)),
    );
  }

  wait({ wait, waiting }) {
    if (!wait || waiting === 0) return "";
    return this.t("hall-wait", { from: wait.from_minutes, to: wait.to_minutes });
  }
}

function callRow({ number, counter }, past, speaking) {
  return el(
    "li",
    { class: "row numeric", data: { ...(past && { past: "" }), ...(speaking && { speaking: "" }) } },
    el("span", {}, number),
    icon(speaking ? "volume-2" : "arrow-right"),
    el("span", {}, counter),
  );
}

/** How many rows the last page of `count` calls leaves empty, for calls that are over. */
function blanks(count, room) {
  return count === 0 ? room : (room - (count % room)) % room;
}

function dots(page, pages) {
  return Array.from({ length: pages }, (_, number) => el("span", { class: "dot", data: number === page ? { now: "" } : {} }));
}

function rows(name, room, elements) {
  const list = document.querySelector(`[data-rows="${name}"]`);
  list.style.setProperty("--rows", room);
  fill(list, elements);
}

/** How many rows have their place on this screen under what stands above; upright, two lists share the height. */
function roomIn(columns) {
  const upright = innerHeight > innerWidth;
  const pixel = upright ? Math.min(innerWidth / 1080, innerHeight / 1920) : Math.min(innerWidth / 1920, innerHeight / 1080);
  const height = columns.clientHeight / pixel / (upright ? 2 : 1);
  const most = upright ? ROWS.upright : ROWS.wide;
  return Math.max(0, Math.min(most, Math.floor((height - HEAD_HEIGHT) / ROW_HEIGHT)));
}

/** «10:42» in the branch's time. */
export function clock(moment, timezone) {
  return moment.toLocaleTimeString("uk", { hour: "2-digit", minute: "2-digit", timeZone: timezone });
}

function text(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function toggle(element, name, on) {
  if (on) element.dataset[name] = "";
  else delete element.dataset[name];
}

/** М-1012 beside a long word for its counter is set smaller, still over the least size, and at last without the arrow. */
function fit(hero) {
  const call = hero.firstElementChild;
  const tooWide = () => call.scrollWidth > call.clientWidth;
  for (const name of ["long", "longest"]) toggle(hero, name, false);
  for (const name of ["long", "longest"]) if (tooWide()) toggle(hero, name, true);
}

/** Play the element's arrival again. */
function restart(element) {
  delete element.dataset.new;
  element.getBoundingClientRect(); // without a layout in between the browser sees no change
  element.dataset.new = "";
}
