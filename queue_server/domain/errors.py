"""What can be refused, each with a code that never changes; the words stand in the catalogues (`error-<code>`)."""

from __future__ import annotations

from typing import Any


class QueueError(Exception):
    """A refusal. `code` is stable and public, `details` fill the sentence that a person reads."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __reduce__(self) -> tuple[Any, ...]:
        """It may be raised in one process and told by another."""
        return _raised_again, (type(self), self.code, self.details)


class Invalid(QueueError):
    """What was asked is malformed or does not exist in this branch's settings (HTTP 400)."""


class NotSignedIn(QueueError):
    """Nobody, or nobody we know, is asking (HTTP 401)."""


class Forbidden(QueueError):
    """This person or device may not do it (HTTP 403)."""


class NotFound(QueueError):
    """It is not there, or it belongs to another branch, which must look the same (HTTP 404)."""


class Refused(QueueError):
    """It cannot be done now: the state of the queue forbids it (HTTP 409)."""


class TooMany(QueueError):
    """A limit against abuse was reached (HTTP 429)."""


class Unavailable(QueueError):
    """The server cannot do it at this moment, nothing was changed (HTTP 503)."""


def _raised_again(kind: type[QueueError], code: str, details: dict[str, Any]) -> QueueError:
    return kind(code, **details)
