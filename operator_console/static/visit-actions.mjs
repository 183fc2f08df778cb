/** What the operator does beside the plain visit: hold, send on, choose, name services, work without a ticket. */

import { api } from "/static/api.mjs";
import { t } from "/static/page.mjs";
import { confirm } from "./ask.mjs";
import { BranchMenu } from "./branch-menu.mjs";
import { LETTERS } from "./keys.mjs";
import { Outcomes } from "./outcomes.mjs";
import { Sending } from "./sending.mjs";
import { announce, errorText, toSignIn } from "./staff.mjs";
import { askChosen, askHold, askMore, askOnHold } from "./visit-questions.mjs";
import { askWithoutTicket } from "./without-ticket.mjs";

/** Which rarer actions a visitor's status allows, in the order in which they are offered. */
const RARER = {
  called: ["transfer", "requeue", "cancel", "duplicate"],
  serving: ["continue", "requeue", "return", "duplicate"],
};
const ENDS_AWAY = new Set(["hold", "transfer", "requeue", "return", "cancel"]); // the visitor leaves the counter

export class VisitActions {
  /** `operator` asks one question at a time (`about`), sends commands (`run`) and knows the desk. */
  constructor(operator) {
    this.operator = operator;
    this.menu = new BranchMenu(() => operator.state.desk.branch.key);
    this.outcomes = new Outcomes(() => this.menu.read(), (error) => this.failed(error));
    this.sending = new Sending();
  }

  /** By the names of keys and `data-act`; each takes the desk. */
  table = {
    hold: ({ ticket }) => ticket?.status === "serving" && this.hold(ticket),
    continue: ({ ticket }) => ticket?.status === "serving" && this.next(ticket),
    transfer: ({ ticket }) => ticket && this.transfer(ticket),
    requeue: ({ ticket }) => ticket && this.do("requeue", ticket),
    return: ({ ticket }) => mayReturn(ticket) && this.do("return", ticket),
    cancel: ({ ticket }) => ticket?.status === "called" && this.cancel(ticket),
    "on-hold": (desk) => this.onHold(desk),
    choose: (desk) => this.choose(desk),
    "without-ticket": (desk) => this.withoutTicket(desk),
    more: (desk) => desk.ticket && this.more(desk.ticket),
  };

  async more(ticket) {
    const offered = RARER[ticket.status].filter((action) => action !== "return" || mayReturn(ticket));
    const codes = Object.fromEntries(Object.entries(LETTERS).map(([code, action]) => [action, code]));
    const actions = offered.map((action) => ({ action, code: codes[action], text: actionText(action, ticket) }));
    const action = await this.operator.about(ticket, askMore(ticket, actions));
    if (action) this.operator.do(action, null);
  }

  async hold(ticket) {
    const body = await this.operator.about(ticket, askHold(ticket));
    if (body) await this.do("hold", ticket, body);
  }

  async next(ticket) {
    const body = await this.operator.about(ticket, this.outcomes.askNext(ticket, this.operator.state.mainKey));
    if (body) await this.do("continue", ticket, body);
  }

  async transfer(ticket) {
    const places = await this.places();
    const body = places && (await this.operator.about(ticket, this.sending.ask(ticket, places)));
    if (body) await this.do("transfer", ticket, body);
  }

  async cancel(ticket) {
    const question = confirm({
      title: t("console-cancel-title", { number: ticket.number }),
      text: t("console-cancel-text"),
      yes: t("console-cancel-yes"),
    });
    if (await this.operator.about(ticket, question)) await this.do("cancel", ticket);
  }

  async onHold(desk, id = null) {
    if (!desk.on_hold.length) return announce(t("console-on-hold-none"));
    const free = !desk.ticket && desk.counter.status === "open";
    const asked = { chosen: id, free, now: this.operator.now() };
    const answer = await this.operator.about(desk.on_hold[0], askOnHold(desk.on_hold, asked));
    if (!answer) return undefined;
    const { ticket, action } = answer;
    if (action === "transfer" || action === "leave") return action === "leave" ? this.cancel(ticket) : this.transfer(ticket);
    return this.do(action, ticket, action === "requeue" ? {} : { counter: desk.counter.id });
  }

  async choose(desk, id = null) {
    if (!mayChoose(desk)) return undefined;
    if (!desk.queue.length) return announce(t("console-nobody-called"));
    const asked = { chosen: id, now: this.operator.now() };
    const answer = await this.operator.about(desk.queue[0], askChosen(desk.queue, asked));
    return answer && this.do("call", answer.ticket, { counter: desk.counter.id, reason: answer.reason });
  }

  async withoutTicket({ counter, outcomes }) {
    const menu = await this.read(() => this.menu.read());
    const body = menu && (await askWithoutTicket(menu, outcomes));
    this.operator.guard.touch();
    if (!body) return;
    const { commands, state } = this.operator;
    const sent = commands.handle(state.desk.branch.key, { ...body, counter: counter.id });
    if (await this.operator.run(sent)) announce(t("console-without-ticket-done"));
  }

  /** With the ticket as it stands by now; says what has become of a visitor who leaves the counter. */
  async do(action, ticket, body = {}) {
    const fresh = this.operator.fresh(ticket);
    const { commands } = this.operator;
    if (!(await this.operator.run(commands.onTicket(action, fresh, body)))) return;
    if (ENDS_AWAY.has(action)) announce(t(`console-done-${action}`, { number: ticket.number }));
  }

  /** Where a visitor may be sent from here, or null. */
  async places() {
    const { counter, branch } = this.operator.state.desk;
    return this.read(async () => {
      const [menu, { counters }] = await Promise.all([this.menu.read(), api("GET", `branches/${branch.key}/counters`)]);
      return { menu, counters, own: counter.id };
    });
  }

  async read(reading) {
    try {
      return await reading();
    } catch (error) {
      this.failed(error);
      return null;
    }
  }

  failed(error) {
    if (error.status === 401) toSignIn();
    this.operator.trouble(errorText(error));
  }
}

export const mayReturn = (ticket) => ticket?.status === "serving" && Boolean(ticket.returns_to);

/** A waiting visitor may be chosen: where the branch allows it, by a counter that is free. */
export const mayChoose = ({ choose, ticket, counter, suspended }) => choose && !ticket && counter.status === "open" && !suspended;

/** «Повернути: Вікно 1» and the like. */
export function actionText(action, { returns_to: counter }) {
  return t(`console-act-${action}`, { counter: counter ?? "" });
}
