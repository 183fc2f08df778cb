"""The command `kiosk-agent`: prints what the server has for this device's printer, and tells how it went."""

from __future__ import annotations

import argparse
import signal
import sys

import structlog

from kiosk.agent_journal import Journal, JournalInUse
from kiosk.agent_listener import Listener
from kiosk.agent_server import QueueServer
from kiosk.agent_settings import AgentSettings, from_environment
from kiosk.agent_work import PrintAgent
from queue_server.adapters.device_settings import WrongSetting
from queue_server.adapters.printer import Printer, printer_at

USAGE = "Settings: QUEUE_SERVER, QUEUE_DEVICE_TOKEN (or QUEUE_DEVICE_TOKEN_FILE), QUEUE_PRINTER, QUEUE_DATA_DIR."


def main() -> None:
    """Print until SIGTERM. A setting that cannot be used ends it at once, named on standard error."""
    argparse.ArgumentParser("kiosk-agent", description="Prints tickets for one kiosk.", epilog=USAGE).parse_args()
    _log_to_standard_error()
    settings, printer, journal = _prepared()
    server = QueueServer(settings.server, settings.token)
    agent = PrintAgent(server, printer, journal)
    listener = Listener(settings.server, settings.token, agent.wake)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: agent.stop())
    try:
        agent.run(listener)
    finally:
        for part in (listener, printer, server, journal):
            part.close()


def _prepared() -> tuple[AgentSettings, Printer, Journal]:
    try:
        settings = from_environment()
        return settings, printer_at(settings.printer), Journal(settings.journal)
    except WrongSetting as wrong:
        reason = str(wrong)
    except JournalInUse as taken:
        reason = f"another kiosk-agent of this device is running ({taken})"
    except OSError as unusable:
        reason = f"QUEUE_PRINTER or QUEUE_DATA_DIR cannot be used: {unusable}"
    sys.exit(f"kiosk-agent: {reason}")


def _log_to_standard_error() -> None:
    """Standard output is for papers: the console printer writes there."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


if __name__ == "__main__":
    main()
