"""The pages of the staff: sign-in, console, reception, bookings, dashboard, day, settings, and what is beside."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request, stream_template
from flask.typing import ResponseReturnValue

from operator_console import feedback_pages, settings_pages, statistics_pages, wall
from queue_server.domain.errors import NotFound
from queue_server.services import hand_sheets, places, ratings_given, training
from queue_server.services import out_of_order as orders
from queue_server.services.accounts import SignedIn
from queue_server.services.roles import Role, branches_of
from queue_server.web.auth import guard, public, refuse_branch, staff
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.links import address, other_languages
from queue_server.web.streams import in_portions, in_turns

blueprint = Blueprint(
    "operator_console", __name__, url_prefix="/operator-console", static_folder="static", template_folder="templates"
)

TEXTS = ("common-", "console-", "reception-", "error-")
BOOKINGS_TEXTS = (*TEXTS, "bookings-")
DASHBOARD_TEXTS = (*TEXTS, "dashboard-")
SETTINGS_TEXTS = (*TEXTS, "settings-", "log-", "centre-")
SETTING = (Role.SUPERVISOR, Role.MANAGER, Role.TECHNICIAN)
PAGES = {
    "console": (Role.OPERATOR,),
    "reception": (Role.RECEPTION,),
    "bookings": (Role.RECEPTION,),
    "dashboard": (Role.SUPERVISOR,),
    "day": (Role.SUPERVISOR,),
    "statistics": (Role.SUPERVISOR,),
    "feedback": (Role.SUPERVISOR,),
    "settings": SETTING,
}
"""Each page of the staff with the roles that it is for, in the order of their importance."""
BESIDE = ("by_hand", "training_copies", "out_of_order", "ratings")  # further pages to which a sign-in may lead


@blueprint.get("/")
@guard(staff(), public)
def console() -> ResponseReturnValue:
    """The console; whoever serves at no counter goes to the first page that is theirs."""
    person = identity().staff
    if person is None:
        return redirect(_address("sign_in"))
    serving = branches_of(person, Role.OPERATOR)
    others = _pages_of(person)
    if not serving and others:
        return redirect(_address(others[0]))
    now = deps().clock.now()
    with deps().store.read() as session:
        named = places.names(session, serving)
        news = orders.has_news(session, branches_of(person, Role.MANAGER), person.id, now)
    return _page("console", person, {"news": news}, branches=serving, names=named)


@blueprint.get("/reception", strict_slashes=False)
@guard(staff(), public)
def reception() -> ResponseReturnValue:
    """Reception; others go to the console."""
    person = identity().staff
    if person is None:
        return redirect(_address("sign_in", next="reception"))
    receiving = branches_of(person, Role.RECEPTION)
    if not receiving:
        return redirect(_address("console"))
    frees = branches_of(person, Role.SUPERVISOR)
    with deps().store.read() as session:
        found = places.places(session, receiving)
    return _page("reception", person, places=found, frees=frees, bookings=_address("bookings"))


@blueprint.get("/bookings", strict_slashes=False)
@guard(staff(), public)
def bookings() -> ResponseReturnValue:
    """The booked day at the desk and on the telephone; others go to the console."""
    person = identity().staff
    if person is None:
        return redirect(_address("sign_in", next="bookings"))
    receiving = branches_of(person, Role.RECEPTION)
    if not receiving:
        return redirect(_address("console"))
    with deps().store.read() as session:
        found = places.places(session, receiving)
    writes = bool(deps().store.ways)  # whether any message can go out
    return _page("bookings", person, {"writes": writes}, places=found, restores=branches_of(person, Role.SUPERVISOR))


@blueprint.get("/settings", strict_slashes=False)
@guard(staff(), public)
def settings() -> ResponseReturnValue:
    """The first page of the settings that this person may open; others go to the console."""
    person = identity().staff
    if person is None:
        return redirect(_address("sign_in", next="settings"))
    if not branches_of(person, *SETTING):
        return redirect(_address("console"))
    return redirect(_address("settings_page", name=settings_pages.pages_of(person)[0].name))


@blueprint.get("/settings/<string:name>", strict_slashes=False)
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
    ways = {kind.value for kind in deps().store.ways}
    return _page(f"settings/{name}", person, {"frame": frame, "ways": ways}, places=found, place=chosen)


@blueprint.get("/day", strict_slashes=False)
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


@blueprint.get("/dashboard", strict_slashes=False)
@guard(staff(), public)
def dashboard() -> ResponseReturnValue:
    """The hall now, for who is responsible for it; `?wall` names nobody. Others go to the console."""
    person, on_wall = identity().staff, "wall" in request.args
    if person is None:
        return redirect(_address("sign_in", next="dashboard/wall" if on_wall else "dashboard"))
    supervised = branches_of(person, Role.SUPERVISOR)
    if not supervised:
        return redirect(_address("console"))
    with deps().store.read() as session:
        return _page("dashboard", person, places=places.names(session, supervised), wall=on_wall)


@blueprint.get("/by-hand", strict_slashes=False)
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


@blueprint.get("/training", strict_slashes=False)
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


@blueprint.get("/out-of-order", strict_slashes=False)
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
    return _page("out-of-order", person, {"week": week}, branch=week.branch["key"], monday=monday)


@blueprint.get("/ratings", strict_slashes=False)
@guard(staff(), public)
def ratings() -> ResponseReturnValue:
    """What visitors said: the head's branches (`?branch=`) with every word, and one's own without the ticket."""
    person = identity().staff
    if person is None:
        return redirect(_address("sign_in", next="ratings"))
    heads, serving, now = branches_of(person, Role.MANAGER), branches_of(person, Role.OPERATOR), deps().clock.now()
    if not serving:
        return redirect(_address("console"))
    with deps().store.read() as session:
        whole = ratings_given.heads_ratings(session, heads, request.args.get("branch"), now)
        own = ratings_given.own_ratings(session, [key for key in serving if key not in heads], person.id, now)
    return _page("ratings", person, {"heads": whole, "own": own})


@blueprint.get("/sign-in", strict_slashes=False)
@guard(public)
def sign_in() -> str:
    """The page that signs in; `next` names the page to go on to, `ended` says that a session is over."""
    return render_template("operator_console/sign-in.html", next=_goes_on(), session_ended="ended" in request.args)


def _goes_on() -> str:
    """One of our own pages, never an address that somebody put into the link."""
    first, _, rest = request.args.get("next", "").partition("/")
    if first == "settings" and rest in settings_pages.BY_NAME:
        return _address("settings_page", name=rest)
    if (first, rest) == ("dashboard", "wall"):
        return _address("dashboard", wall="1")
    return _address(first if first in PAGES or first in BESIDE else "console")


def _page(name: str, person: SignedIn, shown: dict[str, Any] | None = None, **own: Any) -> str:
    """`own` goes to the page's module, `shown` to its template only."""
    return render_template(f"operator_console/{name}.html", **_given(name, person, shown, own))


