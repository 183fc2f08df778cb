/** Draws the QR of the own page of a ticket or a booking, as the server makes it. */

const TICKET = { path: "visit/qr", scheme: "Visit" };
export const BOOKING = { path: "appointment/qr", scheme: "Appointment" };

/** The code goes in a header, never in an address. A QR that does not come leaves the typed code, which is enough. */
export async function drawQr(place, code, { path, scheme } = TICKET) {
  const cached = drawn.get(code);
  if (cached) {
    place.replaceChildren(cached.cloneNode(true));
    return;
  }
  try {
    const answer = await fetch(`/api/v1/${path}`, { headers: { Authorization: `${scheme} ${code}` }, cache: "no-store" });
    if (!answer.ok) return;
    const root = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
    if (root.localName !== "svg") return;
    drawn.clear();
    drawn.set(code, scalable(document.importNode(root, true)));
    place.replaceChildren(drawn.get(code).cloneNode(true));
  } catch {
    place.replaceChildren();
  }
}

const drawn = new Map();

/** A drawing with a fixed size is made to fill its place. */
function scalable(svg) {
  if (!svg.hasAttribute("viewBox")) svg.setAttribute("viewBox", `0 0 ${parseFloat(svg.getAttribute("width"))} ${parseFloat(svg.getAttribute("height"))}`);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  return svg;
}
