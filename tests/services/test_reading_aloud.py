"""What a screen shows, as a voice reads it: nothing is abbreviated, nothing is swallowed, a number is spelled."""

from __future__ import annotations

import pytest

from queue_server.catalogue import Catalogues
from queue_server.services.reading_aloud import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Catalogues.load())


@pytest.mark.parametrize(
    ("language", "shown", "spoken"),
    [
        ("uk", "А-012", "а, нуль дванадцять"),
        ("en", "В-101", "V, one hundred and one"),
        ("uk", "Талон Б-1000, зачекайте", "Талон бе, одна тисяча, зачекайте"),
        ("uk", "Орієнтовно чекати: 20–35 хв", "Орієнтовно чекати: двадцять — тридцять п'ять хвилин"),
        ("uk", "21–22 хв", "двадцять одна — двадцять дві хвилини"),
        ("uk", "1 хв", "одна хвилина"),
        ("uk", "Орієнтовно чекати: до 21 хв", "Орієнтовно чекати: до двадцяти однієї хвилини"),
        ("uk", "Протягом 15 хв зверніться", "Протягом п'ятнадцяти хвилин зверніться"),
        ("uk", "До 3 хв", "До трьох хвилин"),
        ("uk", "за 2 хв", "за дві хвилини"),
        ("uk", "960 грн і 1 921,50 грн", "дев'ятсот шістдесят гривень і 1 921,50 гривень"),
        ("en", "Expected wait: 20–35 min", "Expected wait: twenty — thirty-five minutes"),
        ("en", "1 min", "one minute"),
        ("uk", "Запис на 09:05", "Запис на дев'ять нуль п'ять"),
        ("uk", "08:00–16:00", "вісім нуль нуль — шістнадцять нуль нуль"),
        ("uk", "+380 44 123-45-67", "три вісім нуль, чотири чотири, один два три, чотири п'ять, шість сім"),
        ("uk", "Закон № 1871-IX від 05.11.2021", "Закон номер 1871-IX від 05.11.2021"),
        ("uk", "007", "нуль нуль сім"),
        ("uk", "м. Чоп, вул. Головна, 43", "місто Чоп, вулиця Головна, 43"),
        ("en", "No one is serving now", "No one is serving now"),
        ("uk", "Оберіть «Готово»", "Оберіть Готово"),
    ],
)
def test_it_is_read_as_people_say_it(reader: Reader, language: str, shown: str, spoken: str) -> None:
    assert reader.phrase(language, shown).spoken == spoken


def test_a_word_that_only_begins_like_a_short_one_stays(reader: Reader) -> None:
    assert reader.phrase("uk", "хвороба").spoken == "хвороба"
