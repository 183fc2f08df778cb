"""Addresses of pages that keep the language which the reader chose."""

from __future__ import annotations

from typing import Any

from flask import request, url_for

from queue_server.web.dependencies import deps
from queue_server.web.language import request_language


def address(endpoint: str, **query: Any) -> str:
    """The address of a page; the language goes along when this page was asked for in a chosen one."""
    chosen = request.args.get("language")
    if chosen in deps().catalogues.languages:
        query["language"] = chosen
    return url_for(endpoint, **query)


def other_languages() -> list[tuple[str, str]]:
    """The languages that this page is not in, each with the address of this same page in it."""
    assert request.endpoint is not None, "a page has an address"
    here = {**request.args.to_dict(), **(request.view_args or {})}
    return [
        (language, url_for(request.endpoint, **here | {"language": language}))
        for language in deps().catalogues.languages
        if language != request_language()
    ]
