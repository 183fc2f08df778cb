/** Moments and lengths of time as the console writes them; pure. */

/** Whole seconds from `moment` (RFC 3339) to `now` (a Date); never negative: clocks may differ by a breath. */
export function secondsSince(moment, now) {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(moment)) / 1000));
}

/** Whole seconds until `moment`, rounded up, so that 0 means "now". */
export function secondsUntil(moment, now) {
  return Math.max(0, Math.ceil((Date.parse(moment) - now.getTime()) / 1000));
}

/** 0:07, 12:30, 1:02:30. */
export function stopwatch(seconds) {
  const pad = (value) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** Whole minutes waited. */
export function minutesSince(moment, now) {
  return Math.floor(secondsSince(moment, now) / 60);
}

/** Whole minutes that a visitor waited until `now`; what reception was suspended for in between is counted apart. */
export function minutesWaited({ issued_at: issued, stopped_seconds: stopped }, now) {
  return Math.floor(Math.max(0, secondsSince(issued, now) - stopped) / 60);
}

/** 10:42 as the branch's wall clock has it: the server writes its times with the branch's offset. */
export function clock(moment) {
  return moment.slice(11, 16);
}

/** The wall clock of the branch at `now`; `sample` is any time of the server's, which carries the offset. */
export function wallClock(now, sample) {
  const offset = /([+-])(\d\d):(\d\d)$/.exec(sample);
  const minutes = offset ? Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
  return new Date(now.getTime() + minutes * 60000).toISOString().slice(11, 16);
}
