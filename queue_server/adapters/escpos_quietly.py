"""python-escpos without what importing it leaves behind: a configured root logger and a directory at every start."""

from __future__ import annotations

import logging
import shutil

_before = list(logging.getLogger().handlers)
from escpos import capabilities, constants, exceptions  # noqa: E402
from escpos import printer as drivers  # noqa: E402

__all__ = ["constants", "drivers", "exceptions"]

for _handler in set(logging.getLogger().handlers) - set(_before):
    logging.getLogger().removeHandler(_handler)
if "ESCPOS_CAPABILITIES_PICKLE_DIR" not in capabilities.environ:
    shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
