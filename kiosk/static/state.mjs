/** The kiosk's one state and how it changes: `reduce(state, event)`, pure, so that every screen can be tested. */

import { availability, countTicket, nextQuestion, nothingOpen, serviceOf } from "/static/menu.mjs";
import { BOOKING_CHANGES, NO_BOOKING, refusedBooking } from "./booking-state.mjs";
import { INFO_CHANGES, NO_INFO } from "./info-state.mjs";
import { MODE_CHANGES, NORMAL, isChanged } from "./modes.mjs";
import { NO_RATING, RATING_CHANGES, refusedRating } from "./rating-state.mjs";
import { goBack, goTo, isWaitingFor, WAITING } from "./steps.mjs";

const NOTHING_CHOSEN = { purpose: null, sphere: null, service: null, skipped: false };
const MOST = { persons: 9, services: 3 };

/** What one visitor has typed and touched; all of it is forgotten at the end of a turn. */
const FRESH_TURN = {
  screen: "purpose",
  past: [],
  choice: NOTHING_CHOSEN,
  page: 0,
  query: "",
  listing: false, // the results instead of the keys, where both have no room
  persons: 1,
  services: 1,
  assistance: [],
  category: null,
  visitorName: "",
  key: null,
  unanswered: 0,
  ticket: null,
  overdue: false,
  refusal: null,
  bell: null,
  warning: null,
  ...NO_BOOKING,
  ...NO_RATING,
  ...NO_INFO,
};

/** `languages`: those that the product has, the first one of the centre first. */
export function startState({ languages }) {
  return { ...FRESH_TURN, known: languages, languages, language: languages[0], menu: null, live: true, prints: {}, modes: NORMAL };
}

/** → the next state; an event that means nothing now leaves the state as it is (the same object). */
export function reduce(state, event) {
  const change = CHANGES[event.type];
  if (!change) throw new Error(`no such event: ${event.type}`);
  return change(state, event) || state;
}

const CHANGES = {
  menu: (state, { menu }) => withMenu(state, menu),
  lines: (state, { seq, lines }) => state.menu && { ...state, menu: { ...state.menu, seq, lines: mergeLines(state.menu.lines, lines) } },
  connection: (state, { live }) => (live === state.live ? state : { ...state, live }),
  // What the menu was read after, it knows already.
  ticketFact: (state, { fact }) => state.menu && fact.seq > state.menu.seq && { ...state, menu: countTicket(state.menu, fact) },

  purpose: (state, { key }) => choose(state, { purpose: key }),
  sphere: (state, { key }) => choose(state, { sphere: key, service: null, skipped: false }),
  service: (state, { id }) => choose(state, { service: id, sphere: sphereOfService(state, id), skipped: false }),
  skip: (state) => choose(state, { service: null, skipped: true }),

  open: (state, { screen }) => goTo(state, screen),
  back: (state) => goBack(state),
  home: (state) => restart(state, state.language),
  expired: (state) => ({ ...restart(state, state.languages[0]), modes: NORMAL }),
  language: (state, { language }) => state.languages.includes(language) && { ...state, language },
  page: (state, { page }) => ({ ...state, page: Math.max(0, page) }),
  query: (state, { value }) => ({ ...state, query: value.slice(0, 60), page: 0, listing: false }),
  listing: (state, { listing }) => ({ ...state, listing, page: 0 }),

  count: (state, { what, by }) => ({ ...state, [what]: Math.min(MOST[what], Math.max(1, state[what] + by)) }),
  assist: (state, { key }) => ({ ...state, assistance: toggled(state.assistance, key) }),
  category: (state, { key }) => ({ ...state, category: key }),
  visitorName: (state, { value }) => ({ ...state, visitorName: value.slice(0, 80) }),

  take: (state, { key }) => canTake(state) && { ...goTo(state, "issuing"), key, unanswered: 0, refusal: null },
  unanswered: (state, { key }) => isWaitingFor(state, key) && { ...state, unanswered: state.unanswered + 1 },
  issued: (state, { key, ticket }) =>
    isWaitingFor(state, key) && { ...state, screen: "ticket", past: [], key: null, ticket, overdue: false, warning: null },
  refused: (state, { key, error }) =>
    isWaitingFor(state, key) &&
    (refusedRating(state, error) ?? refusedBooking(state, error) ?? { ...state, screen: "refused", key: null, refusal: { code: error.code, details: error.details ?? {} } }),

  print: (state, { job, status }) => ({ ...state, prints: remember(state.prints, job, status) }),
  printOverdue: (state, { job }) => state.ticket?.print?.job === job && { ...state, overdue: true },

  bell: (state, { bell }) => ({ ...state, bell }),
  bellAnswered: (state, { id }) => state.bell?.id === id && { ...state, bell: { ...state.bell, phase: "answered" } },
  warn: (state, { secondsLeft }) => (state.warning === secondsLeft ? state : { ...state, warning: secondsLeft }),
  extend: (state) => (state.warning === null ? state : { ...state, warning: null }),
  ...MODE_CHANGES,
  ...BOOKING_CHANGES,
  ...RATING_CHANGES,
  ...INFO_CHANGES,
};

