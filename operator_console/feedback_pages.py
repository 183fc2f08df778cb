"""Suggestions and complaints: the list with what is due, and one of them with what may be done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from queue_server.domain.feedback import FeedbackAction, FeedbackKind
from queue_server.domain.messages import ContactKind
from queue_server.services import feedback_desk
from queue_server.services.feedback_desk import STATES, Wanted
from queue_server.services.roles import Role, branches_of
from queue_server.web.auth import actor, guard, public, staff
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.links import address
from queue_server.web.schemas.feedback import Kind

Render = Callable[..., ResponseReturnValue]


def add_pages(blueprint: Blueprint, render: Render) -> None:
    """The two pages, rendered as all pages of the staff are; others go to the console."""

    @blueprint.get("/feedback", strict_slashes=False, endpoint="feedback")
    @guard(staff(), public)
    def page() -> ResponseReturnValue:
        """`?branch=`, else the first; `?kind=` and `?state=` choose."""
        person = identity().staff
        if person is None:
            return redirect(address("operator_console.sign_in", next="feedback"))
        wanted, now = _wanted(), deps().clock.now()
        with deps().store.read() as session:
            branches = feedback_desk.reading(session, branches_of(person, Role.SUPERVISOR))
            if not branches:
                return redirect(address("operator_console.console"))
            branch = next((each for each in branches if each.key == request.args.get("branch")), branches[0])
            shown = {
                "branches": [{"key": each.key, "name": each.name} for each in branches],
                "branch": {"key": branch.key, "name": branch.name},
                "wanted": wanted,
                "kinds": get_args(Kind),
                "states": STATES,
                "rows": feedback_desk.listed(session, branch, wanted, now),
                "counts": feedback_desk.counts(session, branch, now),
                "head": actor(branch.key).manager,
            }
        return render("feedback", person, shown)

    @blueprint.get("/feedback/<string:feedback>", endpoint="feedback_one")
    @guard(staff(), public)
    def one(feedback: str) -> ResponseReturnValue:
        """With every word for the head. Another branch's looks like none."""
        person = identity().staff
        if person is None:
            return redirect(address("operator_console.sign_in", next="feedback"))
        with deps().store.read() as session:
            branch = feedback_desk.branch_of(session, branches_of(person, Role.SUPERVISOR), feedback)
            told = feedback_desk.read_one(session, branch, feedback, actor(branch.key), deps().clock.now())
        done = request.args.get("done")
        shown: dict[str, Any] = {
            "one": told,
            "branch": {"key": branch.key, "name": branch.name},
            "mailed": bool(told.get("by_mail")) and ContactKind.EMAIL in deps().store.ways,
            "done": done if done in {action.value for action in FeedbackAction} else None,
        }
        return render("feedback/one", person, shown, branch=branch.key, feedback=feedback)


def _wanted() -> Wanted:
    kind, state = request.args.get("kind"), request.args.get("state")
    known = next((each for each in FeedbackKind if each.value == kind), None)
    return Wanted(known, state if state in STATES else STATES[0])
