"""What is asked of a branch's day."""

from __future__ import annotations

from pydantic import Field

from queue_server.web.schemas.text import Body, Key, Word


class SuspendBody(Body):
    """`reason` "register" stops only the services that stand in these `registers`."""

    reason: Word
    registers: list[Key] = Field(default_factory=list, max_length=50)


class ResumeBody(Body):
    minutes: int = Field(default=0, ge=0, le=60, description="0, 5, 10, 15, 20 or 30 after the all-clear")
    registers: list[Key] = Field(default_factory=list, max_length=50)


class CloseDayBody(Body):
    reason: Word | None = Field(default=None, description="needed when somebody is left")
