/** What the head expects of a day. */

import { openPart } from "./part-form.mjs";

openPart("standards");
