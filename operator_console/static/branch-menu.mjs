/** What a branch offers: purposes, services, lines. Read when it is first asked for, and again when it is old. */

import { api } from "/static/api.mjs";

const KEPT = 60000; // ms

export class BranchMenu {
  /** `branch()` is the key of the branch. */
  constructor(branch) {
    Object.assign(this, { branch, key: null, menu: null, readAt: -KEPT });
  }

  /** → the menu. Throws ApiError. */
  async read() {
    const key = this.branch();
    if (key === this.key && performance.now() - this.readAt < KEPT) return this.menu;
    this.menu = await api("GET", `branches/${key}/menu`);
    this.key = key;
    this.readAt = performance.now();
    return this.menu;
  }
}
