"""What is asked of numbers by hand. Numbers and times come as they were typed, so that each mistake names its row."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from queue_server.models import Outcome
from queue_server.web.schemas.text import Body, Id, Key, clean

Typed = Annotated[str, StringConstraints(max_length=20), AfterValidator(clean)]


class SheetsOfLine(Body):
    line: Key
    count: int = Field(ge=1, le=99)


class SheetsBody(Body):
    lines: list[SheetsOfLine] = Field(max_length=24)


class WithdrawBody(Body):
    line: Key


class ServedBody(Body):
    called: Typed = Field(description="a local time such as 10:15")
    finished: Typed = Field(description="a local time, or the minutes that the service took")
    counter: Id | None = None
    operator: Id | None = None
    outcome: Outcome
    quantity: int = Field(default=1, ge=1, le=999)


class RowBody(Body):
    number: Typed
    time: Typed = Field(description="the local time at which the number was given")
    purpose: Key
    service_id: Id | None = None
    served: ServedBody | None = Field(default=None, description="absent for one who still waits")


class EnterBody(Body):
    day: date | None = Field(default=None, description="today when absent")
    rows: list[RowBody] = Field(max_length=99)
