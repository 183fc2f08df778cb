"""An SMS gateway of the tests: a real HTTP server, and the file that describes how to ask it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar


class Gateway(BaseHTTPRequestHandler):
    """A gateway that answers what the test wants and keeps what it was asked."""

    asked: ClassVar[list[Any]]
    came: ClassVar[threading.Semaphore]
    status: ClassVar[int]
    answer: ClassVar[Any]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append((self.path, self.headers.get("Authorization"), body.decode()))
        self.came.release()
        if not self.status:
            return  # breaks off without an answer
        told = json.dumps(self.answer).encode()
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_arguments: Any) -> None:
        """A test's output stays quiet."""


@contextmanager
def sms_gateway() -> Iterator[tuple[type[Gateway], int]]:
    """The gateway and its port; `came` is released with each message."""
    own = {"asked": [], "came": threading.Semaphore(0), "status": 200, "answer": {"result": [{"code": 0}]}}
    handler = type("OneGateway", (Gateway,), own)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield handler, server.server_port
    finally:
        server.shutdown()
        server.server_close()


def description(path: Path, port: int, **changed: Any) -> Path:
    told: dict[str, Any] = {
        "url": f"http://127.0.0.1:{port}/send",
        "headers": {"Authorization": "Bearer secret"},
        "json": {"recipients": ["{phone}"], "sms": {"text": "{text}", "ttl": 60}},
        "accepted": {"path": "result.0.code", "equals": 0},
    } | changed
    path.write_text(json.dumps({key: value for key, value in told.items() if value is not None}))
    return path
