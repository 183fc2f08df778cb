/** Stands for the player where another device speaks: the captions of a call come and go as if it were said here. */

const CHIME = { full: 1400, short: 620 };
const PART = 2500; // about as long as a sentence takes

export class SilentPlayer {
  constructor(pause) {
    this.pause = pause;
  }

  prefetch() {}

  /** As player.mjs, without a sound. → 1, as if it had been heard. */
  async say({ parts, chime, rate }, onPhase) {
    if (chime) {
      onPhase("chime", {});
      await this.pause(CHIME[chime]);
    }
    for (const part of parts) {
      onPhase(part.phase, part);
      await this.pause(PART / rate);
    }
    return 1;
  }
}
