/** Calls the server's API: JSON in, JSON out, one error with a code for whatever goes wrong. */

const page = readPage();
let csrf = page.csrf ?? "";

/** What the server embedded into this page: {language, csrf, branch, messages, …}. */
export function readPage() {
  const element = document.getElementById("page");
  return element ? JSON.parse(element.textContent) : {};
}

/** Use another CSRF token from now on (a sign-in or a pairing gives a new one). */
export function setCsrf(token) {
  csrf = token;
}

/** `code` is the server's, or "network" (no answer) or "timeout" (no answer in time). */
export class ApiError extends Error {
  constructor(code, { message = code, details = {}, status = 0, retryAfter = null } = {}) {
    super(message);
    this.name = "ApiError";
    Object.assign(this, { code, details, status, retryAfter });
  }

  /** Whether the request may have been carried out although no answer came: repeat it with the same key. */
  get unanswered() {
    return this.code === "network" || this.code === "timeout" || this.status >= 500;
  }
}

/** A fresh Idempotency-Key. (`crypto.randomUUID` is missing on a page served without TLS.) */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * `api("POST", "branches/main/tickets", {body, key})` → the answer's JSON, or null when it has no body.
 * `path` is relative to /api/v1/. Throws ApiError. `timeout` is in milliseconds.
 */
export async function api(method, path, { body, headers = {}, key, timeout = 8000 } = {}) {
  const answer = await send(method, path, { body, headers, key, timeout });
  const data = await readJson(answer);
  if (answer.ok) return data;
  const error = data?.error ?? {};
  throw new ApiError(error.code ?? `http_${answer.status}`, {
    message: error.message,
    details: error.details ?? {},
    status: answer.status,
    retryAfter: Number(answer.headers.get("Retry-After")) || null,
  });
}

/** What the server answers to a POST as a file (a sound), or an ApiError. */
export async function apiFile(path, { body, timeout = 8000 }) {
  const answer = await send("POST", path, { body, headers: {}, timeout });
  if (answer.ok) return answer.blob();
  throw new ApiError(`http_${answer.status}`, { status: answer.status });
}

async function send(method, path, { body, headers, key, timeout }) {
  const request = { method, headers: { Accept: "application/json", ...headers }, cache: "no-store" };
  request.signal = AbortSignal.timeout(timeout);
  if (method !== "GET" && csrf) request.headers["X-CSRF-Token"] = csrf;
  if (key) request.headers["Idempotency-Key"] = key;
  if (body !== undefined) {
    request.headers["Content-Type"] = "application/json";
    request.body = JSON.stringify(body);
  }
  try {
    return await fetch(`/api/v1/${path}`, request);
  } catch (error) {
    throw new ApiError(error.name === "TimeoutError" ? "timeout" : "network");
  }
}

async function readJson(answer) {
  try {
    const text = await answer.text();
    return text ? JSON.parse(text) : null;
  } catch {
    if (answer.ok) throw new ApiError("network", { status: 0 });
    return null;
  }
}
