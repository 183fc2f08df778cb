/** What all pages of the staff do alike: say what was refused, speak to those who do not see, lead to the sign-in. */

import { put } from "/static/keyed.mjs";
import { page, part, refusalText, t } from "/static/page.mjs";

/** A refusal in words; a code that the catalogue does not know is shown, so that it can be reported. */
export function errorText(error) {
  if (error.unanswered) return t("console-no-answer");
  return refusalText(error) ?? t("console-error-unknown", { code: error.code });
}

/** Nobody is signed in any more: to the sign-in page, and back here after it. */
export function toSignIn() {
  leave(page.sign_in);
}

/** This person has signed out. */
export function toSignedOut() {
  leave(page.signed_out);
}

let leaving = false;

/** Once: what else is refused while the next page comes must not break off the way to it and begin it anew. */
function leave(address) {
  if (leaving) return;
  leaving = true;
  location.assign(address);
}

/** What is read of live regions; the same words twice are said twice. */
export function announce(text, region = "polite") {
  put(part[region], "");
  setTimeout(() => put(part[region], text), 50);
}
