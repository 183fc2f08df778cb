/** The paper did not come: number, code and QR on the screen, and what to do instead. */

import { el, icon } from "/static/dom.mjs";
import { grouped } from "../booking-state.mjs";
import { frame } from "../frame.mjs";
import { paperOf } from "../state.mjs";
import { compactTicket, facts, finish, number, spokenPaper } from "./ticket.mjs";

export function render(state, ui) {
  const { ticket } = state;
  const trouble = paperOf(state) === "trouble";
  const told = el(
    "p",
    { class: "banner", role: "alert", data: { kind: trouble ? "warning" : "info", paper: trouble ? "trouble" : "none" } },
    icon("printer"),
    el("span", {}, ui.t(trouble ? "kiosk-paper-trouble" : "kiosk-paper-none")),
  );
  return frame(state, ui, {
    title: ui.t("kiosk-paperless-title"),
    kind: "warning",
    body: ui.compact ? compactTicket(ui, number(ticket), [told, ownPage(ticket, ui), ...facts(state, ui).children], finish(ui), spokenPaper(state, ui, true)) : el("div", { class: "ticket" }, number(ticket), told, ownPage(ticket, ui), facts(state, ui), finish(ui), spokenPaper(state, ui, true)),
  });
}

/** The way to the visitor's own page: scanned, or typed. */
function ownPage(ticket, ui) {
  const qr = el("div", { class: "qr", role: "img", "aria-label": ui.t("kiosk-paperless-qr") });
  ui.drawQr(qr, ticket.code);
  return el(
    "div",
    { class: "own-page" },
    qr,
    el("div", {}, el("p", {}, ui.t("kiosk-paperless-own-page", { address: ui.page.visit_address })), el("p", { class: "own-code", data: { code: true } }, grouped(ticket.code))),
  );
}
