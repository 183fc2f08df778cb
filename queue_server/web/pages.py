"""What every template may use: texts, the language, the CSRF token and the data that a page's module reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import FileSystemBytecodeCache

from queue_server.web.csrf import csrf_token
from queue_server.web.dependencies import deps
from queue_server.web.identity import identity
from queue_server.web.language import request_language

ICONS = Path(__file__).parent / "static" / "icons"
DRAWN = (
    '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"'
    ' stroke-linejoin="round" aria-hidden="true" focusable="false"><'
)
PREFIXES = ("common-", "pages-", "error-")


def serve_pages(app: Flask) -> None:
    """Give templates `t`, `language`, `csrf_token`, `page_data` and `drawn_icon`."""
    app.context_processor(_context)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def keep_compiled(app: Flask, folder: Path) -> None:
    """A page is compiled once and not after every start: a large one holds up everybody for a twentieth of a second."""
    folder.mkdir(exist_ok=True)
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(folder))


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


@cache
def drawn_icon(name: str) -> str:
    """An icon of `static/icons/` as a part of the page itself. Raises FileNotFoundError."""
    source = (ICONS / f"{name}.svg").read_text("utf-8")
    drawing = re.sub(r"\s*\n\s*", " ", source.partition(">\n  <")[2])
    return f"{DRAWN}{drawing.replace(' </svg>', '</svg>').strip()}"


def _context() -> dict[str, Any]:
    language = request_language()
    return {
        "t": partial(deps().catalogues.text, language),
        "language": language,
        "csrf_token": csrf_token,
        "page_data": page_data,
        "drawn_icon": drawn_icon,
    }
