/** The statistics and the report: printing, and signing out as on every page of the staff. */

import { part } from "/static/page.mjs";
import "./staff-page.mjs";

part.print?.addEventListener("click", () => print());
