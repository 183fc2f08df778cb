"""Whatever the server logs as an error is a problem of the demo."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from queue_server.demo.stage import Stage


@contextmanager
def errors_are_problems(stage: Stage) -> Iterator[None]:
    """What it only mentions is not shown."""
    root, handler = logging.getLogger(), _Errors(stage)
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.ERROR)
    try:
        yield
    finally:
        root.setLevel(level)
        root.removeHandler(handler)


class _Errors(logging.Handler):
    def __init__(self, stage: Stage) -> None:
        super().__init__(logging.ERROR)
        self._stage = stage

    def emit(self, record: logging.LogRecord) -> None:
        self._stage.problem(f"{record.name}: {record.getMessage()}")
