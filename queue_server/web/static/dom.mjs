/** Builds elements without markup in strings, so that text is always text. */

const ICONS = new URL("icons/", import.meta.url);
const SVG = "http://www.w3.org/2000/svg";

/**
 * `el("button", {class: "button", data: {kind: "primary"}, on: {click}}, icon("bell"), text)`.
 * A property that is null, undefined or false is left out; true is an empty attribute; null children are skipped.
 */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) set(element, key, value);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function set(element, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
  else if (key === "data") Object.assign(element.dataset, value);
  else element.setAttribute(key, value === true ? "" : String(value));
}

/** An icon of `static/icons/`; it stands beside a word, so screen readers skip it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${ICONS.pathname}${name}.svg#icon`);
  svg.append(use);
  return svg;
}

/** Replace all that `parent` holds. */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.flat(Infinity).filter(Boolean));
  return parent;
}
