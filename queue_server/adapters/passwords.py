"""Passwords kept as argon2id hashes; the work is done in a native thread, for it takes over 10 ms."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MEMORY_KIB = 19 * 1024
PASSES = 2
LANES = 1
AT_ONCE = 2
"""Each takes 19 MiB and a whole core: a crowd at the sign-in must not hold up the queue."""


class Argon2Passwords:
    """OWASP's first choice of parameters: 19 MiB, 2 passes, 1 lane."""

    def __init__(self, offload: Callable[..., Any]) -> None:
        self._offload = offload
        self._places = threading.BoundedSemaphore(AT_ONCE)
        self._hasher = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)
        # Nobody's password: compared with when a name is unknown, so that the answer takes as long.
        self._nobody = self._hasher.hash("nobody")

    def hash(self, password: str) -> str:
        with self._places:
            hashed: str = self._offload(self._hasher.hash, password)
        return hashed

    def matches(self, stored: str | None, password: str) -> bool:
        """Whether it is the password behind `stored`; None never matches and takes the same time."""
        with self._places:
            matched: bool = self._offload(self._verify, stored or self._nobody, password)
        return matched and stored is not None

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False