/** The centre decides which of the product's languages its kiosk offers. */
function withMenu(state, menu) {
  const offered = state.known.filter((language) => menu.branch.languages.includes(language));
  const languages = offered.length ? offered : state.known;
  return { ...state, menu, languages, language: languages.includes(state.language) ? state.language : languages[0] };
}

function choose(state, part) {
  const choice = { ...state.choice, ...part };
  return goTo({ ...state, choice }, nextQuestion(state.menu, choice), state.choice);
}

function restart(state, language) {
  return { ...state, ...FRESH_TURN, language };
}

function sphereOfService(state, id) {
  return serviceOf(state.menu, { service: id })?.sphere ?? state.choice.sphere;
}

function toggled(keys, key) {
  return keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
}

function canTake(state) {
  return state.screen === "confirm" && availability(state.menu, state.choice).open;
}

/** The last statuses of print jobs: one may be told before the answer that names its ticket. */
function remember(prints, job, status) {
  const entries = Object.entries(prints).filter(([other]) => other !== job);
  return Object.fromEntries([...entries.slice(-19), [job, status]]);
}

function mergeLines(old, fresh) {
  const byKey = new Map(fresh.map((line) => [line.key, line]));
  return old.map((line) => ({ ...line, ...byKey.get(line.key) }));
}

/** What became of the paper of the ticket on the screen: "waiting", "printed", "trouble", or "none" without a printer. */
export function paperOf(state) {
  const print = state.ticket?.print;
  if (!print) return "none";
  const status = state.prints[print.job] ?? print.status;
  if (status === "printed") return "printed";
  return status === "failed" || status === "unknown" || state.overdue ? "trouble" : "waiting";
}

/** The name of the module in `screens/` that shows this state. */
export function viewOf(state) {
  if (!state.menu) return state.live ? "loading" : "server-trouble";
  if (state.screen === "ticket") return ["none", "trouble"].includes(paperOf(state)) ? "paperless" : "ticket";
  if (WAITING.includes(state.screen)) return state.unanswered ? "server-trouble" : state.screen;
  if (!state.live) return "server-trouble";
  if (state.menu.suspended) return "closed-day"; // wherever the visitor was: everybody must read it
  if (state.screen === "purpose" && nothingOpen(state.menu)) return "closed-day";
  if (state.screen === "confirm" && !availability(state.menu, state.choice).open) return "closed-line";
  return state.screen;
}

/** The body of POST tickets for what was chosen. */
export function ticketRequest(state) {
  const { choice, persons, services, language, category, assistance } = state;
  const request = { purpose: choice.purpose, persons, services, language };
  if (choice.service) request.service_id = choice.service;
  else if (choice.sphere) request.sphere = choice.sphere;
  if (category) request.category = category;
  if (assistance.length) request.assistance = assistance;
  if (state.visitorName.trim()) request.visitor_name = state.visitorName.trim();
  return request;
}

/** Whether there is anything to forget: a turn has begun, or the language or the look is not the usual one. */
export function isUsed(state) {
  return state.screen !== "purpose" || state.past.length > 0 || state.language !== state.languages[0] || Boolean(state.bell) || isChanged(state.modes);
}
