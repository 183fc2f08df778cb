/** Keeps a screen in step with its branch: snapshot, then every seq once and in order; pure, without network or clock. */

/**
 * @param onSnapshot(snapshot)  the whole state, to replace what is shown
 * @param onFact(name, fact)    one change after the last snapshot, each once, in order
 * @param ask()                 wants a fresh snapshot (a gap, or another seq in a heartbeat)
 */
export class Sequence {
  constructor({ onSnapshot, onFact, ask }) {
    Object.assign(this, { onSnapshot, onFact, ask });
    this.seq = null;
    this.awaiting = true;
    this.early = [];
  }

  /** The connection begins anew: what comes is kept until the snapshot is there. */
  restart() {
    this.awaiting = true;
    this.early = [];
  }

  snapshot(snapshot) {
    this.seq = snapshot.seq;
    this.awaiting = false;
    this.onSnapshot(snapshot);
    const early = this.early;
    this.early = [];
    for (const [name, fact] of early) this.receive(name, fact);
  }

  /** A fact `{seq, …}`, or `skip {from, seq}` for what this view may not see. */
  receive(name, fact) {
    if (this.awaiting) {
      this.early.push([name, fact]);
      return;
    }
    if (fact.seq <= this.seq) return;
    const from = name === "skip" ? fact.from : fact.seq;
    if (from > this.seq + 1) {
      this.early.push([name, fact]);
      this.lost();
      return;
    }
    this.seq = fact.seq;
    if (name !== "skip") this.onFact(name, fact);
  }

  heartbeat({ seq }) {
    if (!this.awaiting && seq !== this.seq) this.lost();
  }

  lost() {
    this.awaiting = true;
    this.ask();
  }
}
