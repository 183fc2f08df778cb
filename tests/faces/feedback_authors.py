"""What tests of feedback pages need: something that was written to a branch, and what was kept of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import requests
from sqlmodel import select

from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.models import Feedback
from queue_server.services.unit_of_work import Store
from tests.people import TIMEOUT, answer
from tests.running_server import RunningServer

WHOLE = {
    "text": "Учора мені відмовили прийняти документи й не пояснили, чому.\n\nПрошу пояснити й вибачитися.",
    "name": "Приклад Олена Іванівна",
    "residence": "Донецька обл., м. Слов’янськ, вул. Садова, 5, кв. 12",
    "contact": "olena@example.com",
}
SUGGESTION = "Поставте, будь ласка, ще одну лавку біля входу: старшим людям важко чекати стоячи."


class Authors:
    """Whoever writes to this test's branch, and what stands in the database."""

    def __init__(self, server: RunningServer) -> None:
        self.server = server
        engine = open_engine(f"sqlite:///{server.installation.data_dir / 'queue.sqlite3'}", pooled=False)
        self.store = Store(engine, SystemClock(), lambda _recorded: None)

    @property
    def address(self) -> str:
        return f"{self.server.url}/v/feedback/?branch={self.server.installation.branch}"

    def writes(self, kind: str = "complaint", **more: str) -> dict[str, Any]:
        own = WHOLE | {"contact": f"olena@{self.server.installation.branch}.example.com"}  # one is not written to often
        body = {"kind": kind} | (own if kind == "complaint" else {"text": SUGGESTION}) | more
        path = f"{self.server.url}/api/v1/branches/{self.server.installation.branch}/feedback"
        made: dict[str, Any] = answer(requests.post(path, json=body, timeout=TIMEOUT))
        return made

    def sees(self, code: str) -> dict[str, Any]:
        headers = {"Authorization": f"Feedback {code}"}
        told: dict[str, Any] = answer(
            requests.get(f"{self.server.url}/api/v1/feedback", headers=headers, timeout=TIMEOUT)
        )
        return told

    def ages(self, days: int) -> None:
        """All that was written to the branch came so many days earlier."""
        with self.store.write() as work:
            for row in work.session.exec(select(Feedback).where(Feedback.branch_id == self._branch)):
                row.received_at -= timedelta(days=days)
                row.due_on -= timedelta(days=days)
                work.session.add(row)

    def kept(self) -> list[Feedback]:
        with self.store.read() as session:
            return list(session.exec(select(Feedback).where(Feedback.branch_id == self._branch).order_by("id")))

    @property
    def _branch(self) -> str:
        return self.server.installation.centre.branch.id
