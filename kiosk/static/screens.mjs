/** Which module shows which view; the names are those that `viewOf` gives. */

import * as closedDay from "./screens/closed-day.mjs";
import * as closedLine from "./screens/closed-line.mjs";
import * as confirm from "./screens/confirm.mjs";
import * as frequent from "./screens/frequent.mjs";
import * as help from "./screens/help.mjs";
import * as issuing from "./screens/issuing.mjs";
import * as language from "./screens/language.mjs";
import * as loading from "./screens/loading.mjs";
import * as name from "./screens/name.mjs";
import * as paperless from "./screens/paperless.mjs";
import * as priority from "./screens/priority.mjs";
import * as purpose from "./screens/purpose.mjs";
import * as refused from "./screens/refused.mjs";
import * as search from "./screens/search.mjs";
import * as serverTrouble from "./screens/server-trouble.mjs";
import * as service from "./screens/service.mjs";
import * as sphere from "./screens/sphere.mjs";
import * as ticket from "./screens/ticket.mjs";

export const SCREENS = {
  "closed-day": closedDay,
  "closed-line": closedLine,
  "server-trouble": serverTrouble,
  confirm, frequent, help, issuing, language, loading, name, paperless, priority, purpose, refused, search, service, sphere, ticket,
};
