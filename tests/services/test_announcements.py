"""The sentences of the hall: right for every letter, every number and every counter, in both languages."""

import re

import pytest

from queue_server.catalogue import Catalogues
from queue_server.domain.numbering import LETTERS
from queue_server.services.announcements import READINGS, Announcer, digits_in_words
from queue_server.services.messages import all_messages


def words(text: str) -> list[str]:
    return text.split()


UK_ONES = words(
    "нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять "
    "чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять"
)
UK_TENS = words("двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто")
UK_HUNDREDS = words("сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот")
UK_THOUSANDS = {1: "одна тисяча", 2: "дві тисячі", 3: "три тисячі", 4: "чотири тисячі"}
EN_ONES = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
EN_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")


def in_ukrainian(number: int) -> str:
    """A second, plain way to say a number, to compare with."""
    said = []
    thousands, hundreds, rest = number // 1000, number // 100 % 10, number % 100
    if thousands:
        said.append(UK_THOUSANDS.get(thousands) or f"{UK_ONES[thousands]} тисяч")
    if hundreds:
        said.append(UK_HUNDREDS[hundreds - 1])
    if rest >= 20:
        said.append(UK_TENS[rest // 10 - 2])
        rest %= 10
    if rest:
        said.append(UK_ONES[rest])
    return " ".join(said)


def in_english(number: int) -> str:
    said = []
    thousands, hundreds, rest = number // 1000, number // 100 % 10, number % 100
    if thousands:
        said.append(f"{EN_ONES[thousands]} thousand" + ("," if hundreds else ""))
    if hundreds:
        said.append(f"{EN_ONES[hundreds]} hundred")
    if rest:
        small = EN_ONES[rest] if rest < 20 else EN_TENS[rest // 10 - 2]
        if rest > 20 and rest % 10:
            small += f"-{EN_ONES[rest % 10]}"
        said.append(f"and {small}" if said else small)
    return " ".join(said)


@pytest.fixture(scope="module")
def announcer() -> Announcer:
    return Announcer(Catalogues.load())


def test_it_says_a_call(announcer: Announcer) -> None:
    assert announcer.number("uk", "А-012").spoken == "Талон а, нуль дванадцять."
    assert announcer.counter("uk", "3").spoken == "Робоче місце три."
    assert announcer.final("uk").spoken == "Останнє запрошення."


def test_the_same_call_in_english(announcer: Announcer) -> None:
    assert announcer.number("en", "Б-107").spoken == "Ticket B, one hundred and seven."
    assert announcer.counter("en", "3").spoken == "Desk three."
    assert announcer.final("en").spoken == "Final call."


def test_leading_zeros_are_spoken() -> None:
    assert digits_in_words("uk", "007") == "нуль нуль сім"
    assert digits_in_words("uk", "040") == "нуль сорок"
    assert digits_in_words("en", "012") == "zero twelve"
    assert digits_in_words("uk", "1000") == "одна тисяча"


@pytest.mark.parametrize(("language", "expected"), [("uk", in_ukrainian), ("en", in_english)])
def test_every_number_from_1_to_9999(announcer: Announcer, language: str, expected) -> None:
    zero = {"uk": "нуль", "en": "zero"}[language]
    opening = {"uk": "Талон а", "en": "Ticket A"}[language]
    for number in range(1, 10_000):
        zeros = f"{zero} " * (number < 100) + f"{zero} " * (number < 10)
        said = announcer.number(language, f"А-{number:03d}").spoken
        assert said == f"{opening}, {zeros}{expected(number)}."


@pytest.mark.parametrize(
    ("language", "names"),
    [("uk", words("а бе ве ге де ка ел ем ен ер ес те")), ("en", list("ABVHDKLMNRST"))],
)
def test_every_letter_has_a_name_of_its_own(announcer: Announcer, language: str, names: list[str]) -> None:
    opening, zero, twelve = {"uk": ("Талон", "нуль", "дванадцять"), "en": ("Ticket", "zero", "twelve")}[language]
    said = [announcer.number(language, f"{letter}-012").spoken for letter in LETTERS]
    assert said == [f"{opening} {name}, {zero} {twelve}." for name in names]
    assert set(READINGS) == set(LETTERS)


def test_the_branch_has_its_own_word_and_hint(announcer: Announcer) -> None:
    word, hint = {"uk": "Вікно", "en": "Window"}, {"uk": "праворуч від входу"}
    assert announcer.counter("uk", "21", word, hint).spoken == "Вікно двадцять один, праворуч від входу."


def test_a_word_that_is_not_translated_is_not_read_by_a_foreign_voice(announcer: Announcer) -> None:
    word, hint = {"uk": "Кабінет"}, {"uk": "праворуч від входу"}
    assert announcer.counter("en", "2", word, hint).spoken == "Desk two."


@pytest.mark.parametrize(
    ("number", "spoken"),
    [("1", "один"), ("12", "дванадцять"), ("101", "сто один"), ("3А", "три а"), ("4-б", "чотири бе")],
)
def test_counters_with_letters(announcer: Announcer, number: str, spoken: str) -> None:
    assert announcer.counter("uk", number).spoken == f"Робоче місце {spoken}."


@pytest.mark.parametrize(
    ("key", "minutes", "said"),
    [
        (
            "suspended-air-alarm", None,
            "Увага! Повітряна тривога. Прийом призупинено. Просимо пройти до укриття. Ваше місце в черзі збережено.",
        ),
        (
            "resuming-air-alarm", 10,
            "Відбій повітряної тривоги. Прийом відновимо за десять хвилин. Порядок черги не змінився.",
        ),
        (
            "suspended-no-power", None,
            "Немає електропостачання. Прийом тимчасово призупинено. Збережіть, будь ласка, талон.",
        ),
        (
            "registers-suspended", None,
            "Державний реєстр тимчасово недоступний. Пов’язані з ним послуги тимчасово не надаються. "
            "Решту послуг надаємо в порядку черги.",
        ),
        (
            "issuing-ended", None,
            "Видачу талонів на сьогодні завершено. Усіх, хто має талон, буде обслужено.",
        ),
    ],
)  # fmt: skip
def test_the_hall_is_told_in_the_words_of_the_product(
    announcer: Announcer, key: str, minutes: int | None, said: str
) -> None:
    assert announcer.message("uk", key, minutes).spoken == said


def test_every_message_can_be_said_in_every_language(announcer: Announcer) -> None:
    languages = Catalogues.load().languages
    for key, minutes in all_messages():
        for language in languages:
            assert not re.search(r"\d|[{}]", announcer.message(language, key, minutes).spoken)
