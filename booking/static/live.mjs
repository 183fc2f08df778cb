/** The live connection of a phone: what happens in its branch asks for a reading, which goes on by itself without it. */

const PATIENCE = 25000; // ms without a heartbeat: phones get one every ten seconds
const HURRY = 30000; // ms at most between two tries to connect, where a network lets no socket through
const LIVE = 20000; // ms between two readings: the expected wait changes also when nothing happens
const ALONE = 10000;

export class Live {
  /** `onFact(name, fact)` hears what happens; without it every fact asks for a reading soon. */
  constructor(refresh, onFact = () => refresh.soon()) {
    Object.assign(this, { refresh, onFact, branch: null, connection: null });
  }

  /** Hear of the branch of this key. The client comes when the page is drawn: who waits on a bad network reads first. */
  async follow(branch) {
    if (this.branch === branch) return;
    this.leave();
    this.branch = branch;
    try {
      const { connectQueue } = await import("/static/queue-client.mjs");
      if (this.branch === branch) this.connection = connectQueue(this.options());
    } catch {
      this.branch = null; // tried again after the next reading
    }
  }

  options() {
    const { refresh, branch, onFact } = this;
    return {
      view: "queue",
      branch,
      onFact,
      patience: PATIENCE,
      hurry: HURRY,
      onSnapshot: () => refresh.now(), // whatever happened while nobody listened
      onState: (state) => {
        refresh.every = state === "live" ? LIVE : ALONE;
        if (state === "stale") refresh.now();
      },
    };
  }

  leave() {
    this.connection?.close();
    this.branch = this.connection = null;
    this.refresh.every = ALONE;
  }
}
