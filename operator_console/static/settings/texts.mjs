/** The centre's own wordings, in both languages. */

import { openPart } from "./part-form.mjs";

openPart("texts");
