"""Who acts in the demo: devices, staff and visitors, each with nothing but the public API."""

from __future__ import annotations

import threading
import uuid
from typing import Any

import requests

SECONDS = 30.0  # to answer
Answer = dict[str, Any]


class Refusal(Exception):
    """The server said no: to what, and with which code."""

    def __init__(self, path: str, code: str) -> None:
        super().__init__(f"{path}: {code}")
        self.code = code


class Caller:
    """A device or a visitor, known by an Authorization header. One does one thing at a time."""

    def __init__(self, origin: str, authorization: str | None = None) -> None:
        self._api = f"{origin}/api/v1"
        self._busy = threading.Lock()
        self._session = requests.Session()
        self._session.trust_env = False
        if authorization:
            self._session.headers["Authorization"] = authorization

    def get(self, path: str) -> Answer:
        """Raises Refusal."""
        return self._ask("GET", path, None)

    def post(self, path: str, **body: Any) -> Answer:
        """Raises Refusal."""
        return self._ask("POST", path, body)

    def _ask(self, method: str, path: str, body: object) -> Answer:
        headers = {"Idempotency-Key": uuid.uuid4().hex}
        with self._busy:
            answer = self._session.request(method, f"{self._api}/{path}", json=body, headers=headers, timeout=SECONDS)
        if answer.status_code < 400:
            return answer.json() if answer.content else {}
        try:
            code = answer.json()["error"]["code"]
        except (requests.JSONDecodeError, KeyError, TypeError):
            code = str(answer.status_code)
        raise Refusal(path, code)


class Staff(Caller):
    """A member of staff at a screen."""

    def signs_in(self, login: str, password: str) -> None:
        csrf = self.post("session", login=login, password=password)["csrf"]
        self._session.headers["X-CSRF-Token"] = csrf

    @property
    def cookie(self) -> str:
        """What the browser sends with its socket."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._session.cookies)

    def does(self, action: str, ticket: str, **body: Any) -> Answer:
        """One key for a ticket that is not at an own counter. Raises Refusal."""
        shown: Answer = self.post(f"tickets/{ticket}/{action}", **body)["ticket"]
        return shown
