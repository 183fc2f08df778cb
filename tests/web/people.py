"""Those who ask the server in tests: a person at a browser, a device with a token."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

ORIGIN = "http://localhost"
PASSWORD = "зелений-трамвай-їде"


class Browser:
    """A browser as it behaves: it keeps cookies, sends where a change comes from, and the token of its page."""

    def __init__(self, app: Flask, address: str = "127.0.0.1") -> None:
        self.client = app.test_client()
        self.client.environ_base["REMOTE_ADDR"] = address
        self.csrf = ""

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(_full(path), headers=_named(headers), buffered=True)

    def post(self, path: str, body: object = None, **headers: str) -> TestResponse:
        return self.send("POST", path, body, **headers)

    def delete(self, path: str, **headers: str) -> TestResponse:
        return self.send("DELETE", path, **headers)

    def send(self, method: str, path: str, body: object = None, **headers: str) -> TestResponse:
        """A change. `origin=""` stands for a browser that says nothing of it."""
        own = {"origin": ORIGIN, "x_csrf_token": self.csrf} | headers
        content = {} if body is None else {"json": body}
        return self.client.open(_full(path), method=method, headers=_named(own), buffered=True, **content)

    def sign_in(self, login: str, password: str = PASSWORD) -> TestResponse:
        answer = self.post("session", {"login": login, "password": password})
        if answer.status_code == 200:
            self.csrf = answer.json["csrf"]
        return answer

    def cookie(self, name: str) -> str | None:
        found = self.client.get_cookie(name)
        return found.value if found else None


class Agent:
    """A program with a device's token, or a phone with a visitor's code: no cookies, one header."""

    def __init__(self, app: Flask, authorization: str, address: str = "127.0.0.1") -> None:
        self.client = app.test_client(use_cookies=False)
        self.client.environ_base["REMOTE_ADDR"] = address
        self.headers = {"Authorization": authorization}

    def get(self, path: str) -> TestResponse:
        return self.client.get(_full(path), headers=self.headers, buffered=True)

    def post(self, path: str, body: object = None) -> TestResponse:
        content = {} if body is None else {"json": body}
        return self.client.post(_full(path), headers=self.headers, **content)


def refusal(answer: TestResponse) -> tuple[int, str]:
    """The status and the code of an answer that must be a refusal in the one envelope."""
    body: Any = answer.json
    assert body["ok"] is False
    assert set(body) == {"ok", "error"}
    assert set(body["error"]) == {"code", "message", "details"}
    return answer.status_code, body["error"]["code"]


def _full(path: str) -> str:
    return path if path.startswith("/") else f"/api/v1/{path}"


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items() if value}
