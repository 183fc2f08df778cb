"""A person whose browser runs no script: reads a page, fills in its form, presses a button of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask import Flask
from werkzeug.test import TestResponse

from tests.web.people import ORIGIN

SILENT = ("script", "style")


@dataclass(slots=True)
class Control:
    """A field or a button. `label` is what stands on a button."""

    tag: str
    attributes: dict[str, str]
    form: str
    label: str = ""

    @property
    def name(self) -> str:
        return self.attributes.get("name", "")

    @property
    def value(self) -> str:
        return self.attributes.get("value", "")


@dataclass(slots=True)
class Page(HTMLParser):
    """What a page holds: its text, its forms by id or action, their controls."""

    source: str
    text: str = ""
    actions: dict[str, str] = field(default_factory=dict)
    controls: list[Control] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self._form, self._button, self._silent = "", None, False
        self._select: Control | None = None
        self.feed(self.source)
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        own = {name: value or "" for name, value in attributes}
        self._silent = tag in SILENT
        if tag == "form":
            assert own["method"] in ("post", "dialog")
            self._form = own.get("id") or own.get("action", "")
            self.actions[self._form] = own.get("action", "")
        elif tag in ("input", "button", "select"):
            control = Control(tag, own, own.get("form", self._form))
            self.controls.append(control)
            self._button = control if tag == "button" else self._button
            self._select = control if tag == "select" else self._select
        elif tag == "option" and self._select is not None and "selected" in own:
            self._select.attributes["value"] = own["value"]

    def handle_endtag(self, tag: str) -> None:
        self._silent = False
        if tag == "form":
            self._form = ""
        elif tag == "button":
            self._button = None

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        self.text += f" {data}"
        if self._button is not None:
            self._button.label = " ".join(f"{self._button.label} {data}".split())

    def fields(self, form: str) -> dict[str, str]:
        """What a browser would send of a form that nobody has touched."""
        sent = {}
        for control in self.controls:
            if control.form != form or control.tag == "button" or not control.name:
                continue
            if control.attributes.get("type") == "radio" and "checked" not in control.attributes:
                continue
            sent[control.name] = control.value
        return sent

    def button(self, label: str) -> Control:
        found = [
            c for c in self.controls if c.tag == "button" and label in c.label and "aria-hidden" not in c.attributes
        ]
        assert found, f"no button {label!r} among {[c.label for c in self.controls if c.tag == 'button']}"
        return found[0]


class Reader:
    """`addresses` are all that was ever asked for, `page` is the one that is read now."""

    def __init__(self, app: Flask, address: str = "127.0.0.1", cookies: bool = True) -> None:
        self.client = app.test_client(use_cookies=cookies)
        self.client.environ_base["REMOTE_ADDR"] = address
        self.addresses: list[str] = []

    def opens(self, path: str, **headers: str) -> Page:
        return self._read(self.client.get(path, headers=_named(headers)), path)

    def presses(self, label: str, **typed: str) -> Page:
        """Fill in the form of this button and press it."""
        button = self.page.button(label)
        sent = self.page.fields(button.form) | typed
        if button.name:
            sent[button.name] = button.value
        path = button.attributes.get("formaction") or self.page.actions[button.form]
        self.sent = (path, sent)
        return self.sends(path, sent)

    def sends(self, path: str, sent: dict[str, str]) -> Page:
        return self._read(self.client.post(path, data=sent, headers={"Origin": ORIGIN}), path)

    def reloads(self) -> Page:
        return self.sends(*self.sent)

    def _read(self, answer: TestResponse, path: str) -> Page:
        self.addresses.append(path)
        if answer.status_code in (302, 303):
            return self.opens(answer.location)
        self.answer = answer
        self.page = Page(answer.get_data(as_text=True))
        return self.page


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {"Accept-Language": "uk", "Accept": "text/html"} | {n.replace("_", "-"): v for n, v in headers.items()}
