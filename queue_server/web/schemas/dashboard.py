"""What may be asked of the dashboard."""

from __future__ import annotations

from pydantic import BaseModel, Field


class DashboardQuery(BaseModel):
    """`?wall` is enough; it needs no value."""

    wall: str | None = Field(default=None, max_length=8)
