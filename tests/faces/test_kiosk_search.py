"""Search by words over the 216 real services: as people call them, as people mistype them, in both languages."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.faces.kiosk_screen import menu
from tests.running_server import RunningServer

FIND = """async ([services, spheres, queries]) => {
  const { makeSearch } = await import("/static/service-search.mjs");
  const search = makeSearch(services, spheres);
  return queries.map((query) => search(query).map(({ key }) => key));
}"""


@pytest.fixture(scope="module")
def offered(sloviansk: RunningServer) -> dict[str, Any]:
    return menu(sloviansk)


@pytest.fixture
def find(modules_page: Page, offered: dict[str, Any]) -> Any:
    def found(query: str) -> list[str]:
        keys: list[str] = modules_page.evaluate(FIND, [offered["services"], offered["spheres"], [query]])[0]
        return keys

    return found


def labels(offered: dict[str, Any], keys: list[str]) -> list[str]:
    by_key = {service["key"]: service["label"]["uk"] for service in offered["services"]}
    return [by_key[key] for key in keys]


def test_the_catalogue_is_whole(offered: dict[str, Any]) -> None:
    assert len(offered["services"]) == 216


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("загран", "Закордонний паспорт"),
        ("закордонний", "Закордонний паспорт"),
        ("закордоний паспрот", "Закордонний паспорт"),
        ("прописка", "Реєстрація місця проживання"),
        ("прописатися", "Реєстрація місця проживання"),
        ("субсидія", "Субсидія на оплату комунальних послуг"),
        ("субсидии", "Субсидія на оплату комунальних послуг"),
        ("СУБСИДІЮ", "Субсидія на оплату комунальних послуг"),
    ],
)
def test_what_people_type_finds_what_they_mean(find: Any, offered: dict[str, Any], query: str, first: str) -> None:
    assert labels(offered, find(query))[0].startswith(first)


@pytest.mark.parametrize(
    "query",
    ["паспорт", "пасп", "Паспорта", "паспорту", "паспотр", "паспарт", "пасспорт", "passport", "pasport"],
)
def test_a_passport_in_any_spelling(find: Any, offered: dict[str, Any], query: str) -> None:
    top = labels(offered, find(query)[:5])
    assert any("аспорт" in label for label in top[:2]), top


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("gfcgjhn", "паспорт"),  # on the other keyboard
        ("GFCGJHN", "паспорт"),
        ("cs,cblsz", "субсідія"),
        ("ghjgbcrf", "прописка"),
        ("земл\N{LATIN SMALL LETTER I}", "землі"),
        ("закордонн\N{LATIN SMALL LETTER I}й", "закордонний"),
        ("п\N{LATIN SMALL LETTER A}сп\N{LATIN SMALL LETTER O}рт", "паспорт"),
        ("пропіска", "прописка"),
        ("субсідія", "субсидія"),
        ("довидка", "довідка"),
        ("обєднання", "об’єднання"),
        ("об'еднання", "об’єднання"),
        ("підпрыємець", "підприємець"),
        ("зфіізщке", "passport"),
    ],
)
def test_the_wrong_keyboard_and_the_wrong_letter_are_understood(find: Any, query: str, meant: str) -> None:
    assert find(meant)
    assert find(query)[:3] == find(meant)[:3]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("реестрація мисця проживання", "residence-registration"),
        ("вытяг про мисце проживання", "community-extract"),
        ("свідотство про народжиня", "birth"),
    ],
)
def test_sentences_with_several_mistakes(find: Any, query: str, key: str) -> None:
    assert key in find(query)[:3]


@pytest.mark.parametrize("query", ["", "   ", "’", "—"])
def test_nothing_typed_finds_nothing(find: Any, query: str) -> None:
    assert find(query) == []


@pytest.mark.parametrize("query", ["ъъъ", "qwxzv", "ффффф", "паспортжжжжжж"])
def test_nonsense_finds_nothing(find: Any, query: str) -> None:
    assert find(query) == []


def test_every_service_is_found_by_its_own_label_first(modules_page: Page, offered: dict[str, Any]) -> None:
    queries = [service["label"]["uk"] for service in offered["services"]]
    found = modules_page.evaluate(FIND, [offered["services"], offered["spheres"], queries])
    missed = [query for query, keys in zip(queries, found, strict=True) if labels(offered, keys[:1]) != [query]]
    assert missed == []


def test_every_service_is_found_by_its_full_name_in_both_languages(modules_page: Page, offered: dict[str, Any]) -> None:
    names = [(s["key"], text) for s in offered["services"] for text in {**s["name"], **s["label"]}.values()]
    found = modules_page.evaluate(FIND, [offered["services"], offered["spheres"], [text for _, text in names]])
    missed = [text for (key, text), keys in zip(names, found, strict=True) if key not in keys[:3]]
    assert missed == []


def test_every_everyday_word_leads_to_its_services(modules_page: Page, offered: dict[str, Any]) -> None:
    words = [(s["key"], word) for s in offered["services"] for word in s["words"]]
    assert words
    found = modules_page.evaluate(FIND, [offered["services"], offered["spheres"], [word for _, word in words]])
    missed = [(key, word) for (key, word), keys in zip(words, found, strict=True) if key not in keys]
    assert missed == []


def test_one_mistyped_letter_does_not_hide_a_service(modules_page: Page, offered: dict[str, Any]) -> None:
    """Swap two letters in the longest word of every label: the service is still among the first ten."""

    def mistyped(label: str) -> str:
        word = max(label.replace("(", " ").replace(")", " ").replace(":", " ").replace(",", " ").split(), key=len)
        return word[:2] + word[3] + word[2] + word[4:] if len(word) > 5 else word

    queries = [mistyped(service["label"]["uk"]) for service in offered["services"]]
    found = modules_page.evaluate(FIND, [offered["services"], offered["spheres"], queries])
    missed = [q for s, q, keys in zip(offered["services"], queries, found, strict=True) if s["key"] not in keys]
    assert len(missed) <= 4, missed


def test_apostrophes_are_all_alike(find: Any) -> None:
    assert find("сім’я") == find("сім'я") == find("сімʼя") == find("сімя")


def test_a_key_stroke_is_answered_at_once(modules_page: Page, offered: dict[str, Any]) -> None:
    """A guard against something quadratic, not a budget: a hundred searches in two seconds."""
    since = time.monotonic()
    modules_page.evaluate(FIND, [offered["services"], offered["spheres"], ["реєстрація місця проживання дитини"] * 100])
    assert time.monotonic() - since < 2 * 5
