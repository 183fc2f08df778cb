"""The printing agent in a thread of the test, between a server and a printer of the test's choice."""

from __future__ import annotations

import threading
from pathlib import Path

from kiosk.agent_journal import Journal
from kiosk.agent_listener import Listener
from kiosk.agent_server import QueueServer
from kiosk.agent_work import PrintAgent
from queue_server.adapters.printer import Printer
from tests.print_server import TOKEN, PrintServer


class RunningAgent:
    """At work from the moment it is made until `stop`."""

    def __init__(self, server: PrintServer, printer: Printer, journal: Path, token: str = TOKEN) -> None:
        self._api, self._journal = QueueServer(server.address, token), Journal(journal)
        self.agent = PrintAgent(self._api, printer, self._journal)
        self._listener = Listener(server.address, token, self.agent.wake)
        self._thread = threading.Thread(target=self.agent.run, args=(self._listener,))
        self._thread.start()

    def stop(self) -> None:
        self.agent.stop()
        self._thread.join(60)
        assert not self._thread.is_alive(), "the agent does not end"
        for part in (self._listener, self._api, self._journal):
            part.close()
