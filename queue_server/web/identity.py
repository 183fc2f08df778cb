"""Who is asking: a person by a session cookie, a device by cookie or token, a visitor by the code of a visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from flask import Response, g, request

from queue_server.domain.codes import typed
from queue_server.domain.errors import NotSignedIn
from queue_server.models import DeviceKind
from queue_server.services import accounts, devices, visits
from queue_server.services.accounts import SignedIn
from queue_server.services.devices import KnownDevice
from queue_server.services.unit_of_work import Store
from queue_server.services.visits import KnownAppointment, KnownFeedback, KnownVisit
from queue_server.web.dependencies import deps
from queue_server.web.limits import address_key, log

DEVICE_COOKIE_AGE = 400 * 24 * 3600  # the longest that browsers keep one; renewed whenever the device starts
Known = TypeVar("Known", KnownVisit, KnownAppointment, KnownFeedback)
STAFF_COOKIE_AGE = int(accounts.ABSOLUTE.total_seconds())


@dataclass(frozen=True, slots=True)
class Identity:
    """One of the five, or nobody. `cookie` is the token that proved it, None when a header did."""

    staff: SignedIn | None = None
    device: KnownDevice | None = None
    visit: KnownVisit | None = None
    appointment: KnownAppointment | None = None
    feedback: KnownFeedback | None = None
    cookie: str | None = None

    @property
    def known(self) -> bool:
        return bool(self.staff or self.device or self.visit or self.appointment or self.feedback)


NOBODY = Identity()


def identity() -> Identity:
    """Who the guard of this request let in."""
    found: Identity = g.get("identity", NOBODY)
    return found


def staff_cookie() -> str:
    return _cookie_name("queue-staff")


def device_cookie(kind: DeviceKind) -> str:
    """One a kind: a browser that shows a kiosk in one tab and a hall display in another is both."""
    return _cookie_name(f"queue-device-{kind.value.replace('_', '-')}")


def caller() -> str:
    """The address behind the request, as limits count it."""
    return address_key(request.remote_addr)


def by_cookies() -> Iterator[Identity]:
    """The identities that the cookies of this request prove; a browser may hold several."""
    store = deps().store
    if token := request.cookies.get(staff_cookie()):
        staff = accounts.signed_in(store, token)
        if staff is not None:
            if staff.stale:
                with store.write() as work:
                    accounts.touch(work, token)
            yield Identity(staff=staff, cookie=token)
    for kind in DeviceKind:
        if token := request.cookies.get(device_cookie(kind)):
            device = devices.known_device(store, token)
            if device is not None:
                yield Identity(device=device, cookie=token)


def by_header(header: str) -> Identity:
    """`Device TOKEN`, `Visit CODE`, `Appointment CODE` or `Feedback CODE`.

    Raises NotSignedIn(device_unknown, code_unknown, scheme_unknown), TooMany."""
    scheme, _, credential = header.partition(" ")
    match scheme.casefold():
        case "device":
            return by_device_token(credential.strip())
        case "visit":
            return by_visit_code(credential)
        case "appointment":
            return by_appointment_code(credential)
        case "feedback":
            return by_feedback_code(credential)
    raise NotSignedIn("scheme_unknown")


def by_device_token(token: str) -> Identity:
    """Raises NotSignedIn(device_unknown), and TooMany for an address that goes on guessing."""
    device = devices.known_device(deps().store, token)
    if device is None:
        deps().limits.hit("device-token-misses", caller())
        raise NotSignedIn("device_unknown")
    return Identity(device=device)


def by_visit_code(code: str) -> Identity:
    """Raises NotSignedIn(code_unknown), and TooMany for an address with many misses: hits are never counted."""
    visit = _by_code(code, visits.known_visit)
    if visit is None:
        raise NotSignedIn("code_unknown")
    return Identity(visit=visit)


def by_appointment_code(code: str) -> Identity:
    """The same for the code of a booking."""
    appointment = _by_code(code, visits.known_appointment)
    if appointment is None:
        raise NotSignedIn("code_unknown")
    return Identity(appointment=appointment)


def by_feedback_code(code: str) -> Identity:
    """The same for the code of a suggestion or a complaint."""
    feedback = _by_code(code, visits.known_feedback)
    if feedback is None:
        raise NotSignedIn("code_unknown")
    return Identity(feedback=feedback)


def refuse_guessing(address: str) -> None:
    """Raises TooMany for an address with many misses, with a single one while codes are being guessed on a large
    scale."""
    limits = deps().limits
    limits.check("visit-code-misses", address)
    if limits.reached("visit-code-misses-in-all"):
        limits.check("visit-code-misses-under-alarm", address)


def count_miss(address: str) -> None:
    """A code that opens nothing was tried."""
    limits = deps().limits
    limits.count("visit-code-misses", address)
    limits.count("visit-code-misses-under-alarm", address)
    if not limits.count("visit-code-misses-in-all"):
        log.error("visit_codes_are_being_guessed", alarm=True)


def give_staff_cookie(response: Response, token: str) -> None:
    _give(response, staff_cookie(), token, STAFF_COOKIE_AGE, "Lax")


def give_device_cookie(response: Response, kind: DeviceKind, token: str) -> None:
    _give(response, device_cookie(kind), token, DEVICE_COOKIE_AGE, "Strict")


def take_cookie(response: Response, name: str) -> None:
    secure = deps().settings.secure
    response.delete_cookie(name, path="/", secure=secure, httponly=True)


def _by_code(code: str, known: Callable[[Store, str], Known | None]) -> Known | None:
    address, digits = caller(), typed(code)
    refuse_guessing(address)
    found = known(deps().store, deps().codes.stored(digits)) if digits else None
    if found is None:
        count_miss(address)
    return found


def _cookie_name(name: str) -> str:
    # A `__Host-` cookie cannot be planted by a neighbouring host; browsers take it only with TLS.
    return f"__Host-{name}" if deps().settings.secure else name


def _give(response: Response, name: str, token: str, age: int, same_site: str) -> None:
    secure = deps().settings.secure
    response.set_cookie(name, token, max_age=age, path="/", secure=secure, httponly=True, samesite=same_site)
