/** The devices of a branch: who they are, how they do, connecting one, disconnecting one. */

import { api } from "/static/api.mjs";
import { t } from "/static/page.mjs";
import { confirm } from "../ask.mjs";
import { toSignIn } from "../staff.mjs";
import { DeviceList } from "./device-list.mjs";
import { attempt, branch, done, failed, here } from "./frame.mjs";
import { PairingForm } from "./pairing-form.mjs";

const AGAIN = 5000;

const state = { branch, devices: null };
const list = new DeviceList({ onRevoke: revoke });
new PairingForm({ state, onPaired: paired, onSignedOut: toSignIn });

attempt(refresh);
setInterval(() => refresh().catch(failed), AGAIN);

async function refresh() {
  state.devices = (await api("GET", here("devices"))).devices;
  list.draw(state);
}

function paired(device) {
  done(t("console-pair-done", { name: device.name }));
  attempt(refresh);
}

async function revoke(device) {
  const sure = await confirm({
    title: t("console-revoke-title", { name: device.name }),
    text: t("console-revoke-text"),
    yes: t("console-revoke"),
  });
  if (!sure || !(await attempt(() => api("POST", `devices/${device.id}/revoke`)))) return;
  done(t("console-revoked", { name: device.name }));
  document.getElementById("devices-title").focus(); // the button that had the focus goes with its row
  await attempt(refresh);
}
