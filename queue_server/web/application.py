"""The Flask application of the server: guarded routes, one error envelope, JSON that is read strictly."""

from __future__ import annotations

import threading
from typing import Any

from flask import Request, Response, request
from flask.json.provider import DefaultJSONProvider
from flask.typing import ResponseReturnValue
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI
from pydantic import BaseModel
from werkzeug.exceptions import UnsupportedMediaType
from werkzeug.middleware.proxy_fix import ProxyFix

from queue_server.domain.errors import Invalid, NotFound
from queue_server.settings import Settings
from queue_server.web import auth, compression, errors, headers, pages
from queue_server.web.api import SECURITY_SCHEMES, Resource
from queue_server.web.dependencies import deps
from queue_server.web.streams import one_after_the_other

MOST_BYTES = 64 * 1024
DOCUMENT = "/api/openapi.json"


class StrictRequest(Request):
    """A request whose JSON is an object or refused; no body at all is an empty object."""

    def get_json(self, force: bool = False, silent: bool = False, cache: bool = True) -> Any:
        """Never silent: a malformed body must not look like an absent one. Raises Invalid(malformed_json)."""
        if not self.content_length and "Transfer-Encoding" not in self.headers:
            return {}
        try:
            value = super().get_json(force=force, silent=False, cache=cache)
            usable = isinstance(value, dict) and not _holds_nul(value)
        except RecursionError:  # nested too deeply to be read
            usable = False
        if not usable:
            raise Invalid("malformed_json")
        return value

    def on_json_loading_failed(self, e: ValueError | None) -> Any:
        if e is None:  # another content type: 415
            raise UnsupportedMediaType
        raise Invalid("malformed_json")


class PlainJson(DefaultJSONProvider):
    """Ukrainian as it is written, fields in their order."""

    ensure_ascii = False
    sort_keys = False
    compact = True


class Application(OpenAPI):
    """Views may answer with a model of `web/schemas`, alone or with a status."""

    request_class = StrictRequest

    def document(self) -> dict[str, Any]:
        """What the API is, in OpenAPI's words. The first time takes a second: it belongs into a native thread."""
        if not self.spec_json:
            for resource in self.blueprints.values():
                if isinstance(resource, Resource):
                    resource.describe()
                    self.tags += [tag for tag in resource.tags if tag not in self.tags]
                    self.paths |= resource.paths
                    self.components_schemas |= resource.components_schemas
        return self.api_doc

    def make_response(self, rv: ResponseReturnValue | BaseModel) -> Response:
        if isinstance(rv, BaseModel):
            rv = rv.model_dump(mode="json")
        elif isinstance(rv, tuple) and isinstance(rv[0], BaseModel):
            rv = (rv[0].model_dump(mode="json"), *rv[1:])
        return super().make_response(rv)


def make_application(settings: Settings) -> Application:
    """An application without routes but the document of its API."""
    app = Application(
        "queue_server",
        static_folder="web/static",
        template_folder="web/templates",
        info=Info(title="Electronic queue", version="1"),
        security_schemes=SECURITY_SCHEMES,
        validation_error_callback=errors.refuse_invalid,
        validation_error_status=400,
        doc_ui=False,
    )
    app.json = PlainJson(app)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = MOST_BYTES
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    app.wsgi_app = one_after_the_other(app.wsgi_app)  # type: ignore[method-assign, assignment]
    app.before_request(_refuse_odd_addresses)
    auth.protect(app)
    errors.answer_errors(app)
    headers.protect_answers(app)
    compression.compress_files(app)
    pages.serve_pages(app)
    _publish_document(app)
    return app


def _holds_nul(value: Any) -> bool:
    """The one sign that no database takes as text, anywhere within."""
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(_holds_nul(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(map(_holds_nul, value))


def _refuse_odd_addresses() -> None:
    """Control characters stand in no address of ours, and databases disagree about them."""
    parts = [*(request.view_args or {}).values(), *request.args.values()]
    if not all(str(part).isprintable() for part in parts):
        raise NotFound("not_found")


def _publish_document(app: Application) -> None:
    describing = threading.Lock()  # two who ask first would fill it at once

    @auth.guard(auth.public)
    def document() -> dict[str, Any]:
        with describing:
            described: dict[str, Any] = deps().offload(app.document)
        return described

    app.add_url_rule(DOCUMENT, "document", document)
