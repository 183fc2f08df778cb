"""Limits against guessing and flooding: counted in memory, or in Redis where several processes serve."""

from __future__ import annotations

import ipaddress
import math
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

import structlog
from limits import RateLimitItem, parse_many
from limits.errors import StorageError
from limits.storage import RedisStorage, Storage
from limits.strategies import FixedWindowRateLimiter

from queue_server.domain.errors import TooMany
from queue_server.web.near_counts import NearCounts

Answer = TypeVar("Answer")

log = structlog.get_logger(__name__)

RULES: dict[str, str] = {
    # A person at one machine mistypes a few times; the back-off grows with the number of tries.
    "sign-in-account-and-address": "5/minute;15/15minutes;30/hour",
    # The same account tried from many addresses.
    "sign-in-account": "30/15minutes",
    # Failures only: a whole centre may sign in behind one address in the same minute.
    "sign-in-address": "30/15minutes",
    # Misses only: phones share addresses.
    "visit-code-misses": "10/minute;60/hour",
    # Misses in all: beyond it an address with a single miss must wait, and the alarm is logged.
    "visit-code-misses-in-all": "200/10minutes",
    "visit-code-misses-under-alarm": "1/10minutes",
    # Codes, and times with digits, that were tried at one kiosk.
    "arrival-code-misses": "20/minute;100/hour",
    # A wrong code of the hall, by booking.
    "presence-code-misses": "10/10minutes",
    # Codes that confirm a contact: nobody is flooded with them, whoever asks; and guesses, by held time.
    "contact-codes": "3/15minutes;8/day",
    "contact-codes-address": "20/hour",
    "contact-code-misses": "5/10minutes",
    # Questionnaires without a ticket: people in the hall share an address, one alone shall not fill the statistics.
    "questionnaire": "10/hour;50/day",
    # Suggestions and complaints: by address, shared as above; and by e-mail, so that our letters flood nobody.
    "feedback": "20/hour;60/day",
    "feedback-contact": "5/hour;10/day",
    # Pages of information printed at one kiosk: nobody empties its roll.
    "pages": "20/10minutes",
    "device-token-misses": "30/minute",
    "pairing-start": "20/minute;200/hour",
    "pairing-claim-misses": "60/minute",
    "pairing-look-up": "20/minute;100/hour",
}


class Limits:
    """Counts by rule and key. While Redis does not answer it counts in this process alone."""

    def __init__(
        self,
        redis_url: str | None = None,
        *,
        wall: Callable[[], float] = time.time,
        own: Mapping[str, str] | None = None,
    ) -> None:
        self.rules = {name: parse_many(rule) for name, rule in (RULES | dict(own or {})).items()}
        self._wall = wall
        self._near = FixedWindowRateLimiter(NearCounts(wall))
        self._counter = FixedWindowRateLimiter(_redis(redis_url)) if redis_url else self._near

    def hit(self, rule: str, *key: str) -> None:
        """Count one. Raises TooMany(too_many_requests, retry_after) when it is one too many."""
        # A list: every window counts it, also when another one is full.
        self._refuse_when([not self._ask(_hit, item, rule, key) for item in self.rules[rule]], rule, key)

    def check(self, rule: str, *key: str) -> None:
        """Refuse like `hit` when the limit is reached, without counting."""
        self._refuse_when([not self._ask(_test, item, rule, key) for item in self.rules[rule]], rule, key)

    def count(self, rule: str, *key: str) -> bool:
        """Count one without refusing; whether it was still within the limit."""
        within = [self._ask(_hit, item, rule, key) for item in self.rules[rule]]
        return all(within)

    def reached(self, rule: str, *key: str) -> bool:
        return not all(self._ask(_test, item, rule, key) for item in self.rules[rule])

    def forget(self, rule: str, *key: str) -> None:
        """Start again from nothing: the right password was given."""
        for item in self.rules[rule]:
            self._ask(_clear, item, rule, key)

    def _refuse_when(self, full: list[bool], rule: str, key: tuple[str, ...]) -> None:
        resets = [
            self._ask(_reset, item, rule, key) for item, is_full in zip(self.rules[rule], full, strict=True) if is_full
        ]
        if resets:
            raise TooMany("too_many_requests", retry_after=max(1, math.ceil(max(resets) - self._wall())))

    def _ask(self, question: Callable[..., Answer], item: RateLimitItem, rule: str, key: tuple[str, ...]) -> Answer:
        try:
            return question(self._counter, item, rule, *key)
        except StorageError:
            log.warning("limits_counted_in_this_process", reason="redis_unreachable")
            return question(self._near, item, rule, *key)


def _hit(counter: FixedWindowRateLimiter, item: RateLimitItem, *key: str) -> bool:
    return counter.hit(item, *key)


def _test(counter: FixedWindowRateLimiter, item: RateLimitItem, *key: str) -> bool:
    return counter.test(item, *key)


def _clear(counter: FixedWindowRateLimiter, item: RateLimitItem, *key: str) -> None:
    counter.clear(item, *key)


def _reset(counter: FixedWindowRateLimiter, item: RateLimitItem, *key: str) -> float:
    return counter.get_window_stats(item, *key).reset_time


def address_key(address: str | None) -> str:
    """One key for one caller: a whole /64 of IPv6, which a single home or phone owns."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False).network_address)
    return str(parsed)


def _redis(url: str) -> Storage:
    return RedisStorage(url, wrap_exceptions=True, socket_timeout=1, socket_connect_timeout=1)
