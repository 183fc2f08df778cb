"""Large blocks of memory go back to the system as soon as they are freed.

glibc keeps what a thread once used for that thread: each that ever checked a password would hold its 19 MiB for ever.
"""

from __future__ import annotations

import ctypes

M_MMAP_THRESHOLD = -3  # malloc.h
LARGE = 1024 * 1024  # bytes; set once, the threshold does not grow by itself any more


def give_large_blocks_back() -> None:
    """Does nothing where the C library is another."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_MMAP_THRESHOLD, LARGE)
