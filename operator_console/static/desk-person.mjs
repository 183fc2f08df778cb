/** What everybody at a desk does alike: a command is sent, told how it went, and the desk read again. */

import { api } from "/static/api.mjs";
import { Commands } from "./commands.mjs";
import { announce, errorText, toSignedOut, toSignIn } from "./staff.mjs";
import { SuspensionKey } from "./suspension.mjs";

/** `state` is the page's; `refresh()` reads the desk, `redraw()` draws. */
export class DeskPerson {
  constructor({ state, refresh, redraw }) {
    Object.assign(this, { state, refresh, redraw });
    const onBusy = (busy) => (state.busy = busy);
    const onRepeat = () => {
      state.repeatingSince ??= new Date();
      redraw();
    };
    this.commands = new Commands({ counter: null, onBusy, onRepeat });
    this.suspension = new SuspensionKey({ branch: () => state.branch, changed: refresh, failed: (text) => this.say({ trouble: text }) });
  }

  /** Wait for a command, show the desk as it is after it, and say what was done. → the answer, or null. */
  async run(command, done = "") {
    const result = await command;
    if (!result) return null;
    if (result.error?.status === 401) toSignIn();
    this.state.repeatingSince = null;
    this.say(result.error ? { trouble: errorText(result.error) } : { done });
    await this.refresh();
    return result.answer ?? null;
  }

  say({ done = "", trouble = "" }) {
    Object.assign(this.state, { done, trouble });
    if (done) announce(done);
    this.redraw();
  }

  async signOut() {
    try {
      await api("DELETE", "session");
    } catch (error) {
      if (error.status !== 401) return this.say({ trouble: errorText(error) });
    }
    return toSignedOut();
  }
}
