"""The pages of the staff: sign-in, the console at a counter, and the settings."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from operator_console import settings_pages
from queue_server.domain.errors import NotFound
from queue_server.services import places
from queue_server.services.accounts import SignedIn
from queue_server.services.roles import Role, branches_of
from queue_server.web.auth import guard, public, staff
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.links import address, other_languages

blueprint = Blueprint(
    "operator_console", __name__, url_prefix="/operator-console", static_folder="static", template_folder="templates"
)

TEXTS = ("common-", "console-", "error-")
SETTINGS_TEXTS = (*TEXTS, "settings-", "log-", "centre-")
SETTING = (Role.SUPERVISOR, Role.MANAGER, Role.TECHNICIAN)


@blueprint.get("/")
@guard(staff(), public)
def console() -> ResponseReturnValue:
    """The console; whoever only sets up devices goes to the settings."""
    person = identity().staff
    if person is None:
        return redirect(_address("sign_in"))
    serving = branches_of(person, Role.OPERATOR)
    if not serving and branches_of(person, *SETTING):
        return redirect(_address("settings"))
    return _page("console", person, branches=serving)


@blueprint.get("/settings")
@guard(staff(), public)
def settings() -> ResponseReturnValue:
    """The first page of the settings that this person may open; others go to the console."""
    person = identity().staff
    if person is None:
        return redirect(_address("sign_in", next="settings"))
    if not branches_of(person, *SETTING):
        return redirect(_address("console"))
    return redirect(_address("settings_page", name=settings_pages.pages_of(person)[0].name))


@blueprint.get("/settings/<string:name>")
@guard(staff(), public)
def settings_page(name: str) -> ResponseReturnValue:
    """One page of the settings; `?branch=` is the one it is about, where the person has several."""
    person, page = identity().staff, settings_pages.BY_NAME.get(name)
    if page is None:
        raise NotFound("not_found")
    if person is None:
        return redirect(_address("sign_in", next=f"settings/{name}"))
    allowed = settings_pages.open_to(person, page)
    if not allowed:
        return redirect(_address("settings"))
    asked = request.args.get("branch")
    with deps().store.read() as session:
        found = places.places(session, allowed)
    chosen = next((place for place in found if place["key"] == asked), found[0])
    kept = {"branch": chosen["key"]} if len(person.granted) > 1 else {}
    frame = {"page": page, "pages": settings_pages.pages_of(person), "kept": kept}
    return _page(f"settings/{name}", person, frame, places=found, place=chosen)


@blueprint.get("/sign-in")
@guard(public)
def sign_in() -> str:
    """The page that signs in; `next` names the page to go on to, `ended` says that a session is over."""
    return render_template("operator_console/sign-in.html", next=_goes_on(), session_ended="ended" in request.args)


def _goes_on() -> str:
    """One of our own pages, never an address that somebody put into the link."""
    first, _, rest = request.args.get("next", "").partition("/")
    if first == "settings" and rest in settings_pages.BY_NAME:
        return _address("settings_page", name=rest)
    return _address("settings" if first == "settings" else "console")


def _page(name: str, person: SignedIn, frame: Any = None, **own: Any) -> str:
    data = own | {
        "staff": {"id": person.id, "name": person.name},
        "sign_in": _address("sign_in", next=name, ended=""),
        "signed_out": _address("sign_in"),
    }
    return render_template(
        f"operator_console/{name}.html",
        data=data,
        person=person,
        frame=frame,
        fields_of=settings_pages.fields_of,
        serves=bool(branches_of(person, Role.OPERATOR)),
        may_settings=bool(branches_of(person, *SETTING)),
    )


def _address(page: str, **query: Any) -> str:
    return address(f"operator_console.{page}", **query)


@blueprint.context_processor
def _context() -> dict[str, Any]:
    return {"texts": TEXTS, "settings_texts": SETTINGS_TEXTS, "address": address, "other_languages": other_languages}
