"""The way through the booking pages without a script, up to each of its questions."""

from __future__ import annotations

from tests.web.conftest import House
from tests.web.pages_reader import Page, Reader

OLENA = {"name": "Приклад Олена", "contact": "067 123 45 67"}


def to_the_day(reader: Reader) -> Page:
    reader.opens("/booking/at/main/")
    reader.presses("Далі", purpose="consultation")
    reader.presses("Далі", sphere="documents")
    return reader.presses("Далі", services="1", persons="1")


def to_the_visitor(reader: Reader, day: str = "3 березня", clock: str = "10:00") -> Page:
    to_the_day(reader)
    reader.presses(day)
    return reader.presses(clock)


def to_the_check(reader: Reader, **typed: str) -> Page:
    to_the_visitor(reader)
    return reader.presses("Далі", **(OLENA | typed))


def set_booking(house: House, **rules: object) -> None:
    with house.store.write() as work:
        branch = work.lock_branch(house.main.branch.id)
        branch.booking = branch.booking | rules
        work.session.add(branch)
