/** What the hall display knows: a snapshot, then facts, make the next state; pure, without screen, clock or sound. */

const RECENT_KEPT = 12;
const LEFT_KEPT = 50;

/** The state that a snapshot gives. `calls` holds every ticket that is called, the latest first. */
export function fromSnapshot(snapshot) {
  return {
    branch: snapshot.branch,
    at: snapshot.at,
    zone: snapshot.zone ?? null,
    zoneName: snapshot.zone_name ?? null,
    speakers: snapshot.speakers ?? {},
    device: snapshot.device ?? null,
    suspended: snapshot.suspended ?? null,
    calls: byLatest(snapshot.called),
    left: [],
    recent: snapshot.recent ?? [],
    lines: snapshot.lines ?? [],
    checkIn: Boolean(snapshot.check_in),
    notices: snapshot.notices ?? [],
    registers: snapshot.registers ?? [],
    day: snapshot.day ?? { issuing_ended: false, closed: false },
    said: snapshot.said?.event ?? 0,
    texts: snapshot.texts ?? {},
    volume: snapshot.volume ?? 100,
  };
}

/** What facts of the branch change; each is told in the hall as well. */
const CHANGES = {
  "branch:suspended": (_state, { reason, at }) => ({ suspended: { reason, since: at, resumes_at: null } }),
  "branch:resuming": ({ suspended }, fact) => ({
    suspended: { reason: fact.reason, since: suspended?.since ?? fact.at, resumes_at: fact.resumes_at },
  }),
  "branch:resumed": () => ({ suspended: null }),
  "registers:suspended": ({ registers }, fact) => ({
    registers: [...registers, ...fact.registers.map((key) => ({ key }))],
  }),
  "registers:resumed": ({ registers }, fact) => ({
    registers: registers.filter(({ key }) => !fact.registers.includes(key)),
  }),
  "branch:issuing_ended": ({ day }) => ({ day: { ...day, issuing_ended: true } }),
  "bookings:due": () => ({ checkIn: true }),
  "branch:day_closed": () => ({ suspended: null, day: { issuing_ended: true, closed: true } }),
};

/** The state after one fact. Unknown facts change nothing. */
export function reduce(state, name, fact) {
  if (name === "device:changed") return fact.speakers ? { ...state, speakers: fact.speakers } : state;
  if (CHANGES[name]) return { ...state, ...CHANGES[name](state, fact), said: fact.event ?? state.said };
  if (!name.startsWith("ticket:")) return state;
  const counted = { ...state, lines: counts(state.lines, name, fact) };
  if (name === "ticket:called" || name === "ticket:recalled") return isHere(state, fact) ? called(counted, fact) : counted;
  if (fact.status === "called") return calledAgain(counted, fact);
  return name === "ticket:issued" ? counted : gone(counted, fact);
}

/** Waits, notices, due bookings and the volume change without any fact; a fresh board brings them, and nothing else is taken from it. */
export function refreshed(state, board) {
  const waits = new Map(board.lines.map((line) => [line.key, line.wait]));
  const lines = state.lines.map((line) => ({ ...line, wait: waits.get(line.key) ?? null }));
  return { ...state, lines, notices: board.notices ?? [], checkIn: Boolean(board.check_in), volume: board.volume ?? state.volume, speakers: board.speakers ?? state.speakers };
}

/** The hall's code as an image (a data address), or null when none can be had. */
export function withCode(state, code) {
  return { ...state, code };
}

/** The calls to show at `now` (a Date): those whose time is not over, and the one being spoken whatever its age. */
export function shownCalls(state, now, spoken = null) {
  return state.calls.filter((call) => Date.parse(call.until) > now.getTime() || call.ticket === spoken);
}

/** The last calls that are not shown as called any more. */
export function lastCalls(state, shown) {
  const numbers = new Set(shown.map((call) => call.number));
  return state.recent.filter((recent) => !numbers.has(recent.number));
}

/** Whether a call is of the part of the hall that this display shows. */
export function isHere(state, fact) {
  return !state.zone || !fact.zone || fact.zone === state.zone;
}

/**
 * Whether this device is the one that says what concerns a part of the hall, a zone's key; what concerns the whole hall
 * (null) is said once in every zone.
 */
export function speaksFor({ speakers, device }, zone) {
  return zone && zone in speakers ? speakers[zone] === device : Object.values(speakers).includes(device);
}

