/** «Інформація»: the pages of the centre, as far as it has said anything. */

import { el } from "/static/dom.mjs";
import { choice, frame } from "../frame.mjs";
import { topicsOf } from "../info-texts.mjs";
import { paged } from "../pager.mjs";

export function render(state, ui) {
  const topics = topicsOf(state, ui).map(({ topic, icon }) =>
    choice({ focus: `topic-${topic}`, iconName: icon, name: ui.t(`kiosk-info-${topic}`), click: () => ui.send({ type: "topic", topic }) }),
  );
  return frame(state, ui, { title: ui.t("kiosk-info"), body: el("div", { class: "stack" }, paged(ui, topics, { className: "choices" })) });
}
