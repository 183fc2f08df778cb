"""The server as the printing agent sees it: jobs to claim, results and states to tell."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from typing import Any

import requests

from queue_server.adapters.printer import PrintResult
from queue_server.adapters.printer_status import PrinterState

SECONDS = (2.0, 5.0)  # to connect, to answer


class ServerAway(Exception):
    """The server did not answer, or not as one that knows this device; it will be asked again."""


@dataclass(frozen=True, slots=True)
class Job:
    """One attempt to print one paper. `paper` is as it came: whoever prints it checks it."""

    id: str
    attempt: int
    paper: object


class QueueServer:
    """The API under one kept connection; used by one thread."""

    def __init__(self, address: str, token: str) -> None:
        self._api = f"{address}/api/v1"
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Device {token}"
        self._session.trust_env = False  # no proxy and no .netrc between a kiosk and its server
        self._claim_key = _key()

    def branch(self) -> str:
        """The key of the branch that this device belongs to."""
        answer = self._json(self._ask("GET", "device"))
        try:
            return str(answer["device"]["branch"])
        except (KeyError, TypeError) as other:
            raise ServerAway("the server answered something else than a device") from other

    def claim(self) -> Job | None:
        """The next job. The key is kept until an answer comes, so that a lost answer loses no job."""
        answer = self._json(self._ask("POST", "print-jobs/claim", {}, self._claim_key))
        self._claim_key = _key()
        job = answer.get("job")
        if job is None:
            return None
        try:
            return Job(str(job["id"]), int(job.get("attempt", 1)), job.get("paper"))
        except (KeyError, TypeError, ValueError) as other:
            raise ServerAway("the server answered something else than a job") from other

    def tell_result(self, job: str, result: PrintResult) -> bool:
        """False when the server knows the job no more, or already has its end: there is nothing left to tell."""
        body = {"result": result.outcome, "error": result.error, "before_first_byte": result.before_first_byte}
        return self._ask("POST", f"print-jobs/{job}/result", body).status_code < 400

    def tell_state(self, state: PrinterState) -> bool:
        """False when the server does not understand it."""
        return self._ask("POST", "device/state", {"printer": asdict(state)}).status_code < 400

    def close(self) -> None:
        self._session.close()

    def _ask(self, method: str, path: str, body: object = None, key: str | None = None) -> requests.Response:
        headers = {"Idempotency-Key": key} if key else {}
        try:
            answer = self._session.request(
                method, f"{self._api}/{path}", json=body, headers=headers, timeout=SECONDS, allow_redirects=False
            )
        except requests.RequestException as lost:
            raise ServerAway(type(lost).__name__) from lost
        if answer.status_code in {401, 403, 408, 429} or answer.status_code >= 500:
            raise ServerAway(f"{path}: {answer.status_code}")
        return answer

    @staticmethod
    def _json(answer: requests.Response) -> dict[str, Any]:
        try:
            data = answer.json()
        except requests.JSONDecodeError as other:
            raise ServerAway("the server's answer is no JSON") from other
        if answer.status_code >= 400 or not isinstance(data, dict):
            raise ServerAway(f"{answer.status_code}")
        return data


def _key() -> str:
    return uuid.uuid4().hex