/** Whether it says anything at all. */
export const speaks = (state) => speaksFor(state, null);

/** Whether this device says now what somebody else said in the state before. */
export function takesOver(before, after) {
  return Object.entries(after.speakers).some(([zone, device]) => device === after.device && before.speakers[zone] !== device);
}

/** Calls that nobody has heard because whoever spoke before this device went away, made not longer ago than `age` (ms). */
export function unheardCalls(before, after, age) {
  if (!before) return [];
  const oldest = Date.parse(after.at) - age;
  return after.calls
    .filter((call) => !call.heard && Date.parse(call.called_at) >= oldest)
    .filter(({ zone }) => speaksFor(after, zone) && !speaksFor(before, zone))
    .reverse();
}

/** Whether a call still holds: its ticket is called, and by this very call. */
export function isCurrent(state, call) {
  return state.calls.some((one) => sameCall(one, call));
}

/**
 * Calls of a new snapshot whose facts were lost on the way, so that nobody here has heard them: unknown until now,
 * and called not longer ago than `age` (ms), for an older one would be old sound. In the order of calls.
 */
export function missedCalls(before, snapshot, age) {
  if (!before) return []; // the page has just opened: whatever is called was called for others to hear
  const known = [...before.calls, ...before.left];
  const oldest = Date.parse(snapshot.at) - age;
  return snapshot.called
    .filter((call) => Date.parse(call.called_at) >= oldest && !known.some((one) => sameCall(one, call)))
    .sort((one, other) => one.event - other.event);
}

/** Whether what is to be announced is still so: an all-clear makes the alarm before it old. */
export function isSo({ suspended, registers, day }, { message }) {
  if (message.startsWith("suspended-")) {
    return Boolean(suspended && !suspended.resumes_at) && message === `suspended-${suspended.reason.replaceAll("_", "-")}`;
  }
  if (message.startsWith("resuming")) return Boolean(suspended?.resumes_at);
  if (message === "resumed") return !suspended;
  if (message === "registers-suspended") return registers.length > 0;
  if (message === "due-bookings") return !suspended && !day.closed;
  if (message === "issuing-ended") return day.issuing_ended;
  return message !== "day-closed-early" || day.closed;
}

/** The message of a new snapshot whose fact was lost on the way, so that nobody here has heard it, else null. */
export function missedMessage(before, { said }) {
  return before && said && said.event > before.said ? said : null;
}

/** A ticket may be called more than once, and its row changes for other reasons too. */
function sameCall(one, other) {
  return (
    one.ticket === other.ticket &&
    one.calls === other.calls &&
    Date.parse(one.called_at) === Date.parse(other.called_at)
  );
}

function called(state, fact) {
  const others = state.calls.filter((one) => one.ticket !== fact.ticket);
  const last = { number: fact.number, counter: fact.counter, at: fact.at };
  const recent = [last, ...state.recent.filter((one) => one.number !== fact.number)];
  return { ...state, calls: byLatest([fact, ...others]), recent: recent.slice(0, RECENT_KEPT) };
}

/** An undo has put it back to the counter: shown as it was, without a new call. */
function calledAgain(state, fact) {
  const before = state.left.find((call) => call.ticket === fact.ticket);
  if (!before || state.calls.some((call) => call.ticket === fact.ticket)) return state;
  return { ...state, calls: byLatest([before, ...state.calls]) };
}

function gone(state, fact) {
  const call = state.calls.find((one) => one.ticket === fact.ticket);
  const taken = fact.status === "waiting" && fact.previous === "called"; // nobody was served by this call
  return {
    ...state,
    calls: state.calls.filter((one) => one !== call),
    left: call ? [call, ...state.left].slice(0, LEFT_KEPT) : state.left,
    recent: taken ? state.recent.filter((one) => one.number !== fact.number) : state.recent,
  };
}

function counts(lines, name, fact) {
  const joined = name === "ticket:issued" || fact.status === "waiting" ? fact.line : null;
  const leftFrom = fact.previous === "waiting" ? (fact.from_line ?? fact.line) : null;
  if (joined === leftFrom) return lines;
  return lines.map((line) => {
    const change = (line.key === joined ? 1 : 0) - (line.key === leftFrom ? 1 : 0);
    return change ? { ...line, waiting: Math.max(0, line.waiting + change) } : line;
  });
}

function byLatest(calls) {
  return [...(calls ?? [])].sort((one, other) => other.event - one.event);
}
