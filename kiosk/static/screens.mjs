/** Which module shows which view; the names are those that `viewOf` gives. */

import * as booked from "./screens/booked.mjs";
import * as bookingCode from "./screens/booking-code.mjs";
import * as bookingFound from "./screens/booking-found.mjs";
import * as bookingTime from "./screens/booking-time.mjs";
import * as bookingUnknown from "./screens/booking-unknown.mjs";
import * as closedDay from "./screens/closed-day.mjs";
import * as closedLine from "./screens/closed-line.mjs";
import * as confirm from "./screens/confirm.mjs";
import * as frequent from "./screens/frequent.mjs";
import * as help from "./screens/help.mjs";
import * as info from "./screens/info.mjs";
import * as infoCard from "./screens/info-card.mjs";
import * as infoPage from "./screens/info-page.mjs";
import * as infoServices from "./screens/info-services.mjs";
import * as infoSpheres from "./screens/info-spheres.mjs";
import * as issuing from "./screens/issuing.mjs";
import * as language from "./screens/language.mjs";
import * as later from "./screens/later.mjs";
import * as loading from "./screens/loading.mjs";
import * as looking from "./screens/looking.mjs";
import * as name from "./screens/name.mjs";
import * as paperless from "./screens/paperless.mjs";
import * as priority from "./screens/priority.mjs";
import * as purpose from "./screens/purpose.mjs";
import * as rating from "./screens/rating.mjs";
import * as ratingCode from "./screens/rating-code.mjs";
import * as ratingRefused from "./screens/rating-refused.mjs";
import * as ratingThanks from "./screens/rating-thanks.mjs";
import * as refused from "./screens/refused.mjs";
import * as search from "./screens/search.mjs";
import * as serverTrouble from "./screens/server-trouble.mjs";
import * as service from "./screens/service.mjs";
import * as sphere from "./screens/sphere.mjs";
import * as ticket from "./screens/ticket.mjs";

export const SCREENS = {
  "booking-code": bookingCode,
  "booking-found": bookingFound,
  "booking-time": bookingTime,
  "booking-unknown": bookingUnknown,
  "closed-day": closedDay,
  "closed-line": closedLine,
  "info-card": infoCard,
  "info-page": infoPage,
  "info-services": infoServices,
  "info-spheres": infoSpheres,
  "rating-code": ratingCode,
  "rating-refused": ratingRefused,
  "rating-thanks": ratingThanks,
  "server-trouble": serverTrouble,
  booked, confirm, frequent, help, info, issuing, language, later, loading, looking, name, paperless, priority, purpose, rating, refused, search, service, sphere, ticket,
};
