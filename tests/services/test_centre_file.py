"""The centre file is read whole, or refused with every mistake, its place and its reason in words."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from pathlib import Path

import pytest

from queue_server.catalogue import Catalogues
from queue_server.domain.rules import Rules
from queue_server.services.centre.schema import RulesPart
from queue_server.services.centre_file import CentreFileWrong, Mistake, parse_centre, read_centre, write_centre
from tests.services.small_centre import SMALL

CATALOGUES = Catalogues.load()


def mistakes_of(text: str, **options: object) -> tuple[Mistake, ...]:
    with pytest.raises(CentreFileWrong) as refused:
        parse_centre(text, "centre.yaml", **options)  # type: ignore[arg-type]
    return refused.value.mistakes


def changed(old: str, new: str) -> str:
    """The small centre with one place of it written anew."""
    assert SMALL.count(old) == 1, f"{old!r} stands {SMALL.count(old)} times"
    return SMALL.replace(old, new)


def test_it_works() -> None:
    centre = parse_centre(SMALL)
    assert centre.organisation.example
    birth = centre.spheres[0].services[0]
    assert birth.label == {"uk": "Народження дитини", "en": "Birth"}
    assert birth.card is not None
    assert birth.card.fee_date == "2024"
    assert centre.branches[0].hours.tue == ["08:00-12:00", "13:00-20:00"]
    assert [line.letter for line in centre.branches[0].lines] == ["А", "Б"]
    assert centre.branches[0].counters[0].number == "1"
    assert centre.branches[0].counters[0].lines[1].advance == 10


def test_what_is_written_reads_the_same() -> None:
    centre = parse_centre(SMALL)
    assert parse_centre(write_centre(centre)) == centre


# (what stands in the file, what is written instead, where the mistake is, its reason)
WRONG_LINES = [
    ("detail: service, outcome", "detail: all, outcome", "purposes.application.detail", "centre-not-one-of"),
    ("outcome: issued", "outcome: done", "purposes.collection.outcome", "centre-not-one-of"),
    ("minutes: 7", "minutes: 0", "purposes.consultation.minutes", "centre-too-small"),
    ("minutes: 7", "minutes: довго", "purposes.consultation.minutes", "centre-wrong-type"),
    ("basis: law", "basis: habit", "categories.disability.basis", "centre-not-one-of"),
    ("key: collection,", "key: Collection,", "purposes.Collection.key", "centre-wrong-form"),
    ("key: collection,", "key: application,", "purposes.application.key", "centre-twice"),
    ("icon: heart", "ikon: heart", "spheres.civil.ikon", "centre-unknown-field"),
    ("label: Шлюб", f"label: {'Ш' * 61}", "spheres.civil.services.marriage.label.uk", "centre-too-long"),
    ("Державна реєстрація шлюбу", "Ш" * 201, "spheres.civil.services.marriage.name.uk", "centre-too-long"),
    ("{key: marriage, label: Шлюб,", "{key: marriage,", "spheres.civil.services.marriage.label", "centre-missing"),
    ("key: marriage", "key: birth", "spheres.civil.services.birth.key", "centre-twice"),
    ("registers: [civil-acts]", "registers: [land]", "spheres.civil.services.birth.registers.#1", "centre-unknown"),
    (", fee_date: 2024", "", "spheres.civil.services.birth.card", "centre-fee-without-date"),
    ("{uk: Приклад, en: Example}", "{en: Example}", "organisation.name", "centre-no-ukrainian"),
    ("{uk: Приклад, en: Example}", "{uk: ' ', en: Example}", "organisation.name.uk", "centre-empty"),
    ("{uk: Приклад, en: Example}", '"a\\u202eb"', "organisation.name.uk", "centre-control-character"),
    ("example: true", "example: yes", "organisation.example", "centre-wrong-type"),
    ("key: main", "key: main\n    timezone: Europe/Kiyv", "branches.main.timezone", "centre-zone-unknown"),
    ("key: main", "key: main\n    phone: щодня", "branches.main.phone", "centre-wrong-form"),
    ('["08:00-16:00"]', '["16:00-08:00"]', "branches.main.hours.mon.#1", "centre-hours-backward"),
    ('["08:00-16:00"]', '["08:00-08:00"]', "branches.main.hours.mon.#1", "centre-hours-backward"),
    ('["08:00-16:00"]', '["8-16"]', "branches.main.hours.mon.#1", "centre-hours-form"),
    ("13:00-20:00", "11:00-20:00", "branches.main.hours.tue", "centre-hours-overlap"),
    ("2026-08-24", "2026-08-32", "branches.main.exceptions.2026-08-32", "centre-date-form"),
    ("no_show_calls: 2", "no_show_calls: 99", "branches.main.rules.no_show_calls", "centre-too-big"),
    ("no_show_calls: 2", "decision_weight_minutes: 61", "branches.main.rules.decision_weight_minutes",
     "centre-too-big"),
    ("no_show_calls: 2", "paper_width: 60", "branches.main.rules.paper_width", "centre-not-one-of"),
    ("no_show_calls: 2", "no_show_call: 2", "branches.main.rules.no_show_call", "centre-unknown-field"),
    ("channels: [in_person]", "channels: [pigeon]", "branches.main.booking.channels.#1", "centre-not-one-of"),
    ("share: 40", "share: 101", "branches.main.booking.share", "centre-too-big"),
    ("share: 40", "embed: [http://rada.example.ua]", "branches.main.booking.embed.#1", "centre-site-form"),
    ("share: 40", 'embed: ["https://rada.example.ua/page"]', "branches.main.booking.embed.#1", "centre-site-form"),
    ("share: 40", 'embed: ["https://*"]', "branches.main.booking.embed.#1", "centre-site-form"),
    ("share: 40", "embed: [\"https://a.ua; script-src *\"]", "branches.main.booking.embed.#1", "centre-site-form"),
    ("golova@example.org", "голова", "branches.main.feedback.complaint_email", "centre-email-form"),
    ("golova@example.org", "+380671234567", "branches.main.feedback.complaint_email", "centre-email-form"),
    ("complaint_to: {uk: міському голові,", "complaint_to: {", "branches.main.feedback.complaint_to",
     "centre-no-ukrainian"),
    ("complaint_email: golova@example.org", "keep_days: 0", "branches.main.feedback.keep_days", "centre-too-small"),
    ('release: "08:00"', 'release: "8 ранку"', "branches.main.booking.release", "centre-wrong-form"),
    ("share: 40", "booking_only: [divorce]", "branches.main.booking.booking_only.#1", "centre-unknown"),
    ("share: 40", "booking_only: [birth, birth]", "branches.main.booking.booking_only.#2", "centre-said-twice"),
    ("share: 40", "late_for: [{services: [birth], minutes: 61}]", "branches.main.booking.late_for.#1.minutes",
     "centre-too-big"),
    ("share: 40", "late_for: [{services: [divorce], minutes: 6}]",
     "branches.main.booking.late_for.#1.services.#1", "centre-unknown"),
    ("days: [mon, tue]", "days: [monday]", "branches.main.lines.documents.booking.planned.#1.days.#1",
     "centre-not-one-of"),
    ("09:00-10:30", "10:30-09:00", "branches.main.lines.documents.booking.planned.#1.hours", "centre-hours-backward"),
    ("letter: Б", "letter: О", "branches.main.lines.births.letter", "centre-letter-confusing"),
    ("letter: Б", "letter: Щ", "branches.main.lines.births.letter", "centre-letter-confusing"),
    ("letter: Б", "letter: W", "branches.main.lines.births.letter", "centre-letter-unknown"),
    ("letter: Б", "letter: А", "branches.main.lines.births.letter", "centre-twice"),
    ("key: births", "key: documents", "branches.main.lines.documents.key", "centre-twice"),
    ("daily_limit: 60", "daily_limit: 0", "branches.main.lines.documents.daily_limit", "centre-too-small"),
    ("services: [birth]", "services: [death]", "branches.main.lines.births.routes.#1.services.#1", "centre-unknown"),
    ("services: [birth]", "spheres: [civil]", "branches.main.lines.births.routes.#1.spheres.#1", "centre-route-twice"),
    ("spheres: [land]", "spheres: [land, civil]", "branches.main.not_served.#1.spheres.#2", "centre-route-twice"),
    ("[{role: manager,", "[{role: boss,", "staff.head.roles.#1.role", "centre-not-one-of"),
    ("login: head", "login: admin1", "staff.admin1.login", "centre-twice"),
    ("advance: 10", "advance: 31", "branches.main.counters.1.lines.#2.advance", "centre-too-big"),
    ("{line: births, advance", "{line: deaths, advance", "branches.main.counters.1.lines.#2.line", "centre-unknown"),
    ("{line: births, advance: 10}", "documents", "branches.main.counters.1.lines.#2", "centre-said-twice"),
    ("zone: hall", "zone: garden", "branches.main.counters.1.zone", "centre-unknown"),
    ("number: 2", "number: 1", "branches.main.counters.1.number", "centre-twice"),
    ("number: 2", "number: третє", "branches.main.counters.третє.number", "centre-wrong-form"),
    ("- {key: hall, name: Зала}", "- *hall", "", "centre-yaml"),
    ("example: true", "example: true\n  example: false", "organisation.example", "centre-key-twice"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "path", "key"), WRONG_LINES, ids=lambda value: str(value)[:40])
def test_a_wrong_line_is_refused_with_its_place_and_the_reason(old: str, new: str, path: str, key: str) -> None:
    text = changed(old, new)
    found = mistakes_of(text)
    assert (path, key) in [(mistake.path, mistake.key) for mistake in found]
    for mistake in found:
        assert_named(text, mistake)


def assert_named(text: str, mistake: Mistake) -> None:
    """The place lies in the file, and both languages have the words."""
    line = text.splitlines()[mistake.place.line - 1]
    assert 1 <= mistake.place.column <= len(line) + 1
    for language in CATALOGUES.languages:
        assert CATALOGUES.has(language, mistake.key)
        words = mistake.words(partial(CATALOGUES.text, language))
        assert words.startswith(f"centre.yaml:{mistake.place.line}:{mistake.place.column}")
        assert "{" not in words, words


def test_the_place_is_the_very_value() -> None:
    text = changed("advance: 10", "advance: 31")
    (mistake,) = mistakes_of(text)
    line = text.splitlines()[mistake.place.line - 1]
    assert line[mistake.place.column - 1 :].startswith("31}")


def test_all_mistakes_come_at_once_in_the_order_of_the_file() -> None:
    text = SMALL
    for old, new in (("minutes: 7", "minutes: 0"), ("letter: Б", "letter: О"), ("zone: hall", "zone: garden")):
        text = text.replace(old, new)
    text = text.replace("login: head", "login: admin1").replace("icon: heart", "ikon: heart")
    keys = [mistake.key for mistake in mistakes_of(text)]
    assert keys == [
        "centre-too-small", "centre-unknown-field", "centre-letter-confusing", "centre-unknown", "centre-twice",
    ]  # fmt: skip


def test_a_choice_that_leads_nowhere_is_refused_unless_it_is_said() -> None:
    without = changed("    not_served:\n      - {purposes: [consultation, application], spheres: [land]}\n", "")
    found = [(mistake.key, mistake.details["what"]) for mistake in mistakes_of(without)]
    assert found == [("centre-route-missing", "consultation + land"), ("centre-route-missing", "application + land")]


def test_a_purpose_alone_must_lead_somewhere_when_the_kiosk_asks_no_more() -> None:
    without = changed("          - {purposes: [collection]}\n", "")
    (mistake,) = mistakes_of(without)
    assert (mistake.key, mistake.details["what"]) == ("centre-route-missing", "collection")


def test_services_of_a_sphere_may_each_have_their_line() -> None:
    split = changed("[consultation, application], spheres: [civil]", "[consultation], spheres: [civil]")
    split = split.replace("services: [birth]", "services: [birth, marriage]")
    assert parse_centre(split)


def test_rules_of_the_file_are_the_rules_of_the_domain() -> None:
    theirs = {field.name: field.default for field in fields(Rules)}
    assert {name: field.default for name, field in RulesPart.model_fields.items()} == theirs


def test_a_file_may_include_others_of_its_folder(tmp_path: Path) -> None:
    spheres = SMALL[SMALL.index("spheres:") : SMALL.index("branches:")]
    (tmp_path / "services.yaml").write_text(spheres, "utf-8")
    (tmp_path / "centre.yaml").write_text("include: services.yaml\n" + SMALL.replace(spheres, ""), "utf-8")
    assert read_centre(tmp_path / "centre.yaml") == parse_centre(SMALL)


def test_a_mistake_in_an_included_file_is_placed_there() -> None:
    spheres = SMALL[SMALL.index("spheres:") : SMALL.index("branches:")]
    included = spheres.replace("key: marriage", "key: Marriage")
    (mistake,) = mistakes_of(
        "include: [services.yaml]\n" + SMALL.replace(spheres, ""), load={"services.yaml": included}.__getitem__
    )
    assert (str(mistake.place), mistake.key) == ("services.yaml:9:15", "centre-wrong-form")


@pytest.mark.parametrize(
    ("include", "key"),
    [
        ("absent.yaml", "centre-include-missing"),
        ("../secret.yaml", "centre-include-name"),
        ("/etc/passwd", "centre-include-name"),
        ("[5]", "centre-include-name"),
    ],
)
def test_an_include_reaches_only_files_beside(tmp_path: Path, include: str, key: str) -> None:
    path = tmp_path / "centre.yaml"
    path.write_text(f"include: {include}\n{SMALL}", "utf-8")
    with pytest.raises(CentreFileWrong) as refused:
        read_centre(path)
    assert [mistake.key for mistake in refused.value.mistakes] == [key]


def test_what_stands_in_both_files_is_refused() -> None:
    (mistake,) = mistakes_of("include: more.yaml\n" + SMALL, load={"more.yaml": "registers: []\n"}.__getitem__)
    assert (mistake.key, mistake.path, mistake.details["file"]) == ("centre-included-twice", "registers", "more.yaml")


NO_CENTRES = [
    "", "так", "- 1", "[" * 20_000, "a: [", "\x00", "a: &x [1]\nb: *x", "?: {?}", "a: !!python/object:os.system x",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_CENTRES, ids=lambda text: repr(text[:20]))
def test_what_is_no_centre_file_is_refused_quietly(text: str) -> None:
    assert mistakes_of(text)


def test_a_huge_file_is_refused_unread() -> None:
    assert [mistake.key for mistake in mistakes_of("#" * 5_000_000)] == ["centre-too-big-file"]
