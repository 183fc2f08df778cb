/** A link of a letter carries the code in the fragment, which no log ever holds: it opens the state at once. */

import { part } from "/static/page.mjs";

const code = decodeURIComponent(location.hash.slice(1)).replace(/\D/g, "");
if (part.form && /^\d{12}$/.test(code)) {
  history.replaceState(null, "", location.pathname + location.search);
  part.code.value = code;
  part.form.submit();
}
