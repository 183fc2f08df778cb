"""What is asked of services without a ticket."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queue_server.models import Channel, Outcome
from queue_server.web.schemas.text import Body, Id, Key


class HandledBody(Body):
    channel: Literal[Channel.PHONE, Channel.EMAIL, Channel.POST, Channel.OUTREACH]
    purpose: Key
    outcome: Outcome
    service_id: Id | None = None
    quantity: int = Field(default=1, ge=1, le=999)
    minutes: int | None = Field(default=None, ge=1, le=480, description="How long it took, where that is known")
    counter: Id | None = Field(default=None, description="One's own counter, where one sits at it")
