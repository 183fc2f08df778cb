/** «Звернення без талона»: how somebody turned to the centre, what was done and, where it is known, for how long. */

import { fill } from "/static/dom.mjs";
import { part, t } from "/static/page.mjs";
import { ask, numbered } from "./ask.mjs";
import { chosenOf, offer } from "./choices.mjs";
import { ServiceRow } from "./service-row.mjs";

const CHANNELS = ["phone", "email", "post", "outreach"];

export const channelText = (channel) => t(`console-channel-${channel}`);

/** → the body of a handled service, or null. `outcomes` are the keys of all ends. */
export async function askWithoutTicket(menu, outcomes) {
  const row = new ServiceRow(menu, { purpose: menu.purposes[0]?.key, outcomes });
  fill(part["without-ticket-row"], row.element);
  part["without-ticket-minutes"].value = "";
  const channels = CHANNELS.map((value) => ({ value, text: channelText(value) }));
  const focus = offer(part["without-ticket-channels"], "channel", channels, CHANNELS[0]);
  const dialog = part["without-ticket-dialog"];
  const mistake = () => row.mistake || minutesMistake();
  if ((await ask(dialog, numbered(dialog), focus, mistake)) !== "take") return null;
  const body = { channel: chosenOf(part["without-ticket-channels"]), ...row.value };
  if (minutes()) body.minutes = minutes();
  return body;
}

const minutes = () => Number(part["without-ticket-minutes"].value);

function minutesMistake() {
  if (!part["without-ticket-minutes"].value && part["without-ticket-minutes"].validity.valid) return "";
  const count = minutes();
  return Number.isInteger(count) && count >= 1 && count <= 480 ? "" : t("error-minutes_out_of_range", { least: 1, most: 480 });
}