def _long_page(name: str, person: SignedIn, shown: dict[str, Any]) -> ResponseReturnValue:
    """A page that takes long to write: others have their turn between its portions."""
    written = stream_template(f"operator_console/{name}.html", **_given(name, person, shown, {}))
    return current_app.response_class(in_turns(in_portions(written)))


def _given(name: str, person: SignedIn, shown: dict[str, Any] | None, own: dict[str, Any]) -> dict[str, Any]:
    if branches_of(person, Role.SUPERVISOR):
        deps().history.wake()  # the statistics are a press away
    data = own | {
        "staff": {"id": person.id, "name": person.name},
        "sign_in": _address("sign_in", next=f"{name}/wall" if own.get("wall") else name, ended=""),
        "signed_out": _address("sign_in"),
    }
    return {
        "data": data,
        "person": person,
        "other_pages": [page for page in _pages_of(person) if page != name.partition("/")[0]],
        "fields_of": settings_pages.fields_of,
        "duties": {role.value for role in Role if branches_of(person, role)},
        **(shown or {}),
    }


statistics_pages.add_pages(blueprint, _long_page)
feedback_pages.add_pages(blueprint, _page)
blueprint.register_blueprint(wall.routes)


def _pages_of(person: SignedIn) -> list[str]:
    """The pages that this person may open."""
    return [page for page, roles in PAGES.items() if branches_of(person, *roles)]


def _address(page: str, **query: Any) -> str:
    return address(f"operator_console.{page}", **query)


@blueprint.context_processor
def _context() -> dict[str, Any]:
    texts = {"texts": TEXTS, "settings_texts": SETTINGS_TEXTS, "bookings_texts": BOOKINGS_TEXTS}
    return texts | {"dashboard_texts": DASHBOARD_TEXTS} | {"address": address, "other_languages": other_languages}
