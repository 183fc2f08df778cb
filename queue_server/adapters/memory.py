"""How a server keeps its memory: what it frees goes back to the system, what it has loaded is not searched for waste.

glibc keeps what a thread once used for that thread: each that ever checked a password would hold its 19 MiB for ever.
"""

from __future__ import annotations

import ctypes
import gc

M_MMAP_THRESHOLD = -3  # malloc.h
LARGE = 1024 * 1024  # bytes; set once, the threshold does not grow by itself any more


def give_large_blocks_back() -> None:
    """Does nothing where the C library is another."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_MMAP_THRESHOLD, LARGE)


def keep_what_is_loaded() -> None:
    """To be called when everything is loaded. The collector of waste would look at a quarter of a million objects that
    stay for ever, and hold up everybody for a tenth of a second each time."""
    gc.collect()
    gc.freeze()
