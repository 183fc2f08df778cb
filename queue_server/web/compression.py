"""Text that is the same for everybody goes over the wire compressed: files once, at their first use."""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

from queue_server.web.auth import is_static

LEAST = 1000  # bytes: what is shorter fits into the packet that carries its headers
LEVEL = 9
TEXTS = ("text/", "application/javascript", "application/json", "image/svg+xml")


def compress_files(app: Flask) -> None:
    """Send the files of the static folders compressed, where the browser takes it. What is made of a file is kept
    under its ETag: a few hundred kilobytes in all, and a changed file is compressed anew."""
    kept: dict[str, bytes] = {}

    def compress(response: Response) -> Response:
        return _compress_file(response, kept) if is_static(request.endpoint) and _is_text(response) else response

    app.after_request(compress)


def compressed(response: Response) -> Response:
    """A page that holds nothing of one person, compressed. What holds a code or a token must not be: together with
    words of somebody else's choice its length would tell of it (BREACH)."""
    response.vary.add("Accept-Encoding")
    if _is_wanted():
        _replace(response, gzip.compress(response.get_data(), LEVEL, mtime=0))
    return response


def _compress_file(response: Response, kept: dict[str, bytes]) -> Response:
    response.vary.add("Accept-Encoding")
    etag, _weak = response.get_etag()
    if response.status_code != 200 or etag is None or "Range" in request.headers or not _is_wanted():
        return response
    if (response.content_length or 0) < LEAST:
        return response
    if etag not in kept:
        response.direct_passthrough = False
        kept[etag] = gzip.compress(response.get_data(), LEVEL, mtime=0)
    response.close()  # the file
    _replace(response, kept[etag])
    # The same text in another coding is another body, with a tag of its own.
    response.set_etag(f"{etag}-gzip")
    response.make_conditional(request)
    return response


def _replace(response: Response, body: bytes) -> None:
    response.direct_passthrough = False
    response.set_data(body)
    response.headers["Content-Encoding"] = "gzip"
    response.headers.pop("Accept-Ranges", None)


def _is_wanted() -> bool:
    return request.accept_encodings.quality("gzip") > 0


def _is_text(response: Response) -> bool:
    return (response.mimetype or "").startswith(TEXTS)
