/** Where a visitor is sent on: another line, a service or a counter; why, with a note, and whether to come back. */

import { el, fill } from "/static/dom.mjs";
import { put, show } from "/static/keyed.mjs";
import { lineOf } from "/static/menu.mjs";
import { nameText, part, placeText, t } from "/static/page.mjs";
import { ask, numbered } from "./ask.mjs";
import { chosenOf, offer } from "./choices.mjs";
import { ServiceRow } from "./service-row.mjs";

const KINDS = ["line", "service", "counter"];
const REASONS = ["wrong_line", "next_step", "specialist", "other"];

export class Sending {
  constructor() {
    part["sending-kinds"].addEventListener("change", () => this.drawKind());
    part["sending-line"].addEventListener("change", () => this.drawLead());
  }

  /** → the body of a transfer, or null. `counters` are all of the branch, `own` is the id of the asker's counter. */
  async ask(ticket, { menu, counters, own }) {
    Object.assign(this, { ticket, menu });
    put(part["sending-title"], t("console-sending-title", { number: ticket.number }));
    part["sending-note"].value = "";
    part["sending-returns"].checked = false;
    part["sending-returns-field"].hidden = ticket.status === "called";
    this.offerLines();
    this.offerCounters(counters.filter(({ id, status }) => id !== own && status !== "closed"));
    this.row = new ServiceRow(menu, { purpose: ticket.purpose.key, service: ticket.service, quantity: false, onChange: () => this.drawLead() });
    fill(part["sending-service"], this.row.element);
    offer(part["sending-reasons"], "sending-reason", REASONS.map((value) => ({ value, text: t(`console-sending-reason-${value.replaceAll("_", "-")}`) })));
    const focus = offer(part["sending-kinds"], "sending-kind", KINDS.map((value) => ({ value, text: t(`console-sending-${value}`) })), "line");
    this.drawKind();
    return (await ask(part.sending, numbered(part.sending), focus, () => this.mistake())) === "take" ? this.body() : null;
  }

  /** Only lines that a counter is set up for: nobody is stranded. */
  offerLines() {
    const others = this.menu.lines.filter(({ key, counters }) => counters.length && key !== this.ticket.line.key);
    fill(part["sending-line"], others.map(({ key, letter, name }) => el("option", { value: key }, `${letter} · ${nameText(name)}`)));
    this.noLines = !others.length;
  }

  offerCounters(attended) {
    fill(part["sending-counter"], attended.map((counter) => el("option", { value: counter.id }, counterText(counter))));
    this.noCounters = !attended.length;
  }

  get kind() {
    return chosenOf(part["sending-kinds"]);
  }

  drawKind() {
    const { kind } = this;
    part["sending-line-field"].hidden = kind !== "line" || this.noLines;
    part["sending-counter-field"].hidden = kind !== "counter" || this.noCounters;
    part["sending-service"].hidden = kind !== "service";
    show(part["sending-none"], this.nowhere);
    this.drawLead();
  }

  /** Nothing of this kind to be sent to, in words. */
  get nowhere() {
    if (this.kind === "line" && this.noLines) return t("console-sending-no-lines");
    return this.kind === "counter" && this.noCounters ? t("console-sending-no-counters") : "";
  }

  /** The line that the chosen service leads into. */
  get lead() {
    const { purpose, service_id: service } = this.row.value;
    const sphere = this.ticket.sphere?.key ?? null;
    return lineOf(this.menu, { purpose, service: service ?? null, sphere });
  }

  /** Which line it will be and how many wait there. */
  drawLead() {
    if (!this.row || this.kind === "counter") return show(part["sending-lead"], "");
    const line = this.kind === "service" ? this.lead : this.menu.lines.find(({ key }) => key === part["sending-line"].value);
    if (line?.counters.length) return show(part["sending-lead"], lineText(line));
    return show(part["sending-lead"], this.kind === "service" ? t("console-sending-unserved") : "");
  }

  mistake() {
    if (this.nowhere) return this.nowhere;
    if (this.kind === "service" && !this.lead?.counters.length) return t("console-sending-unserved");
    return chosenOf(part["sending-reasons"]) ? "" : t("console-sending-reason-missing");
  }

  body() {
    const body = { reason: chosenOf(part["sending-reasons"]), returns: part["sending-returns"].checked };
    const note = part["sending-note"].value.trim();
    if (note) body.note = note;
    if (this.kind === "service") return { ...body, ...this.row.value };
    return { ...body, [this.kind]: part[`sending-${this.kind}`].value };
  }
}

function lineText({ letter, name, waiting }) {
  return t("console-sending-line-text", { letter, name: nameText(name), count: waiting });
}

function counterText(counter) {
  const { operator, status, pause } = counter;
  const words = [placeText(counter), operator?.name, status === "paused" && t(pause ? `console-pause-${pause}` : "console-counter-paused")];
  return words.filter(Boolean).join(" · ");
}
