/** A QR reader that types like a keyboard: a booking's address or its digits, very fast, and Enter at the end. */

const SLOWEST = 500; // ms between two characters, for a reader on a busy machine; whoever types so fast means it as well
const LONGEST = 300;
const CODE = /(?:^|\D)(\d{12})$/; // whatever letters and signs the keyboard's layout makes of the address before it

/**
 * Call `onCode(digits)` for each code that is read. Where somebody is typing the characters are theirs, but for a field
 * that is itself for a code (`data-code`).
 */
export function listenForCodes(root, onCode) {
  let read = "";
  let last = -Infinity;

  root.addEventListener(
    "keydown",
    (event) => {
      const { key, timeStamp, target } = event;
      if (event.ctrlKey || event.altKey || event.metaKey || target?.matches?.("input:not([data-code])")) return;
      if (timeStamp - last > SLOWEST) read = "";
      last = timeStamp;
      if (key.length === 1) read = (read + key).slice(-LONGEST);
      if (key !== "Enter") return;
      const code = CODE.exec(read)?.[1];
      read = "";
      if (!code) return;
      event.preventDefault(); // Enter must press no button
      event.stopPropagation();
      onCode(code);
    },
    true,
  );
}
