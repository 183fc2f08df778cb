/** A link of a letter carries the code in the fragment, which no log ever holds: it opens the state at once. */

import { part } from "/static/page.mjs";

addEventListener("hashchange", open);
open();

function open() {
  const code = location.hash.slice(1);
  if (!part.form || !/^\d{12}$/.test(code)) return;
  history.replaceState(null, "", location.pathname + location.search);
  part.code.value = code;
  part.form.submit();
}
