"""A real HTTP and socket server that does for the printing agent what the queue's server does, and nothing else."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, jsonify, request
from flask_socketio import SocketIO, emit
from werkzeug.serving import BaseWSGIServer, make_server

from queue_server.domain.paper import Paper, to_json
from tests.running_server import free_port

TOKEN = "T0KEN-of-the-printer"


class PrintServer:
    """Holds jobs as rows; can be stopped, started again at its port, and lose answers."""

    def __init__(self) -> None:
        self.jobs: dict[str, dict[str, Any]] = {}
        self.results: list[tuple[str, dict[str, Any]]] = []
        self.states: list[dict[str, Any]] = []
        self.claims = 0
        self.refused = 0
        self.subscribed: list[dict[str, Any]] = []
        self.tokens = {TOKEN}
        self.lost_answers: list[str] = []
        """Paths whose next answer is lost after the work was done."""
        self._keys: dict[str, str] = {}
        self._lock = threading.Lock()
        self.port = free_port()  # while it is away, nobody who calls may get its port
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        app, self._sockets = self._app()
        self._server: BaseWSGIServer = make_server("127.0.0.1", self.port, app, threaded=True)
        self._server.daemon_threads = True  # type: ignore[attr-defined]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """As a server that is killed: connections end too."""
        for client in list(self._sockets.server.manager.get_participants("/", None)):
            self._sockets.server.disconnect(client[0])
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def queue(self, job: str, paper: Paper | object) -> None:
        data = to_json(paper) if isinstance(paper, Paper) else paper
        with self._lock:
            self.jobs[job] = {"status": "queued", "attempt": 0, "paper": data, "error": None}
        self.tell_queued(job)

    def tell_queued(self, job: str) -> None:
        self._sockets.emit("print:changed", {"seq": 1, "job": job, "status": "queued"})

    def status(self, job: str) -> str:
        return str(self.jobs[job]["status"])

    def wait_until(self, reached: Callable[[], bool], seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while not reached():
            assert time.monotonic() < deadline, (self.jobs, self.results[-5:], self.states[-5:])
            time.sleep(0.01)

    def wait_for(self, job: str, *statuses: str, seconds: float = 60) -> None:
        self.wait_until(lambda: self.status(job) in statuses, seconds)

    def _app(self) -> tuple[Flask, SocketIO]:
        app = Flask(__name__)
        sockets = SocketIO(app, async_mode="threading")
        sockets.on_event("connect", self._connect)
        sockets.on_event("subscribe", self._subscribe)
        app.before_request(self._guard)
        app.after_request(self._maybe_lose)
        app.add_url_rule("/api/v1/device", view_func=self._device)
        app.add_url_rule("/api/v1/device/state", view_func=self._state, methods=["POST"])
        app.add_url_rule("/api/v1/print-jobs/claim", view_func=self._claim, methods=["POST"])
        app.add_url_rule("/api/v1/print-jobs/<job>/result", view_func=self._result, methods=["POST"])
        return app, sockets

    def _connect(self, auth: Any = None) -> bool:
        return isinstance(auth, dict) and auth.get("token") in self.tokens

    def _subscribe(self, wanted: dict[str, Any]) -> dict[str, Any]:
        self.subscribed.append(wanted)
        emit("snapshot", {"view": "printer", "seq": 1})
        return {"ok": True}

    def _guard(self) -> Response | None:
        scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
        if scheme == "Device" and token in self.tokens:
            return None
        self.refused += 1
        answer = jsonify(ok=False, error={"code": "not_signed_in"})
        answer.status_code = 401
        return answer

    def _maybe_lose(self, answer: Response) -> Response:
        losing = next((path for path in self.lost_answers if request.path.endswith(path)), None)
        if losing:
            self.lost_answers.remove(losing)
            request.environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        return answer

    def _device(self) -> Response:
        return jsonify(device={"id": "p1", "kind": "printer", "branch": "centre"})

    def _state(self) -> Response:
        self.states.append(request.get_json()["printer"])
        return jsonify({})

    def _claim(self) -> Response:
        with self._lock:
            self.claims += 1
            key = request.headers["Idempotency-Key"]
            queued = [name for name, job in self.jobs.items() if job["status"] == "queued"]
            name = self._keys.get(key) or next(iter(queued), None)
            if name is None:
                return jsonify(job=None)
            if key not in self._keys:
                self._keys[key] = name
                self.jobs[name]["attempt"] += 1
                self.jobs[name]["status"] = "claimed"
            job = self.jobs[name]
            return jsonify(job={"id": name, "kind": "ticket", "attempt": job["attempt"], "paper": job["paper"]})

    def _result(self, job: str) -> Any:
        body = request.get_json()
        with self._lock:
            self.results.append((job, body))
            if job not in self.jobs:
                return jsonify(ok=False, error={"code": "print_job_unknown"}), 404
            held = self.jobs[job]
            held["error"] = body["error"]
            held["status"] = "queued" if body["before_first_byte"] else body["result"]
            requeued = held["status"] == "queued"
        if requeued:
            self.tell_queued(job)
        return jsonify({})
