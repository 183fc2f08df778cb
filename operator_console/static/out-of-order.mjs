/** The weekly report of calls out of order: printing it, and marking that the head has read it. */

import { api } from "/static/api.mjs";
import { page, part, t } from "/static/page.mjs";
import { done, failed } from "./staff-page.mjs";

part.print.addEventListener("click", () => print());
part.read?.addEventListener("click", async () => {
  part.read.disabled = true;
  try {
    await api("POST", `branches/${page.branch}/out-of-order/read`, { body: { monday: page.monday } });
    part.unread.remove();
    done(t("order-marked"));
  } catch (error) {
    part.read.disabled = false;
    failed(error);
  }
});
