"""The pages of the settings: one a concern, each for certain roles, in the order of the side navigation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from queue_server.services.accounts import SignedIn
from queue_server.services.branch_settings import PARTS
from queue_server.services.centre import forms
from queue_server.services.roles import Role, branches_of

ANYBODY = tuple(Role)
HEAD, TODAY, PEOPLE = (Role.MANAGER,), (Role.SUPERVISOR,), (Role.MANAGER, Role.TECHNICIAN)


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """`name` is that of its template, module and test; `roles` may open it in a branch where they have one of them."""

    name: str
    group: str
    icon: str
    roles: tuple[Role, ...]


PAGES = (
    SettingsPage("absences", "today", "user", TODAY),
    SettingsPage("breaks", "today", "coffee", TODAY),
    SettingsPage("switches", "today", "ban", TODAY),
    SettingsPage("notices", "today", "megaphone", TODAY),
    SettingsPage("people", "people", "users", PEOPLE),
    SettingsPage("my-password", "people", "key-round", ANYBODY),
    SettingsPage("rules", "centre", "ruler", HEAD),
    SettingsPage("standards", "centre", "hourglass", HEAD),
    SettingsPage("texts", "centre", "message-circle", HEAD),
    SettingsPage("hall", "centre", "megaphone", HEAD),
    SettingsPage("rating", "centre", "star", HEAD),
    SettingsPage("feedback", "centre", "scroll-text", HEAD),
    SettingsPage("devices", "devices", "monitor", PEOPLE),
    SettingsPage("papers", "devices", "printer", PEOPLE),
    SettingsPage("voice", "devices", "volume-2", (*PEOPLE, *TODAY)),
    SettingsPage("audit-log", "log", "scroll-text", (*PEOPLE, *TODAY)),
)
BY_NAME = {page.name: page for page in PAGES}


def open_to(person: SignedIn, page: SettingsPage) -> list[str]:
    """The keys of the branches where this person may open the page; none: not for this person."""
    return branches_of(person, *page.roles)


def pages_of(person: SignedIn) -> list[SettingsPage]:
    return [page for page in PAGES if open_to(person, page)]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form made from a part of the settings: `kind` is number, text, switch, choice (of
    numbers), word (of words), hours (a list of spans), list (of texts) or names."""

    name: str
    kind: str
    least: int | None = None
    most: int | None = None
    choices: tuple[Any, ...] = ()


def fields_of(part: str) -> list[Field]:
    """What the form of a part asks for, as the centre file's form (services/centre/schema.py) bounds it."""
    return [_field(name, info) for name, info in PARTS[part].model_fields.items()]


def _field(name: str, info: Any) -> Field:
    kind = get_origin(info.annotation) or info.annotation
    bounds = dict(_bounds(info))
    if kind is Literal:
        choices = get_args(info.annotation)
        return Field(name, "word" if isinstance(choices[0], str) else "choice", choices=choices)
    if kind is list:
        return Field(name, "hours" if info.annotation == list[forms.Span] else "list")
    if kind is dict:
        return Field(name, "names")
    kinds = {bool: "switch", int: "number"}
    return Field(name, kinds.get(kind, "text"), bounds.get("ge"), bounds.get("le") or bounds.get("max_length"))


def _bounds(info: Any) -> Iterator[tuple[str, int]]:
    for rule in info.metadata:
        for bound in ("ge", "le", "max_length"):
            if getattr(rule, bound, None) is not None:
                yield bound, getattr(rule, bound)
