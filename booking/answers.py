"""The answers of one who books: they travel in a signed hidden field of the pages, never in an address or a cookie."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from queue_server.services.booking.wishes import Wish
from queue_server.web.dependencies import deps

GOOD_FOR = timedelta(hours=24)
"""As long as a retry key is kept: until then a confirmation can be loaded again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Keys of the settings and the service's id; moments in RFC 3339. `hold` is the code of the held time, `key` makes
    one booking of a confirmation that is sent twice. `service_id` is empty where the visitor does not know it."""

    branch: str
    begun: str
    key: str
    purpose: str | None = None
    sphere: str | None = None
    service_id: str | None = None
    services: int = 1
    persons: int = 1
    day: str | None = None
    slot: str | None = None
    hold: str | None = None
    held_until: str | None = None
    held_language: str | None = None
    name: str = ""
    contact: str = ""
    language: str = ""

    @classmethod
    def none_yet(cls, branch: str) -> Answers:
        return cls(branch=branch, begun=deps().clock.now().isoformat(), key=secrets.token_hex(16))

    @classmethod
    def opened(cls, sealed: str) -> Answers | None:
        """What a hidden field holds; None for one that was not made here, or too long ago."""
        try:
            stored = _seal().loads(sealed)
        except BadData:
            return None
        answers = cls(**{field.name: stored[field.name] for field in fields(cls) if field.name in stored})
        begun = datetime.fromisoformat(answers.begun)
        return answers if deps().clock.now() - begun <= GOOD_FOR else None

    def sealed(self) -> str:
        """For the hidden field."""
        stored = {name: value for name, value in asdict(self).items() if value not in (None, "")}
        return str(_seal().dumps(stored))

    def with_(self, **changes: Any) -> Answers:
        return replace(self, **changes)

    def without_time(self) -> Answers:
        """Another visit, or another branch: the time has to be chosen again. The hold is given up with the next one."""
        return self.with_(day=None, slot=None)

    @property
    def personal(self) -> bool:
        """Whether they say who comes."""
        return bool(self.name or self.contact)

    def wish(self, page_language: str) -> Wish:
        return Wish(
            purpose=self.purpose or "",
            sphere=self.sphere,
            service_id=self.service_id,
            persons=self.persons,
            services=self.services,
            language=self.language or page_language,
        )


def _seal() -> URLSafeSerializer:
    return URLSafeSerializer(deps().settings.secret, salt="answers of a booking")
