"""The session of a member of staff: sign in, who am I, sign out."""

from __future__ import annotations

from flask import Response, make_response, request

from queue_server.domain.errors import NotSignedIn
from queue_server.services import accounts
from queue_server.services.accounts import SignedIn
from queue_server.web.api import Resource
from queue_server.web.auth import guard, public, staff
from queue_server.web.csrf import csrf_token, token_for
from queue_server.web.dependencies import deps
from queue_server.web.identity import caller, give_staff_cookie, identity, staff_cookie, take_cookie
from queue_server.web.schemas.session import SessionAnswer, SignIn, StaffAnswer

resource = Resource("session", __name__)


@resource.post("/session", responses={200: SessionAnswer})
@guard(public)
def sign_in(body: SignIn) -> Response:
    """Sign in: a new session, whatever session there was before."""
    token = _checked(body)
    if old := request.cookies.get(staff_cookie()):
        with deps().store.write() as work:
            accounts.sign_out(work, old)
    person = accounts.signed_in(deps().store, token)
    assert person is not None  # the session was made a moment ago
    response = make_response(_told(person, token_for(token)))
    give_staff_cookie(response, token)
    return response


@resource.get("/session", responses={200: SessionAnswer})
@guard(staff())
def who_am_i() -> SessionAnswer:
    """The signed-in person, with the token that changes need."""
    person = identity().staff
    assert person is not None
    return _told(person, csrf_token())


@resource.delete("/session", responses={204: None})
@guard(staff())
def sign_out() -> Response:
    """End this session on the server and in the browser."""
    with deps().store.write() as work:
        accounts.sign_out(work, identity().cookie or "")
    response = Response(status=204)
    take_cookie(response, staff_cookie())
    return response


def _checked(body: SignIn) -> str:
    """Counted before the password is looked at, so that parallel guesses gain nothing."""
    limits, address, login = deps().limits, caller(), accounts.tidy_login(body.login)
    limits.check("sign-in-address", address)
    limits.hit("sign-in-account-and-address", login, address)
    limits.hit("sign-in-account", login)
    try:
        token = accounts.sign_in(deps().store, deps().passwords, body.login, body.password)
    except NotSignedIn:
        limits.count("sign-in-address", address)
        raise
    limits.forget("sign-in-account-and-address", login, address)
    return token


def _told(person: SignedIn, csrf: str) -> SessionAnswer:
    return SessionAnswer(staff=StaffAnswer.of(person), csrf=csrf)
