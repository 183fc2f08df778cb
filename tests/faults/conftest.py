"""What tests of faults share: a working day over the services, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.factories import make_store
from tests.fakes import FrozenClock
from tests.services.days import Day


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def day(database_url: str, clock: FrozenClock) -> Iterator[Day]:
    """A branch with lines А and Б and three counters that serve both."""
    store = make_store(database_url, clock)
    yield Day(store, clock)
    store.engine.dispose()
