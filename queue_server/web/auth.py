"""Guards: every route says who may ask, a request that nobody let in goes no further."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

import structlog
from flask import Flask, current_app, g, request

from queue_server.domain.errors import Forbidden, NotFound, NotSignedIn, QueueError
from queue_server.models import Branch, DeviceKind, Role
from queue_server.services.branches import active_branch
from queue_server.services.unit_of_work import Actor
from queue_server.web.csrf import SAFE_METHODS, proves, refuse_foreign_origin
from queue_server.web.dependencies import deps
from queue_server.web.identity import NOBODY, Identity, by_cookies, by_header, identity

log = structlog.get_logger(__name__)
View = TypeVar("View", bound=Callable[..., Any])


class Who(StrEnum):
    PUBLIC = "public"
    STAFF = "staff"
    DEVICE = "device"
    VISIT = "visit"
    APPOINTMENT = "appointment"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to be let in. Without roles or kinds: any member of staff, any device."""

    who: Who
    roles: frozenset[Role] = frozenset()
    kinds: frozenset[DeviceKind] = frozenset()

    def admits(self, asking: Identity) -> bool:
        """Whether this one may come in somewhere; `refuse_branch` asks where."""
        if asking.staff:
            return self.who is Who.STAFF and any(self.roles_suffice(asking, key) for key in asking.staff.granted)
        if asking.device:
            return self.admits_kind(asking.device.kind)
        if asking.appointment:
            return self.who is Who.APPOINTMENT
        if asking.feedback:
            return self.who is Who.FEEDBACK
        return self.who is Who.VISIT and asking.visit is not None

    def admits_kind(self, kind: DeviceKind) -> bool:
        return self.who is Who.DEVICE and (not self.kinds or kind in self.kinds)

    def roles_suffice(self, asking: Identity, branch: str) -> bool:
        roles = asking.staff.roles(branch) if asking.staff else frozenset()
        return bool(roles & self.roles if self.roles else roles)


public = Rule(Who.PUBLIC)
visit = Rule(Who.VISIT)
appointment = Rule(Who.APPOINTMENT)
feedback = Rule(Who.FEEDBACK)


def staff(*roles: Role) -> Rule:
    return Rule(Who.STAFF, roles=frozenset(roles))


def device(*kinds: DeviceKind | str) -> Rule:
    return Rule(Who.DEVICE, kinds=frozenset(DeviceKind(kind) for kind in kinds))


def guard(*rules: Rule) -> Callable[[View], View]:
    """Who may ask this view: the first rule that admits the asking one wins. Stands next to the function,
    below the route. `guard(device(DeviceKind.KIOSK), public)` is a page that differs for a device."""
    if not rules:
        raise ValueError("a guard without a rule")

    def mark(view: View) -> View:
        view.guard = rules  # type: ignore[attr-defined]
        return view

    return mark


def protect(app: Flask) -> None:
    """Ask the guard before every view of the application; a view without one is open to nobody."""
    app.before_request(_let_in)


def actor(branch: str) -> Actor:
    """Who acts in the branch of this key, for a write service."""
    asking = identity()
    if asking.staff:
        roles = asking.staff.roles(branch)
        return Actor(
            asking.staff.id,
            supervisor=Role.SUPERVISOR in roles,
            reception=Role.RECEPTION in roles,
            manager=Role.MANAGER in roles,
        )
    if asking.device:
        return Actor(device_id=asking.device.id)
    if asking.appointment:
        return Actor(appointment_id=asking.appointment.appointment_id)
    return Actor(ticket_id=asking.visit.ticket_id) if asking.visit else Actor()


def branch_or_404(key: str) -> Branch:
    """The branch, when this one may see it. Raises NotFound(branch_unknown), alike for one that is not there;
    Forbidden(not_allowed) for a person of the branch whose roles do not suffice."""
    refuse_branch(key)
    with deps().store.read() as session:
        return active_branch(session, key)


def refuse_branch(key: str) -> None:
    """Like `branch_or_404`, for a branch whose key is known to be real."""
    asking, rule = identity(), g.get("rule", public)
    if rule.who is Who.PUBLIC:
        return
    if key not in _branches(asking):
        raise NotFound("branch_unknown")
    if asking.staff and not rule.roles_suffice(asking, key):
        raise Forbidden("not_allowed")


def _branches(asking: Identity) -> frozenset[str]:
    if asking.staff:
        return frozenset(asking.staff.granted)
    place = asking.device or asking.visit or asking.appointment or asking.feedback
    return frozenset({place.branch}) if place else frozenset()


def _let_in() -> None:
    endpoint = request.endpoint
    if request.routing_exception is not None or endpoint is None or is_static(endpoint):
        return  # not found, not allowed, or a file that everybody may have
    rules = getattr(current_app.view_functions[endpoint], "guard", None)
    if not rules:
        log.error("view_without_guard", endpoint=endpoint)
        raise Forbidden("not_allowed")
    if request.method not in SAFE_METHODS:
        refuse_foreign_origin()
    g.identity, g.rule = _admit(rules)
    if "branch" in (request.view_args or {}):
        refuse_branch(request.view_args["branch"])  # type: ignore[index]


def _admit(rules: tuple[Rule, ...]) -> tuple[Identity, Rule]:
    if rules == (public,):
        return NOBODY, public
    refusal: QueueError = NotSignedIn("not_signed_in")
    for asking in _asking():
        if asking.cookie and request.method not in SAFE_METHODS and not proves(asking.cookie):
            refusal = Forbidden("csrf_failed")
            continue
        for rule in rules:
            if rule.admits(asking):
                return asking, rule
        refusal = Forbidden("not_allowed")
    if public in rules:
        return NOBODY, public
    raise refusal


def _asking() -> list[Identity]:
    header = request.headers.get("Authorization")
    return [by_header(header)] if header else list(by_cookies())


def is_static(endpoint: str | None) -> bool:
    """A file of the application's or a blueprint's own static folder."""
    owner, _, name = (endpoint or "").rpartition(".")
    if name != "static":
        return False
    return not owner or (owner in current_app.blueprints and current_app.blueprints[owner].has_static_folder)
