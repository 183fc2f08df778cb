/** A page of information on paper: what stands on the screen, printed by the kiosk's printer, with what becomes of it. */

import { api, newKey } from "/static/api.mjs";
import { el, icon } from "/static/dom.mjs";
import { action } from "./frame.mjs";

const PAPER_IN = 6000; // without an outcome by then the visitor is told not to wait
const ICONS = { none: "printer", waiting: "hourglass", printed: "check", trouble: "triangle-alert" };

/** What became of the sheet `of` this name: "none" was asked for, "waiting", "printed" or "trouble". */
export function sheetStatus({ sheet, prints }, of) {
  if (sheet?.of !== of) return "none";
  const status = prints[sheet.job];
  if (status === "printed") return "printed";
  return sheet.failed || sheet.late || status === "failed" || status === "unknown" ? "trouble" : "waiting";
}

/** The button that prints; null at a kiosk without a printer. `title` and `lines` are nodes as the screen shows them. */
export function sheetAction(state, ui, wanted) {
  if (!ui.page.prints) return null;
  const status = sheetStatus(state, wanted.of);
  return action({
    focus: "print", iconName: ICONS[status], label: spoken(ui, status),
    disabled: status === "waiting", click: () => print(ui, wanted),
  });
}

/** The same as a row among others. */
export function sheetRow(state, ui, wanted) {
  if (!ui.page.prints) return null;
  const status = sheetStatus(state, wanted.of);
  return el(
    "button",
    { class: "choice choice-small", type: "button", disabled: status === "waiting", data: { focus: "print", choice: "print" }, on: { click: () => print(ui, wanted) } },
    icon(ICONS[status]),
    el("span", { class: "choice-name" }, spoken(ui, status)),
  );
}

/** What the guide says when it changes. */
const spoken = (ui, status) => el("span", { role: "status" }, ui.t(`kiosk-sheet-${status}`));

async function print(ui, { of, title, lines }) {
  const body = { language: ui.language, title: textOf(title), lines: lines.map(textOf).filter(Boolean) };
  const sheet = { of, id: newKey() };
  const become = (more) => ui.send({ type: "sheetBecame", sheet, more });
  ui.send({ type: "sheet", sheet });
  setTimeout(() => become({ late: true }), PAPER_IN);
  try {
    const { print: job } = await api("POST", `branches/${ui.page.branch}/pages`, { body, key: newKey(), timeout: PAPER_IN });
    become({ job: job.job });
  } catch {
    become({ failed: true });
  }
}

const textOf = (node) => (typeof node === "string" ? node : node.textContent).replace(/\s+/g, " ").trim();
