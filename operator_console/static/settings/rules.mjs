/** The rules of the branch, as the head sets them. */

import { openPart } from "./part-form.mjs";

openPart("rules");
