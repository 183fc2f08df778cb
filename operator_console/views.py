"""The pages of the staff: sign-in, the console at a counter, and the settings."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

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
GOES_ON = ("settings", "day")
SETTING = (Role.MANAGER, Role.TECHNICIAN)


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
    """The devices of a branch; for those who may change them, others go to the console."""
    person = identity().staff
    if person is None:
        return redirect(_address("sign_in", next="settings"))
    setting = branches_of(person, *SETTING)
    if not setting:
        return redirect(_address("console"))
    with deps().store.read() as session:
        return _page("settings", person, places=places.places(session, setting))


@blueprint.get("/day")
@guard(staff(), public)
def day() -> ResponseReturnValue:
    """The day of a branch, for who is responsible for its queue; others go to the console."""
    person = identity().staff
    if person is None:
        return redirect(_address("sign_in", next="day"))
    supervised = branches_of(person, Role.SUPERVISOR)
    if not supervised:
        return redirect(_address("console"))
    with deps().store.read() as session:
        return _page("day", person, places=places.places(session, supervised))


@blueprint.get("/sign-in")
@guard(public)
def sign_in() -> str:
    """The page that signs in; `next` names the page to go on to, `ended` says that a session is over."""
    wanted = request.args.get("next")
    goes_on = wanted if wanted in GOES_ON else "console"
    return render_template(
        "operator_console/sign-in.html", next=_address(goes_on), session_ended="ended" in request.args
    )


def _page(name: str, person: SignedIn, **own: Any) -> str:
    data = own | {
        "staff": {"id": person.id, "name": person.name},
        "sign_in": _address("sign_in", next=name, ended=""),
        "signed_out": _address("sign_in"),
    }
    return render_template(
        f"operator_console/{name}.html",
        data=data,
        person=person,
        serves=bool(branches_of(person, Role.OPERATOR)),
        supervises=bool(branches_of(person, Role.SUPERVISOR)),
        may_settings=bool(branches_of(person, *SETTING)),
    )


def _address(page: str, **query: Any) -> str:
    return address(f"operator_console.{page}", **query)


@blueprint.context_processor
def _context() -> dict[str, Any]:
    return {"texts": TEXTS, "address": address, "other_languages": other_languages}
