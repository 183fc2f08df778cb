"""What tests of use cases share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.factories import make_store
from tests.fakes import FrozenClock
from tests.services.bookings import BookingDay
from tests.services.days import Day
from tests.services.halls import Hall
from tests.services_fixture.postgresql_server import PostgreSQL


@pytest.fixture
def postgresql_url(postgresql_server: PostgreSQL, postgresql_with_tables: str) -> Iterator[str]:
    """Tables without a row. They are made once: for two hundred tests that would take longer than the tests."""
    yield postgresql_with_tables
    postgresql_server.empty(postgresql_with_tables)


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def hall(database_url: str, clock: FrozenClock) -> Iterator[Hall]:
    store = make_store(database_url, clock)
    yield Hall(store, clock)
    store.engine.dispose()


@pytest.fixture
def day(database_url: str, clock: FrozenClock) -> Iterator[Day]:
    """A branch with lines А and Б and three counters that serve both."""
    store = make_store(database_url, clock)
    yield Day(store, clock)
    store.engine.dispose()


@pytest.fixture
def booking_day(database_url: str, clock: FrozenClock) -> Iterator[BookingDay]:
    """The same branch with bookings, on a Monday at ten."""
    store = make_store(database_url, clock)
    yield BookingDay(store, clock)
    store.engine.dispose()
