/** The choice of a free time: days with how many times each has, and the times of the chosen day. */

import { api } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { put, show } from "/static/keyed.mjs";
import { part, t } from "/static/page.mjs";
import { dayText, whenText } from "./booking-words.mjs";
import { clock } from "./times.mjs";

export class FreeTimes {
  /** `onFailed(error)` when they could not be read. */
  constructor({ onFailed }) {
    Object.assign(this, { onFailed, days: [], wanted: "", asked: 0 });
    part["book-day"].addEventListener("change", () => this.drawTimes());
  }

  /** The time that is chosen, or null. */
  get chosen() {
    return part["book-times"].querySelector("input:checked")?.value ?? null;
  }

  /** Nothing to choose from yet. */
  clear(text) {
    this.asked += 1;
    this.days = [];
    part["book-day-field"].hidden = true;
    fill(part["book-times"]);
    show(part["book-minutes"], "");
    show(part["book-times-note"], text);
  }

  /** Read the times of `path`; an answer that comes after a newer question is left aside. */
  async read(path) {
    const turn = (this.asked += 1);
    if (!this.days.length) show(part["book-times-note"], t("bookings-book-times-wait"));
    try {
      const { days, minutes, next } = await api("GET", path);
      if (turn !== this.asked) return;
      Object.assign(this, { days, next });
      show(part["book-minutes"], t("bookings-book-minutes", { minutes }));
      this.drawDays({ day: part["book-day"].value || this.wanted, time: this.chosen }); // what was chosen while it was read stays
    } catch (error) {
      if (!error.code) throw error;
      if (turn !== this.asked) return;
      this.clear("");
      this.onFailed(error);
    }
  }

  drawDays({ day, time }) {
    part["book-day-field"].hidden = false;
    fill(part["book-day"], this.days.map(dayOption));
    const has = (date) => this.days.some((each) => each.date === date && each.times.length);
    part["book-day"].value = has(day) ? day : (this.days.find(({ times }) => times.length) ?? this.days[0])?.date;
    this.drawTimes(time);
  }

  drawTimes(before = null) {
    const day = this.days.find(({ date }) => date === part["book-day"].value);
    fill(part["book-times"], (day?.times ?? []).map((time) => timeChoice(time, time === before)));
    if (day?.times.length) return show(part["book-times-note"], "");
    const nearest = this.next[0];
    return show(part["book-times-note"], nearest ? t("bookings-book-times-day-none", { when: whenText(nearest) }) : t("bookings-book-times-none"));
  }
}

function dayOption({ date, open, times }) {
  const told = { day: dayText(date), count: times.length };
  const option = el("option", { value: date, disabled: !open });
  return put(option, t(open ? "bookings-book-day-times" : "bookings-book-day-closed", told));
}

function timeChoice(time, checked) {
  return el("label", { class: "choice time-choice" }, el("input", { type: "radio", name: "book-time", value: time, checked }), el("span", { class: "numeric" }, clock(time)));
}
