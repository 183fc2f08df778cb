"""One envelope for every refusal: `{"ok": false, "error": {"code", "message", "details"}}`."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, NoReturn

import structlog
from flask import Flask, Response, jsonify, render_template, request
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from queue_server.catalogue import UnknownKey
from queue_server.domain import errors
from queue_server.domain.errors import Invalid, QueueError, Unavailable
from queue_server.services.database_trouble import trouble
from queue_server.web.dependencies import deps
from queue_server.web.language import request_language

log = structlog.get_logger(__name__)
API = "/api/"

STATUS: tuple[tuple[type[QueueError], int], ...] = (
    (errors.Invalid, 400),
    (errors.NotSignedIn, 401),
    (errors.Forbidden, 403),
    (errors.NotFound, 404),
    (errors.Refused, 409),
    (errors.TooMany, 429),
    (errors.Unavailable, 503),
)
HTTP_CODES = {
    400: "bad_request",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
    429: "too_many_requests",
    503: "unavailable",
}
RETRY_SOON = 2


def answer_errors(app: Flask) -> None:
    """Give every error of the application its envelope."""
    app.register_error_handler(QueueError, _refusal)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(SQLAlchemyError, _database_error)
    app.register_error_handler(Exception, _unexpected)


def envelope(code: str, details: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The same for answers by HTTP and acknowledgements by socket; the message is in the asking one's language."""
    plain = {name: _plain(value) for name, value in (details or {}).items()}
    return {"ok": False, "error": {"code": code, "message": _message(code, plain), "details": plain}}


def status_of(problem: QueueError) -> int:
    return next((status for kind, status in STATUS if isinstance(problem, kind)), 400)


def refuse_invalid(problem: ValidationError) -> NoReturn:
    """Pydantic's refusal as ours. Raises Invalid(invalid_request) naming the fields, never their values."""
    fields = {}
    for error in problem.errors(include_url=False, include_input=False, include_context=False):
        fields[".".join(str(part) for part in error["loc"]) or "body"] = error["type"]
    raise Invalid("invalid_request", fields=fields, field=next(iter(fields), "body"))


def _refusal(problem: QueueError) -> Response:
    if isinstance(problem, Unavailable):
        log.warning("unavailable", code=problem.code, kind=type(problem.__cause__).__name__, route=_rule())
    return _answer(status_of(problem), problem.code, problem.details)


def _http_error(problem: HTTPException) -> Response:
    if problem.response is not None:  # a redirect, or an answer that is made already
        return problem.response  # type: ignore[return-value]
    status = problem.code or 500
    if status == 500:
        return _unexpected(problem)
    answer = _answer(status, HTTP_CODES.get(status, "bad_request" if status < 500 else "unavailable"))
    for name, value in problem.get_headers():
        if name in ("Allow", "Location"):
            answer.headers[name] = value
    return answer


def _database_error(problem: SQLAlchemyError) -> Response:
    """The database did not answer, or could not write, where no unit of work saw it: nothing was changed."""
    found = trouble(problem)
    return _unexpected(problem) if found is None else _refusal(found)


def _unexpected(problem: Exception) -> Response:
    reference = uuid.uuid4().hex[:8]
    log.error("unexpected_error", reference=reference, route=_rule(), exc_info=problem)
    return _answer(500, "internal_error", {"reference": reference})


def _answer(status: int, code: str, details: Mapping[str, Any] | None = None) -> Response:
    body = envelope(code, details)
    if not request.path.startswith(API) and "text/html" in request.headers.get("Accept", ""):
        answer = Response(render_template("error.html", message=body["error"]["message"], status=status))
    else:
        answer = jsonify(body)
    answer.status_code = status
    if status in (429, 503):
        answer.headers["Retry-After"] = str((details or {}).get("retry_after", RETRY_SOON))
    return answer


def _message(code: str, details: Mapping[str, Any]) -> str:
    language, catalogues = request_language(), deps().catalogues
    try:
        return catalogues.text(language, f"error-{code}", **_spoken(details))
    except UnknownKey:  # a test keeps every code in the catalogues; a refusal must reach the person even so
        log.error("error_without_text", code=code)
        return catalogues.text(language, "error-internal_error")


def _rule() -> str:
    """The route, not the address: nothing that a person typed into it reaches the log."""
    return request.url_rule.rule if request.url_rule else "unknown"


def _plain(value: Any) -> Any:
    if isinstance(value, bool | int | float | str | None):
        return value
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _spoken(details: Mapping[str, Any]) -> dict[str, Any]:
    """What may stand in a sentence: Fluent takes words and numbers."""
    return {name: value for name, value in details.items() if isinstance(value, str | int | float)}
