"""What tests of faults share with those of the use cases: a working day over the services, on both databases."""

from __future__ import annotations

from tests.services.conftest import clock, day, postgresql_url

__all__ = ["clock", "day", "postgresql_url"]
