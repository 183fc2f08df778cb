/** Asks the server for one ticket until it answers, always with the same key, so that there is never a second one. */

const ANSWER = 4000; // within five seconds the visitor is told that something is wrong
const PAUSES = [500, 1000, 2000, 4000];

/**
 * @param post(body, key, timeout)  sends the request; rejects with an ApiError
 * @param wanted()                  whether the visitor still waits for this key
 * @param onUnanswered()            no answer came; the request may have been carried out
 * @returns the ticket; null when nobody waits any more. Throws the server's refusal.
 */
export async function askForTicket({ body, key, post, wanted, onUnanswered, pause = sleep }) {
  for (let attempt = 0; wanted(); attempt += 1) {
    try {
      return await post(body, key, ANSWER);
    } catch (error) {
      if (!error.unanswered) throw error;
      onUnanswered();
      await pause(PAUSES[Math.min(attempt, PAUSES.length - 1)]);
    }
  }
  return null;
}

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
