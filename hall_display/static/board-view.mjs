/** Draws the hall display from its state; only what has changed is touched. */

import { inLanguage } from "/static/catalogue.mjs";
import { el, fill, icon } from "/static/dom.mjs";
import { portions } from "/static/portions.mjs";
import { showTraining } from "/static/training-band.mjs";
import { drawSpoken, drawSuspension, standingNotices } from "./board-messages.mjs";
import { lastCalls, shownCalls } from "./board-state.mjs";
import { Pages, portionsOf } from "./pages.mjs";
import { hasRoomForCode, hasRoomForSlide, noticePortion, roomIn } from "./room.mjs";
import { Slides } from "./slides.mjs";

const WHOLE_STAGE = new Set(["message", "closed"]); // where nobody is called, these need no columns

const at = (name) => document.querySelector(`[data-${name}]`);

export class BoardView {
  constructor(t, captions = null) {
    Object.assign(this, { t, captions });
    this.pages = { calls: new Pages(), turning: new Pages() };
    this.shown = {};
    this.slides = new Slides(at("slide-image"), at("slide-video"));
  }

  /** `spoken` is {ticket, text, language} of what sounds now, or null; `now` the server's time. */
  draw(state, now, spoken) {
    const calls = shownCalls(state, now, spoken?.ticket);
    const section = sectionFor(state, calls, spoken);
    this.show(section);
    this.header(state, now);
    if (section === "suspended") drawSuspension(this.t, this.captions, state.suspended, now);
    else if (section === "message") drawSpoken(this.t, this.captions, spoken);
    else if (section === "hero") this.hero(calls[0], spoken);
    else if (section === "idle") this.idle(state.texts);
    at("columns").hidden = !calls.length && WHOLE_STAGE.has(section);
    if (section === "suspended") at("columns").hidden = true; // nobody is called: one message for the whole hall
    if (at("columns").hidden) {
      this.slides.wait();
      return;
    }
    const room = roomIn(at("columns"));
    this.checkIn = hasRoomForCode(at("columns")) ? codeOf(state) : null;
    at("columns").hidden = room === 0;
    if (!room) this.slides.wait();
    if (room) this.columns(state, section === "hero" ? calls.slice(1) : calls, calls, spoken, room, section === "message");
    const nothing = [...at("columns").children].every((column) => column.hidden);
    if (room && nothing) at("columns").hidden = true; // the call has the whole stage
  }

  /** Nothing that came before may look as if it were so now. */
  stale(since, timezone) {
    this.show("stale");
    at("stale-text").textContent = this.t("hall-stale-since", { time: clock(since, timezone) });
    at("columns").hidden = true;
    this.slides.wait();
  }

  tick(now, timezone) {
    text(at("clock"), clock(now, timezone));
  }

  show(section) {
    for (const name of ["hero", "idle", "suspended", "message", "closed", "stale", "loading"]) at(name).hidden = name !== section;
  }

  /** In a zone its name: the visitor knows by then which centre this is. */
  header({ branch, zoneName }, now) {
    text(at("name"), inLanguage(zoneName ?? branch.short_name ?? branch.name, this.t.language).text);
    at("trial").hidden = !branch.trial;
    showTraining(branch);
    this.tick(now, branch.timezone);
  }

  /** While nobody is called the centre may say something of its own. */
  idle({ hall_idle: own }) {
    const { text: words, language } = own?.uk ? inLanguage(own, this.t.language) : { text: this.t("hall-idle-text"), language: this.t.language };
    at("idle-text").lang = language;
    text(at("idle-text"), words);
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

  /** `told`: a message is being said, beside which there is no room for notices. */
  columns(state, others, calls, spoken, room, told) {
    const isSpoken = (call) => Boolean(spoken?.ticket) && call.ticket === spoken.ticket; // a message has no ticket
    const listed = [...others, ...lastCalls(state, calls).slice(0, blanks(others.length, room))];
    const turn = this.pages.calls.show(listed, room, isSpoken);
    this.redraw("calls", [turn, others, turn.items.map(isSpoken)], turn, () => {
      rows("calls", room, turn.items.map((call) => callRow(call, !others.includes(call), isSpoken(call))));
    });
    const pages = this.turningPages(state, room, told);
    const slide = this.slideTurn(pages.length, told);
    this.showSlide(slide);
    const turning = slide ? { items: [{ slide }], page: 0, pages: 1 } : this.pages.turning.show(pages, 1);
    this.redraw("turning", turning, turning, () => this.turningPage(turning.items[0], room));
  }

  /** What takes turns in the second column: the lines in which somebody waits, then the notices in parts that fit; and
   *  between them the way to check in, so that whoever wants to scan it waits for one page at most. */
  turningPages(state, room, told) {
    return withCheckIn(this.linesAndNotices(state, room, told), this.checkIn);
  }

  /** The slide whose turn it is: each time after all pages went round; never beside a message that is being said. */
  slideTurn(pages, told) {
    const { slides } = this;
    if (told || !hasRoomForSlide(at("columns"))) {
      slides.takeDown();
    } else if (slides.up ? slides.over : slides.able.length && (!pages || this.pages.turning.wentRound(pages))) {
      const another = !slides.up || !pages;
      slides.takeDown();
      if (another) slides.next();
      else this.pages.turning.restart();
    }
    return slides.up?.url ?? null;
  }

  showSlide(slide) {
    at("slide").hidden = !slide;
    toggle(document.querySelector('[data-column="turning"]'), "sliding", Boolean(slide));
    if (slide) this.slides.go();
  }

  linesAndNotices(state, room, told) {
    const pages = portionsOf(state.lines.filter((line) => line.waiting), room).map((part) => ({ lines: part }));
    if (told) return pages;
    const own = state.notices.map((notice) => inLanguage(notice.text, this.t.language));
    const notices = [...standingNotices(this.t, state), ...own];
    const portion = noticePortion(at("columns"));
    if (!portion) return pages; // under a call with its hint; the next one brings them back
    return [...pages, ...notices.flatMap(({ text: words, language }) => portions(words, portion).map((notice) => ({ notice, language })))];
  }

  turningPage({ lines = [], notice, language, checkIn, slide }, room) {
    text(at("turning-title"), this.t(slide ? "hall-slide" : checkIn ? "hall-check-in" : notice ? "hall-notices" : "hall-waiting"));
    at("check-in").hidden = !checkIn;
    if (checkIn) at("check-in-qr").src = checkIn;
    rows("lines", room, lines.map((line) => this.lineRow(line)));
    document.querySelector('[data-rows="lines"]').hidden = Boolean(notice || checkIn || slide);
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

  lineRow(line) {
    return el(
      "li",
      { class: "row numeric" },
      el("span", {}, line.letter),
      el("span", { class: "row-wait" }, this.wait(line)),
      el("span", {}, String(line.waiting)),
    );
  }

  wait({ wait, waiting }) {
    if (!wait || waiting === 0) return "";
    return this.t("hall-wait", { from: wait.from_minutes, to: wait.to_minutes });
  }
}

/** What the stage shows above the columns. */
function sectionFor({ suspended, day }, calls, spoken) {
  if (suspended) return "suspended";
  if (spoken?.message) return "message";
  if (calls.length) return "hero";
  return day?.closed ? "closed" : "idle";
}

/** The hall's code where somebody with a booking is to come; never while reception stands still. */
function codeOf({ suspended, checkIn, code }) {
  return checkIn && !suspended ? (code ?? null) : null;
}

function withCheckIn(pages, checkIn) {
  if (!checkIn) return pages;
  return pages.length ? pages.flatMap((page) => [page, { checkIn }]) : [{ checkIn }];
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
