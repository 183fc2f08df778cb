"""Says on the console what happens, in short lines of the catalogue with the centre's time before them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from zoneinfo import ZoneInfo

from queue_server.adapters.clock import Clock
from queue_server.catalogue import Catalogues


class Teller:
    """Whoever acts tells by a key; what a person reads stands in the catalogues."""

    def __init__(self, language: str, zone: ZoneInfo, clock: Clock, out: Callable[[str], None]) -> None:
        self._catalogues = Catalogues.load()
        self._language, self._zone, self._clock, self._out = language, zone, clock, out

    def words(self, key: str, **arguments: Any) -> str:
        return self._catalogues.text(self._language, key, **arguments)

    def tell(self, key: str, **arguments: Any) -> None:
        now = self._clock.now().astimezone(self._zone)
        self._out(f"  {now:%H:%M:%S}  {self.words(key, **arguments)}")

    def tell_first(self, keys: Iterable[str], **arguments: Any) -> None:
        """By the first key that has words; where none has, nothing is told."""
        known = next((key for key in keys if self._catalogues.has("uk", key)), None)
        if known is not None:
            self.tell(known, **arguments)
