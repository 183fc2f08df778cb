"""Against changes that another site makes a browser ask for: their origin, and a token that only our pages hold."""

from __future__ import annotations

import hmac
from hashlib import sha256
from urllib.parse import urlsplit

from flask import request

from queue_server.domain.errors import Forbidden
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
HEADER = "X-CSRF-Token"
FIELD = "csrf_token"


def csrf_token() -> str:
    """The token of the page that is being made; empty for nobody, who has nothing to protect."""
    cookie = identity().cookie
    return token_for(cookie) if cookie else ""


def token_for(cookie: str) -> str:
    """Made from the cookie, which no script can read, and the secret, which no browser has."""
    key = hmac.new(deps().settings.secret.encode(), b"csrf", sha256).digest()
    return hmac.new(key, cookie.encode(), sha256).hexdigest()


def given_token() -> str:
    """What the request carries: a header, or the field of a form without JavaScript."""
    return request.headers.get(HEADER) or request.form.get(FIELD, "")


def proves(cookie: str) -> bool:
    return hmac.compare_digest(given_token().encode(), token_for(cookie).encode())


def refuse_foreign_origin() -> None:
    """Every change comes from our own pages, or from no browser at all. Raises Forbidden(foreign_origin)."""
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if site in ("cross-site", "same-site") or (origin is not None and not is_own_origin(origin)):
        raise Forbidden("foreign_origin")


def is_own_origin(origin: str) -> bool:
    """The configured address; without TLS also whatever name of this server the browser used."""
    settings = deps().settings
    if origin == settings.origin:
        return True
    return not settings.secure and urlsplit(origin).netloc == request.host
