"""The API: one resource a file, each a `Resource` whose routes carry a guard and make one service call."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from queue_server.web.auth import Rule, Who
from queue_server.web.schemas.answers import ErrorAnswer

PREFIX = "/api/v1"

SECURITY_SCHEMES: dict[str, Any] = {
    Who.STAFF.value: {"type": "apiKey", "in": "cookie", "name": "queue-staff", "description": "with X-CSRF-Token"},
    Who.DEVICE.value: {"type": "apiKey", "in": "header", "name": "Authorization", "description": "Device TOKEN"},
    Who.VISIT.value: {"type": "apiKey", "in": "header", "name": "Authorization", "description": "Visit CODE"},
    Who.APPOINTMENT.value: {
        "type": "apiKey",
        "in": "header",
        "name": "Authorization",
        "description": "Appointment CODE",
    },
    Who.FEEDBACK.value: {"type": "apiKey", "in": "header", "name": "Authorization", "description": "Feedback CODE"},
}
ERRORS: dict[Any, Any] = {
    400: ErrorAnswer, 401: ErrorAnswer, 403: ErrorAnswer, 404: ErrorAnswer,
    409: ErrorAnswer, 429: ErrorAnswer, 503: ErrorAnswer,
}  # fmt: skip


class Resource(APIBlueprint):
    """Routes of one noun under /api/v1. A route without a guard is refused when it is defined.

    What the API's document says of them is worked out by `describe`, when somebody asks for it: a second for all."""

    def __init__(self, name: str, import_name: str) -> None:
        self._descriptions: list[Callable[[], Any]] = []
        super().__init__(
            name, import_name, url_prefix=PREFIX, abp_tags=[Tag(name=name)], abp_responses=ERRORS,
            operation_id_callback=_operation_id,
        )  # fmt: skip

    def _collect_openapi_info(self, rule: str, func: Callable[..., Any], **options: Any) -> Any:
        rules: tuple[Rule, ...] = getattr(func, "guard", ())
        if not rules:
            raise TypeError(f"{func.__module__}.{func.__name__} has no guard")
        ways: list[dict[str, list[str]]] = [{each.who.value: []} for each in rules if each.who is not Who.PUBLIC]
        options["security"] = [*ways, {}] if ways and len(ways) < len(rules) else ways or None
        self._descriptions.append(partial(super()._collect_openapi_info, rule, func, **options))
        return super()._collect_openapi_info(rule, func, **options | {"doc_ui": False})

    def describe(self) -> None:
        """Fill `tags`, `paths` and `components_schemas`; doing it twice changes nothing."""
        for description in self._descriptions:
            description()


def _operation_id(*, name: str, path: str, method: str, bp_name: str = "") -> str:
    return f"{bp_name}_{name}"
