/** What the kiosk asks the server about bookings; each question is repeated until it is answered or nobody waits. */

import { api, newKey } from "/static/api.mjs";
import { loadAgain } from "/static/device.mjs";
import { askForTicket } from "./issuing.mjs";
import { WAITING } from "./steps.mjs";

const OTHERS_CAME_FIRST = ["slot_taken", "slot_not_offered"];
const FAREWELLS = ["ticket", "booked", "rating-thanks"]; // whoever comes with a code after these is another visitor

/** @param send the state's events  @param current() the state now */
export function makeBooking({ branch, send, current }) {
  /** Begin to wait by `event`, then do `work(ask)`; a refusal is shown, whatever it was about. */
  async function turn(event, work) {
    const key = newKey();
    send({ ...event, key });
    if (current().key !== key) return;
    const wanted = () => current().key === key;
    const onUnanswered = () => send({ type: "unanswered", key });
    const ask = (method, path, body) => {
      const post = (content, retryKey, timeout) => api(method, `branches/${branch}/${path}`, { body: content, key: retryKey, timeout });
      return askForTicket({ body, key: method === "POST" ? newKey() : undefined, post, wanted, onUnanswered });
    };
    try {
      const told = await work(ask);
      if (told) send({ ...told, key });
    } catch (error) {
      if (error.status === 401) loadAgain();
      send({ type: "refused", key, error });
    }
  }

  const lookUp = (body) =>
    turn({ type: "lookUp" }, async (ask) => {
      const booking = await ask("POST", "appointments/look-up", body);
      return booking && { type: "found", booking };
    });

  const arriveBy = (way) =>
    turn({ type: "arrive" }, async (ask) => {
      const ticket = await ask("POST", `appointments/${current().found.id}/${way}`, {});
      return ticket && { type: "issued", ticket };
    });

  async function freeTimes(ask) {
    const slots = await ask("GET", `slots?${new URLSearchParams(current().wish)}`);
    return slots && { type: "times", times: slots.days.flatMap(({ times }) => times) };
  }

  async function bookAt(ask, slot) {
    try {
      const held = await ask("POST", "appointments/hold", { ...current().wish, slot });
      const booking = held && (await ask("POST", "appointments", { hold: held.hold }));
      return booking && { type: "booked", booking };
    } catch (error) {
      if (!OTHERS_CAME_FIRST.includes(error.code)) throw error;
      const left = await freeTimes(ask);
      return left && { ...left, taken: true };
    }
  }

  /** Of a booking; of a ticket, or of a booking whose visit is over: that visit is to be rated. */
  const lookUpScanned = (code) =>
    turn({ type: "lookUp" }, async (ask) => {
      const booking = await ask("POST", "appointments/look-up", { code }).catch(unless("appointment_unknown"));
      if (booking && booking.state !== "checked_in") return { type: "found", booking };
      const visit = await ask("POST", "ratings/look-up", { code }).catch(unless("visit_unknown"));
      if (booking && (!visit || visit.refusal === "rating_too_early")) return { type: "found", booking };
      if (visit) return { type: "visitFound", code, visit };
      throw Object.assign(new Error("no such code"), { code: "appointment_unknown" });
    });

  return {
    turn,
    lookUp,
    /** A code that came by the scanner, whatever screen is shown. */
    scanned(code) {
      const { screen } = current();
      if (WAITING.includes(screen)) return;
      send({ type: FAREWELLS.includes(screen) ? "expired" : "home" });
      lookUpScanned(code);
    },
    checkIn: () => arriveBy("check-in"),
    joinQueue: () => arriveBy("join-queue"),
    later: (wish) => turn({ type: "later", wish }, freeTimes),
    book: (slot) => turn({ type: "book" }, (ask) => bookAt(ask, slot)),
  };
}

/** A refusal of this code is no answer; any other is thrown on. */
const unless = (code) => (error) => {
  if (error.code !== code) throw error;
  return null;
};
