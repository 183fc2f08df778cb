/** The settings, for now the devices of a branch: who they are, how they do, connecting one, disconnecting one. */

import { api } from "/static/api.mjs";
import { el, fill } from "/static/dom.mjs";
import { show } from "/static/keyed.mjs";
import { nameText, page, part, t } from "/static/page.mjs";
import { confirm } from "./ask.mjs";
import { DeviceList } from "./device-list.mjs";
import { PairingForm } from "./pairing-form.mjs";
import { errorText, toSignedOut, toSignIn } from "./staff.mjs";

const AGAIN = 5000;

const state = { branch: page.places[0], devices: null };
const list = new DeviceList({ onRevoke: revoke });
const form = new PairingForm({ state, onPaired: paired, onSignedOut: toSignIn });

part["branch-field"].hidden = page.places.length < 2;
fill(part.branch, page.places.map(({ key, name }) => el("option", { value: key }, nameText(name))));
part.branch.addEventListener("change", () => {
  state.branch = page.places.find(({ key }) => key === part.branch.value);
  state.devices = null;
  form.reset();
  refresh();
});
part["sign-out"].addEventListener("click", signOut);
refresh();
setInterval(refresh, AGAIN);

async function refresh() {
  const { branch } = state;
  try {
    const { devices } = await api("GET", `branches/${branch.key}/devices`);
    if (branch !== state.branch) return;
    state.devices = devices;
    say("trouble", "");
    list.draw(state);
  } catch (error) {
    failed(error);
  }
}

function paired(device) {
  say("done", t("console-pair-done", { name: device.name }));
  refresh();
}

async function revoke(device) {
  const sure = await confirm({
    title: t("console-revoke-title", { name: device.name }),
    text: t("console-revoke-text"),
    yes: t("console-revoke"),
  });
  if (!sure) return;
  try {
    await api("POST", `devices/${device.id}/revoke`);
    say("done", t("console-revoked", { name: device.name }));
    document.getElementById("devices-title").focus(); // the button that had the focus goes with its row
    await refresh();
  } catch (error) {
    failed(error);
  }
}

async function signOut() {
  try {
    await api("DELETE", "session");
    toSignedOut();
  } catch (error) {
    failed(error);
  }
}

function failed(error) {
  if (error.status === 401) toSignIn();
  say("trouble", errorText(error));
}

function say(banner, text) {
  show(part[`${banner}-text`], text);
  part[banner].hidden = !text;
}
