/** «Черга зараз»: the lines of a branch, how many wait in each and about how long. */

import { api } from "/static/api.mjs";
import { el } from "/static/dom.mjs";
import { keyed, put } from "/static/keyed.mjs";
import { page, part, putName, t } from "/static/page.mjs";
import { drawMoment, drawSuspension, waitText } from "./facts.mjs";
import { Refresh } from "./refresh.mjs";

if (page.branch) new Refresh(read).start();

async function read() {
  const queue = await api("GET", `branches/${page.branch}/queue`);
  part.loading.hidden = true;
  part.none.hidden = queue.lines.length > 0;
  drawSuspension(queue.suspended, queue.at, standingText(queue));
  drawMoment(queue.at);
  keyed(part.lines, queue.lines, { key: (line) => line.key, make: makeLine, update: updateLine });
}

/** What does not go on although reception does: services of a register, or the issuing of tickets. */
function standingText({ registers, day }) {
  if (day.closed) return t("booking-day-closed");
  const told = [];
  if (registers.length) told.push(t("common-told-registers-suspended"));
  if (day.issuing_ended) told.push(t("common-told-issuing-ended"));
  return told.join(" ");
}

function makeLine() {
  return el(
    "li",
    { class: "line" },
    el("span", { class: "line-letter", "aria-hidden": "true" }),
    el("span", { class: "line-name" }),
    el("span", { class: "line-wait numeric" }),
  );
}

function updateLine(row, line) {
  const [letter, name, wait] = row.children;
  put(letter, line.letter);
  putName(name, line.name);
  const minutes = line.waiting ? waitText(line.wait) : null;
  const waiting = t("booking-waiting", { count: line.waiting });
  put(wait, minutes ? t("booking-waiting-and-wait", { waiting, minutes }) : waiting);
}
