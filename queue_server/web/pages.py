"""What every template may use: texts, the language, the CSRF token and the data that a page's module reads."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from flask import Flask

from queue_server.web.csrf import csrf_token
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.language import request_language

PREFIXES = ("common-", "pages-", "error-")


def serve_pages(app: Flask) -> None:
    """Give templates `t`, `language`, `csrf_token` and `page_data`."""
    app.context_processor(_context)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def page_data(*, prefixes: Iterable[str] = PREFIXES, **extra: Any) -> dict[str, Any]:
    """What stands in the page's JSON: language, csrf, branch and the texts of these prefixes, with what the page
    adds or says better."""
    language, asking = request_language(), identity()
    return {
        "language": language,
        "csrf": csrf_token(),
        "branch": asking.device.branch if asking.device else None,
        "messages": deps().catalogues.source(language, prefixes),
        **extra,
    }


def _context() -> dict[str, Any]:
    language = request_language()
    return {
        "t": partial(deps().catalogues.text, language),
        "language": language,
        "csrf_token": csrf_token,
        "page_data": page_data,
    }
