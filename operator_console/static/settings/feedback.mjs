/** To whom suggestions and complaints go, and how long they are kept. */

import { openPart } from "./part-form.mjs";

openPart("feedback");
