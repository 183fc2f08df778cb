/** What a screen has to say, in its order: the title, the texts, then what can be chosen. Reads the page, changes nothing. */

const SILENT = "button, svg, .visually-hidden:not([role]), [aria-hidden=true], .pages-buttons, .keys, .keypad, [data-unread]";
const TEXTS = "h1, h2, p, li, dt, dd, .typed-label, figcaption, th, td";
const FIELD_KEYS = ".keypad";

/** @typedef {{text: string, language: string}} Utterance */

/** The dialog, where one lies over the screen, else the screen. */
export function shownPart(stage, veil) {
  return veil.querySelector("[data-dialog]") ?? stage;
}

/** All that is said of a screen, without its controls; pages that are not turned to are read too. */
export function textsOf(root) {
  const said = root.querySelector("main") ?? root;
  return [...said.querySelectorAll(TEXTS)].filter((element) => !element.closest(SILENT) && isShown(element)).flatMap(utterances);
}

/** The choices of a screen, as far as they are on the page that is turned to. */
export function choicesOf(root, t) {
  const part = root.querySelector("main") ?? root;
  return controlsOf(part).filter((control) => !control.closest(".keys, .pages-buttons") && control.tagName === "BUTTON").flatMap((control) => controlText(control, t));
}

/** What can be reached by keys, in its order; digits are typed and need no reaching. */
export function controlsOf(root) {
  return [...root.querySelectorAll("button, input")].filter(
    (control) => !control.disabled && control.checkVisibility() && !control.closest(FIELD_KEYS),
  );
}

/** A control by its name and its state. */
export function controlText(control, t) {
  const label = control.getAttribute("aria-label");
  const named = label ? [{ text: label, language: languageOf(control) }] : nodesOf(control);
  const state = stateOf(control, t);
  return state ? [...named, { text: state, language: document.documentElement.lang }] : named;
}

/** What a screen tells by itself when it changes: statuses, alerts, the page that is turned to. */
export function newsOf(root) {
  const live = root.querySelectorAll("main [role=status], main [role=alert], main .pages-count");
  return [...live].filter((element) => element.checkVisibility()).flatMap((element) => plain(element));
}

function stateOf(control, t) {
  if (control.tagName === "INPUT") return [textOf(control.closest("label")), t("kiosk-guide-field")].join(". ");
  const pressed = control.getAttribute("aria-pressed");
  return pressed === "true" ? t("kiosk-guide-chosen") : null;
}

/** A code is said digit by digit, so that no sound file ever holds it. */
function utterances(element) {
  if (element.matches("[data-code]")) return [...textOf(element).replace(/\D/g, "")].map((text) => ({ text, language: languageOf(element) }));
  const inner = element.querySelector(TEXTS);
  return inner ? [] : plain(element);
}

function plain(element) {
  return nodesOf(element);
}

/** Runs of text by their language: a name without a translation keeps its own voice. */
function nodesOf(element) {
  const runs = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.textContent.trim() || parent.closest("[aria-hidden=true], [data-unread]")) continue;
    const language = languageOf(parent);
    const last = runs.at(-1);
    if (last?.language === language && last.parent === parent) last.text += node.textContent;
    else runs.push({ text: node.textContent.trim(), language, parent });
  }
  return joined(runs);
}

function joined(runs) {
  const said = [];
  for (const { text, language } of runs) {
    const last = said.at(-1);
    if (last?.language === language) last.text = `${last.text}${/[.!?…:,]$/.test(last.text) ? "" : "."} ${text}`;
    else said.push({ text, language });
  }
  return said;
}

/** A text on a page of a list that is not turned to is there all the same. */
function isShown(element) {
  return element.checkVisibility() || (element.closest(".pages-list") && element.closest("main")?.checkVisibility());
}

const languageOf = (element) => element.closest("[lang]").lang;
const textOf = (element) => element?.textContent.trim() ?? "";
