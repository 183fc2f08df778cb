"""How a server keeps its memory: what it frees goes back to the system, what it has loaded is not searched for waste.

glibc keeps what a thread once used for that thread: each that ever checked a password would hold its 19 MiB for ever.
"""

from __future__ import annotations

import ctypes
import gc

M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8  # malloc.h
LARGE = 1024 * 1024  # bytes; set once, the threshold does not grow by itself any more
ARENAS = 1  # for all threads together; one interpreter lets one of them work at a time


def give_large_blocks_back() -> None:
    """Does nothing where the C library is another."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_MMAP_THRESHOLD, LARGE)
        mallopt(M_ARENA_MAX, ARENAS)


def keep_what_is_loaded() -> None:
    """To be called when everything is loaded. The collector of waste would look at a quarter of a million objects that
    stay for ever, and hold up everybody for a tenth of a second each time."""
    gc.collect()
    gc.freeze()
