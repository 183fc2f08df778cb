/**
 * Keeps the hall's changing code fresh: read only while somebody with a booking is to come, and anew when the next one
 * follows. The server takes the one before for a turn more, so that what was scanned a moment ago still counts.
 */

const AGAIN = 5000; // after a failed reading

/**
 * @param read()    → promise of {qr, until}
 * @param wanted()  whether the code is to be shown now
 * @param now()     the server's time, a Date
 * @param onCode(qr) the image to show, or null when none can be had
 * @returns {look} to be called whenever something may have changed
 */
export function followHallCode({ read, wanted, now, onCode }) {
  let until = 0;
  let planned = null;
  let reading = false;

  const plan = (milliseconds) => {
    clearTimeout(planned);
    planned = setTimeout(look, milliseconds);
  };

  async function look() {
    if (!wanted()) return;
    if (reading || until > now().getTime()) return;
    reading = true;
    try {
      const code = await read();
      until = Date.parse(code.until);
      onCode(code.qr);
      plan(Math.max(1000, until - now().getTime() + 50));
    } catch {
      onCode(null);
      plan(AGAIN);
    } finally {
      reading = false;
    }
  }

  return { look };
}
