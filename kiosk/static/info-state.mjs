/** What a turn reads for information: a page of the centre, or the card of a service; and the sheet it had printed. Pure. */

import { goTo } from "./steps.mjs";

export const NO_INFO = { topic: null, infoSphere: null, infoService: null, sheet: null };

export const INFO_CHANGES = {
  topic: (state, { topic }) => goTo({ ...state, topic }, topic === "services" ? "info-spheres" : "info-page"),
  infoSphere: (state, { key }) => goTo({ ...state, infoSphere: key }, "info-services"),
  infoService: (state, { id }) => goTo({ ...state, infoService: id }, "info-card"),
  sheet: (state, { sheet }) => ({ ...state, sheet }),
  sheetBecame: (state, { sheet, more }) => state.sheet?.id === sheet.id && { ...state, sheet: { ...state.sheet, ...more } },
};
