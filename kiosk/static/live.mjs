/** Keeps the menu true: the first snapshot, the facts after it, and a fresh reading where a fact only says that something changed. */

import { api } from "/static/api.mjs";
import { connectQueue } from "/static/queue-client.mjs";

const SILENCE = 4000; // two missed heartbeats: within five seconds the screen says so
const READ_AGAIN = 60_000; // lines open and close by the clock, without a fact
const GATHER = 2000; // facts that come together are read together

/** @param send the state's events  @param branch the branch's key  @param onRefused() the device was revoked */
export function followQueue({ branch, send, onRefused }) {
  const readMenu = reader(`branches/${branch}/menu`, (menu) => send({ type: "menu", menu }), onRefused);
  const readLines = reader(`branches/${branch}/queue`, ({ seq, lines }) => send({ type: "lines", seq, lines }), onRefused);

  const connection = connectQueue({
    view: "kiosk",
    branch,
    patience: SILENCE,
    onSnapshot(snapshot) {
      for (const print of snapshot.prints ?? []) send({ type: "print", ...print }); // what came of a paper while we were away
      readMenu();
    },
    onFact(name, fact) {
      tellFact(send, name, fact);
      if (name.startsWith("ticket:")) readLines.soon();
      else if (!name.startsWith("print:") && !name.startsWith("bell:")) readMenu.soon();
    },
    onState: (state) => send({ type: "connection", live: state === "live" }),
    onRefused,
  });

  setInterval(readMenu, READ_AGAIN);
  return { readMenu, serverNow: connection.serverNow };
}

/** A reading of the API: at once, or `soon`, which gathers what comes within two seconds into one. One that fails is tried again. */
function reader(path, take, onRefused) {
  let planned = null;
  const read = async () => {
    clearTimeout(planned);
    planned = null;
    try {
      take(await api("GET", path));
    } catch (error) {
      if (error.status === 401) onRefused(error);
      else read.soon();
    }
  };
  read.soon = () => {
    planned ??= setTimeout(read, GATHER);
  };
  return read;
}

function tellFact(send, name, fact) {
  if (name.startsWith("ticket:")) send({ type: "ticketFact", fact });
  if (name === "print:changed") send({ type: "print", job: fact.job, status: fact.status });
  if (name === "bell:answered") send({ type: "bellAnswered", id: fact.bell });
}
