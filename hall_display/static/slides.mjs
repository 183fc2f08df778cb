/** The centre's pictures and muted videos, one at a time in their order; one that cannot be shown is left out. */

const LONGEST_VIDEO = 120000;
const NO_START = 6000; // a video that does not play after this time is passed over
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Slides {
  /** `image` and `video` are the elements to show them in. */
  constructor(image, video, now = () => performance.now()) {
    Object.assign(this, { image, video, now, all: [], seconds: 15, broken: new Set(), up: null, last: null });
    video.muted = true;
    for (const element of [image, video]) element.addEventListener("error", () => this.fails(element));
    video.addEventListener("ended", () => (this.ended = true));
    video.addEventListener("playing", () => (this.plays = true));
  }

  /** What the server has: {shown, seconds, slides: [{url, kind}]}. A file that was broken is tried again. */
  take({ shown, seconds, slides }) {
    this.seconds = seconds;
    this.all = shown ? slides : [];
    this.broken.clear();
  }

  get able() {
    return this.all.filter(({ url, kind }) => !this.broken.has(url) && !(kind === "video" && still.matches));
  }

  /** Whether the one that is up has had its time, or can have it no more. */
  get over() {
    if (!this.up) return true;
    if (!this.able.some(({ url }) => url === this.up.url)) return true;
    const past = this.now() - this.since;
    if (this.up.kind === "image") return past > this.seconds * 1000;
    return this.ended || past > LONGEST_VIDEO || (!this.plays && past > NO_START);
  }

  /** Put up the one after the last. */
  next() {
    const { able, all } = this;
    const later = all.slice(all.findIndex(({ url }) => url === this.last) + 1);
    this.up = later.find((each) => able.includes(each)) ?? able[0] ?? null;
    this.last = this.up?.url ?? this.last;
    if (!this.up) return this.takeDown();
    Object.assign(this, { since: this.now(), ended: false, plays: false });
    const moves = this.up.kind === "video";
    this.image.hidden = moves;
    this.video.hidden = !moves;
    const element = moves ? this.video : this.image;
    if (element.getAttribute("src") !== this.up.url) element.src = this.up.url;
    else if (moves) this.video.currentTime = 0;
    return this.go();
  }

  /** It is seen (again). */
  go() {
    if (this.up?.kind === "video" && this.video.paused && !this.ended) this.video.play().catch(() => {}); // then NO_START passes it over
  }

  /** It is not seen for now. */
  wait() {
    this.video.pause();
  }

  takeDown() {
    this.up = null;
    this.wait();
  }

  fails(element) {
    const url = element.getAttribute("src");
    if (url) this.broken.add(url);
  }
}
