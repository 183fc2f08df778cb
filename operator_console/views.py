"""The pages of the staff: sign-in, the console at a counter, the settings, and what is done beside them."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from queue_server.services import hand_sheets, places, training
from queue_server.services import out_of_order as orders
from queue_server.services.accounts import SignedIn
from queue_server.services.roles import Role, branches_of
from queue_server.web.auth import guard, public, refuse_branch, staff
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.links import address, other_languages

blueprint = Blueprint(
    "operator_console", __name__, url_prefix="/operator-console", static_folder="static", template_folder="templates"
)

TEXTS = ("common-", "console-", "error-")
SETTING = (Role.MANAGER, Role.TECHNICIAN)
PAGES = ("console", "settings", "by_hand", "training_copies", "out_of_order")  # where a sign-in may lead


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
    now = deps().clock.now()
    with deps().store.read() as session:
        named = places.names(session, serving)
        news = orders.has_news(session, branches_of(person, Role.MANAGER), person.id, now)
    return _page("console", person, branches=serving, names=named, shown={"news": news})


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


@blueprint.get("/by-hand")
@guard(staff(), public)
def by_hand() -> ResponseReturnValue:
    """Sheets with numbers for a queue kept by hand, and entering what was written on them."""
    person = identity().staff
    if person is None:
        return redirect(_address("sign_in", next="by_hand"))
    keys = branches_of(person, Role.RECEPTION)
    if not keys:
        return redirect(_address("console"))
    with deps().store.read() as session:
        return _page("by-hand", person, branches=places.names(session, keys))


@blueprint.get("/by-hand/sheets/<string:printing>")
@guard(staff(Role.RECEPTION))
def sheets(printing: str) -> str:
    """One printing: tickets to cut out, and the register of each line. Printing it again takes no new numbers."""
    with deps().store.read() as session:
        branch, lines = hand_sheets.printing(session, printing)
        refuse_branch(branch.key)
        return render_template("operator_console/sheets.html", branch=branch, lines=lines)


@blueprint.get("/training")
@guard(staff(), public)
def training_copies() -> ResponseReturnValue:
    """The training copies of one's branches, and the key that makes or renews one."""
    person = identity().staff
    if person is None:
        return redirect(_address("sign_in", next="training_copies"))
    keys = branches_of(person, Role.SUPERVISOR)
    if not keys:
        return redirect(_address("console"))
    with deps().store.read() as session:
        return _page("training", person, branches=training.trainings(session, keys))


@blueprint.get("/out-of-order")
@guard(staff(), public)
def out_of_order() -> ResponseReturnValue:
    """A week's calls out of order, for the head: `?branch=` and `?week=` (its Monday), else the last week."""
    person = identity().staff
    if person is None:
        return redirect(_address("sign_in", next="out_of_order"))
    asked, keys = orders.Asked(request.args.get("branch"), request.args.get("week")), branches_of(person, Role.MANAGER)
    with deps().store.read() as session:
        week = orders.heads_week(session, keys, asked, person.id, deps().clock.now())
    if week is None:
        return redirect(_address("console"))
    monday = week.report.monday.isoformat()
    return _page("out-of-order", person, branch=week.branch["key"], monday=monday, shown={"week": week})


@blueprint.get("/sign-in")
@guard(public)
def sign_in() -> str:
    """The page that signs in; `next` names the page to go on to, `ended` says that a session is over."""
    wanted = request.args.get("next", "")
    goes_on = wanted if wanted in PAGES else "console"
    return render_template(
        "operator_console/sign-in.html", next=_address(goes_on), session_ended="ended" in request.args
    )


def _page(name: str, person: SignedIn, shown: dict[str, Any] | None = None, **own: Any) -> str:
    """`own` goes to the page's module, `shown` to its template only."""
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
        may_settings=bool(branches_of(person, *SETTING)),
        duties={role.value for role in Role if branches_of(person, role)},
        **(shown or {}),
    )


def _address(page: str, **query: Any) -> str:
    return address(f"operator_console.{page}", **query)


@blueprint.context_processor
def _context() -> dict[str, Any]:
    return {"texts": TEXTS, "address": address, "other_languages": other_languages}
