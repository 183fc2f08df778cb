/** Connecting a device in two steps: the code that it shows, then its name and place. */

import { api } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { put } from "/static/keyed.mjs";
import { nameText, part, placeText, t } from "/static/page.mjs";
import { whenText } from "./device-list.mjs";
import { errorText } from "../staff.mjs";

/** What each kind is asked for beside its name. */
const ASKED = {
  kiosk: ["zone", "printer"],
  printer: [],
  display: ["zone"],
  counter_display: ["counter"],
  speaker: ["zone"],
  tablet: ["counter"],
  wall: [],
};

/** `state` has the branch (with zones and counters) and its devices; `onPaired(device)` when one was connected. */
export class PairingForm {
  constructor({ state, onPaired, onSignedOut }) {
    Object.assign(this, { state, onPaired, onSignedOut, asking: null });
    part["code-form"].addEventListener("submit", (event) => this.submitted(event, () => this.find()));
    part["place-form"].addEventListener("submit", (event) => this.submitted(event, () => this.approve()));
    part["start-again"].addEventListener("click", () => this.reset());
  }

  reset() {
    this.asking = null;
    part.code.value = "";
    this.showStep();
    this.say([]);
    part.code.focus();
  }

  submitted(event, act) {
    event.preventDefault();
    if (!this.busy) act();
  }

  async find() {
    const code = part.code.value.trim();
    if (!code) return this.say([["code", t("console-pair-code-missing")]]);
    const found = await this.ask("pairings/look-up", { code }, "code");
    if (!found) return undefined;
    this.asking = { ...found, code };
    this.say([]);
    this.drawFound();
    this.showStep();
    return part.found.focus();
  }

  async approve() {
    const body = this.answers();
    const mistakes = [];
    if (!body.name) mistakes.push(["name", t("console-pair-name-missing")]);
    if (this.asks("counter") && !body.counter) mistakes.push(["counter", t("console-pair-counter-missing")]);
    if (mistakes.length) return this.say(mistakes);
    const answer = await this.ask("pairings/approve", body, "name");
    if (!answer) return undefined;
    this.reset();
    return this.onPaired(answer.device);
  }

  answers() {
    const { branch } = this.state;
    const { code, kind } = this.asking;
    const chosen = ASKED[kind].map((field) => [field, part[field].value]).filter(([, value]) => value);
    return { code, kind, branch: branch.key, name: part.name.value.trim(), ...Object.fromEntries(chosen) };
  }

  asks(field) {
    return ASKED[this.asking.kind].includes(field);
  }

  drawFound() {
    const { kind, address, asked_at: asked, code } = this.asking;
    const { branch, devices } = this.state;
    const printers = (devices ?? []).filter((device) => device.kind === "printer");
    put(part.kind, t(`console-kind-${kind.replaceAll("_", "-")}`));
    put(part.address, address);
    put(part.asked, t("console-pair-asked", { time: whenText(asked, branch.timezone) }));
    put(part.check, t("console-pair-check", { code: inGroups(code) }));
    part.name.value = "";
    options("zone", t("console-pair-zone-whole"), branch.zones.map(({ key, name }) => [key, nameText(name)]));
    options("counter", t("console-pair-choose"), branch.counters.map((counter) => [counter.id, placeText(counter)]));
    options("printer", t("console-pair-printer-none"), printers.map(({ id, name }) => [id, name]));
    if (printers.length === 1) part.printer.value = printers[0].id;
    for (const field of ["zone", "counter", "printer"]) part[`${field}-field`].hidden = !this.asks(field);
  }

  showStep() {
    part["code-form"].hidden = Boolean(this.asking);
    part["place-form"].hidden = !this.asking;
  }

  /** → the answer, or null when it was refused; what is wrong is said at `field`. */
  async ask(path, body, field) {
    this.busy = true;
    try {
      return await api("POST", path, { body });
    } catch (error) {
      if (error.status === 401) this.onSignedOut();
      this.say([[field, errorText(error)]]);
      return null;
    } finally {
      this.busy = false;
    }
  }

  say(mistakes) {
    part.mistakes.hidden = !mistakes.length;
    fill(part["mistakes-list"], mistakes.map(([field, text]) => el("li", {}, el("a", { href: `#${field}` }, text))));
    for (const field of ["code", "name", "counter"]) {
      if (mistakes.some(([name]) => name === field)) part[field].setAttribute("aria-invalid", "true");
      else part[field].removeAttribute("aria-invalid");
    }
    if (mistakes.length) part.mistakes.focus();
  }
}

/** ABCD-EFGH, as the device shows it. */
function inGroups(code) {
  const plain = code.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
}

function options(field, none, choices) {
  fill(part[field], el("option", { value: "" }, none), choices.map(([value, text]) => el("option", { value }, text)));
}
