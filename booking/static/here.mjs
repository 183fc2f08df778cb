/** The hall's code that was scanned: filled into the page's form, and kept for this tab's own booking. */

import { part } from "/static/page.mjs";
import { useHallCode, keepHallCode } from "./hall-code.mjs";

const code = location.hash.replace(/\D/g, "");
if (code) keepHallCode(code);
if (part["hall-code"]) useHallCode();
