"""What every answer tells the browser: nothing runs that is not ours, nothing of a person stays behind."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask, Response, request

from queue_server.web.auth import is_static
from queue_server.web.dependencies import deps

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",  # blob: the visitor's QR, fetched with the code in a header
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS_POLICY = ", ".join(
    (
        "accelerometer=()", "autoplay=(self)", "camera=()", "display-capture=()", "fullscreen=(self)",
        "geolocation=()", "gyroscope=()", "magnetometer=()", "microphone=()", "midi=()", "payment=()",
        "publickey-credentials-get=()", "screen-wake-lock=(self)", "usb=()",
    )
)  # fmt: skip
ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS_POLICY,
    # Not `no-referrer`: with it browsers send `Origin: null` with a form, and a form without JavaScript would be
    # refused. Nothing leaves for other sites either way, and codes stand in fragments, which no referrer holds.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
# A script or a style is no document: it needs no more, and a phone fetches thirty of them.
OF_FILES = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
TRANSPORT_SECURITY = "max-age=31536000"
LASTING = (".woff2", ".svg", ".png", ".ico", ".wav", ".mp3")
LASTING_FOR = 7 * 24 * 3600


def framed_by(sites: Sequence[str]) -> str:
    """The policy of a page that these sites, and no others, may show in a frame."""
    if not sites:
        return CONTENT_SECURITY_POLICY
    return CONTENT_SECURITY_POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {' '.join(sites)}")


def protect_answers(app: Flask) -> None:
    """Set the headers of every answer; a view that needs another value sets it first."""
    app.after_request(_set_headers)


def _set_headers(response: Response) -> Response:
    is_file = is_static(request.endpoint) and response.status_code in (200, 206, 304)
    for name, value in (OF_FILES if is_file else ALWAYS).items():
        response.headers.setdefault(name, value)
    if deps().settings.secure:
        response.headers.setdefault("Strict-Transport-Security", TRANSPORT_SECURITY)
    if is_file:
        response.headers.pop("Content-Disposition", None)
        response.headers["Cache-Control"] = _asset_caching(request.path)
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _asset_caching(path: str) -> str:
    """Fonts and pictures rest for a week. Scripts and styles are asked about each time (their ETag answers in
    304), so that after an update no screen mixes old modules with new ones."""
    return f"public, max-age={LASTING_FOR}" if path.endswith(LASTING) else "no-cache"
