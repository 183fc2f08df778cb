"""Visitors, operators and agents who use the real server over HTTP, in the words of the domain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from tests.running_server import PASSWORD, RunningServer

TIMEOUT = 90  # seconds that a crowd of eighty may have to wait on a busy machine of two cores


class Refusal(Exception):
    """An answer that said no, with its code."""

    def __init__(self, status: int, error: dict[str, Any]) -> None:
        super().__init__(status, error)
        self.status = status
        self.code = error.get("code")
        self.details = error.get("details", {})


def browser() -> requests.Session:
    """A session that keeps its connection; a refused connection is tried again, an answer never is."""
    session = requests.Session()
    session.mount("http://", HTTPAdapter(max_retries=Retry(connect=8, read=0, status=0, backoff_factor=0.05)))
    session.trust_env = False
    return session


@dataclass(slots=True)
class Kiosk:
    """A kiosk with its token."""

    server: RunningServer
    session: requests.Session = field(default_factory=browser)

    def visitor_takes_ticket(self, key: str | None = None, **wanted: Any) -> dict[str, Any]:
        headers = {"Authorization": f"Device {self.server.installation.tokens['kiosk']}"}
        if key is not None:
            headers["Idempotency-Key"] = key
        body = {"purpose": "consultation", "sphere": "documents"} | wanted
        address = urljoin(self.server.url, f"/api/v1/branches/{self.server.installation.branch}/tickets")
        return answer(self.session.post(address, json=body, headers=headers, timeout=TIMEOUT))

    def menu(self) -> dict[str, Any]:
        address = urljoin(self.server.url, f"/api/v1/branches/{self.server.installation.branch}/menu")
        return answer(self.session.get(address, timeout=TIMEOUT))


@dataclass(slots=True)
class Operator:
    """An administrator at a counter, signed in."""

    server: RunningServer
    number: str
    session: requests.Session = field(default_factory=browser)
    csrf: str = ""

    def signs_in(self) -> Operator:
        login = self.server.installation.centre.operators[self.number].login
        told = answer(self.post("session", {"login": login, "password": PASSWORD}))
        self.csrf = told["csrf"]
        return self

    @property
    def counter(self) -> str:
        return self.server.installation.centre.counters[self.number].id

    def opens_counter(self) -> Operator:
        answer(self.post(f"counters/{self.counter}/open"))
        return self

    def calls_next(self, key: str | None = None) -> dict[str, Any] | None:
        headers = {"Idempotency-Key": key} if key else {}
        called: dict[str, Any] | None = answer(self.post(f"counters/{self.counter}/call-next", headers=headers))[
            "ticket"
        ]
        return called

    def does(self, action: str, ticket: str, **body: Any) -> dict[str, Any]:
        done: dict[str, Any] = answer(self.post(f"tickets/{ticket}/{action}", body))["ticket"]
        return done

    def desk(self) -> dict[str, Any]:
        address = urljoin(self.server.url, f"/api/v1/counters/{self.counter}/desk")
        return answer(self.session.get(address, timeout=TIMEOUT))

    def post(self, path: str, body: Any = None, headers: dict[str, str] | None = None) -> requests.Response:
        own = {"X-CSRF-Token": self.csrf} if self.csrf else {}
        address = urljoin(self.server.url, f"/api/v1/{path}")
        return self.session.post(address, json=body or {}, headers=own | (headers or {}), timeout=TIMEOUT)


def answer(response: requests.Response) -> Any:
    """The body of a good answer. Raises Refusal."""
    if response.status_code >= 400:
        raise Refusal(response.status_code, response.json().get("error", {}))
    return response.json() if response.content else {}
