"""The two example centres: whole, importable, and true to the facts that were gathered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from sqlmodel import func, select

from queue_server.domain.booking import BookingChannel
from queue_server.models import Branch, Service, Sphere
from queue_server.services.booking.offers import free_days
from queue_server.services.booking.wishes import Wish, rules_for_booking, seek
from queue_server.services.centre.forms import LONGEST_LABEL
from queue_server.services.centre.routes import Target, targets
from queue_server.services.centre.schema import BranchPart, CentreFile
from queue_server.services.centre_export import export_centre
from queue_server.services.centre_file import parse_centre, read_centre
from queue_server.services.centre_import import import_centre
from queue_server.services.menu import menu
from queue_server.services.unit_of_work import Actor, Store
from tests.factories import make_store
from tests.fakes import MONDAY_MORNING

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
ICONS = ROOT / "queue_server" / "web" / "static" / "icons"
NAMES = ("sloviansk", "chop")
SUNDAY_NIGHT = datetime(2026, 3, 1, 22, 0, tzinfo=UTC)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.fixture(params=NAMES)
def example(request: pytest.FixtureRequest) -> CentreFile:
    return read_centre(EXAMPLES / f"{request.param}.yaml")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = make_store(f"sqlite:///{tmp_path / 'queue.sqlite3'}")
    yield store
    store.engine.dispose()


def test_it_works(example: CentreFile, store: Store) -> None:
    with store.write() as work:
        import_centre(work, example, Actor())
    with store.read() as session:
        assert session.exec(select(func.count()).select_from(Service)).one() == 216
        assert session.exec(select(func.count()).select_from(Sphere)).one() == 30
        text = export_centre(session)
    with store.write() as work:
        assert import_centre(work, example, Actor()).count == 0
        assert import_centre(work, parse_centre(text), Actor()).count == 0


def test_it_is_marked_as_an_example_and_holds_nothing_personal(example: CentreFile) -> None:
    assert example.organisation.example
    for branch in example.branches:
        assert branch.trial
        assert branch.phone is None
    for person in example.staff:
        assert person.name.endswith("(приклад)")


def test_everything_a_visitor_reads_is_in_both_languages(example: CentreFile) -> None:
    named: list[dict[str, str] | None] = [
        example.organisation.name,
        *(part.name for part in (*example.registers, *example.spheres)),
    ]
    named += [names for purpose in example.purposes for names in (purpose.name, purpose.hint)]
    named += [category.name for category in example.categories]
    for sphere in example.spheres:
        for service in sphere.services:
            named.append(service.label)
            card = service.card
            named += [*card.documents, card.term, card.fee, card.legal_ground, card.result] if card else []
    for branch in example.branches:
        named += [branch.name, branch.short_name, branch.workplace, branch.address, branch.booking.how]
        named += [part.name for part in (*branch.zones, *branch.lines)]
        named += [names for counter in branch.counters for names in (counter.hint, counter.workplace)]
        named += [notice.text for notice in branch.notices]
    assert [names for names in named if names and set(names) != {"uk", "en"}] == []


def test_labels_are_short_and_differ(example: CentreFile) -> None:
    for language in ("uk", "en"):
        labels = [service.label[language] for sphere in example.spheres for service in sphere.services]
        assert max(map(len, labels)) <= LONGEST_LABEL
        assert len(set(labels)) == len(labels)


def test_every_service_can_be_found_by_other_words(example: CentreFile) -> None:
    words = {word for sphere in example.spheres for service in sphere.services for word in service.words}
    assert {"паспорт", "загран", "прописка", "субсидія", "пологи", "народження", "ІПН", "ФОП"} <= words
    assert all(service.words for sphere in example.spheres for service in sphere.services)
    assert 6 <= sum(service.frequent for sphere in example.spheres for service in sphere.services) <= 10


def test_each_sphere_has_an_icon_that_is_there(example: CentreFile) -> None:
    icons = [sphere.icon for sphere in example.spheres]
    assert len(set(icons)) == len(icons)
    assert [icon for icon in icons if not (ICONS / f"{icon}.svg").is_file()] == []


def test_no_fee_stands_without_its_date(example: CentreFile) -> None:
    cards = [service.card for sphere in example.spheres for service in sphere.services if service.card]
    dated = [card for card in cards if card.fee]
    assert dated
    assert all(card.fee_date == "2024" for card in dated)


def test_every_choice_is_served_or_deliberately_not(example: CentreFile) -> None:
    for branch in example.branches:
        served = set(targets(route for line in branch.lines for route in line.routes))
        refused = set(targets(branch.not_served))
        for purpose in example.purposes:
            for sphere in example.spheres:
                pair = Target(purpose.key, sphere=sphere.key)
                assert pair in refused or pair in served or Target(purpose.key) in served, (branch.key, pair)


def test_every_line_has_a_counter_and_every_counter_a_line(example: CentreFile) -> None:
    for branch in example.branches:
        served = {line.line for counter in branch.counters for line in counter.lines}
        assert served == {line.key for line in branch.lines}
        assert all(counter.lines for counter in branch.counters)


def test_sloviansk_has_its_real_hours() -> None:
    (branch,) = read_centre(EXAMPLES / "sloviansk.yaml").branches
    expected = {day: ["08:00-16:00"] for day in WEEKDAYS} | {"tue": ["08:00-20:00"], "sun": []}
    assert branch.hours.model_dump() == expected
    assert branch.booking.late_minutes == 5
    assert branch.booking.channels == ["in_person"]


def test_chop_has_several_units_and_splits_accepting_from_issuing() -> None:
    centre, subdivision, remote = read_centre(EXAMPLES / "chop.yaml").branches
    assert centre.address["uk"] == "м. Чоп, вул. Головна, 43"
    assert {counter.zone for counter in centre.counters} == {"accepting", "issuing"}
    assert centre.booking.channels == ["in_person", "telephone", "website"]
    by_key = {line.key: line.booking for line in centre.lines}
    results = by_key["results"]
    assert results is not None
    assert results.hours is not None
    assert not any(results.hours.model_dump().values()), "ready documents need no booking"
    assert _lines_for(centre, "collection") == {"results"}
    assert {zone for zone, lines in _by_zone(centre).items() if "results" in lines} == {"issuing"}
    assert subdivision.not_served
    assert len(remote.counters) == 1


def _lines_for(branch: BranchPart, purpose: str) -> set[str]:
    return {line.key for line in branch.lines for route in line.routes if purpose in route.purposes}


def _by_zone(branch: BranchPart) -> dict[str | None, set[str]]:
    zones: dict[str | None, set[str]] = {}
    for counter in branch.counters:
        zones.setdefault(counter.zone, set()).update(line.line for line in counter.lines)
    return zones


def test_full_names_are_those_of_the_catalogue() -> None:
    """The published names, letter by letter: the sums were taken from the catalogue of facts."""
    spheres = read_centre(EXAMPLES / "sloviansk.yaml").spheres
    names = [service.name["uk"] for sphere in spheres for service in sphere.services]
    assert (len(names), max(map(len, names))) == (216, 153)
    assert _sum(names) == "fd3e127b473c6fb3dcb1e62072707e9cafd724b9c550e11780f6796e37626438"
    assert _sum([sphere.name["uk"] for sphere in spheres]) == (
        "43f0e4fa405cf734d4af16f6296ed136c599f171b6fda3b1a2e9d4ad37779602"
    )


def _sum(names: list[str]) -> str:
    return sha256("\n".join(names).encode()).hexdigest()


def test_a_trial_issues_in_the_middle_of_the_night(store: Store) -> None:
    with store.write() as work:
        import_centre(work, read_centre(EXAMPLES / "sloviansk.yaml"), Actor())
    with store.read() as session:
        branch = session.exec(select(Branch)).one()
        shown = menu(session, branch, SUNDAY_NIGHT, {})
    assert shown["branch"]["trial"]
    assert shown["day"]["open"]
    assert [line["key"] for line in shown["lines"] if not line["open"]] == []


def test_chop_books_on_the_web_and_sloviansk_at_the_desk(tmp_path: Path) -> None:
    """What the examples say is what can be booked."""
    wish = Wish(purpose="application", sphere="passports")
    for name, branch_key, channel in (
        ("chop", "chop", BookingChannel.WEB),
        ("sloviansk", "sloviansk", BookingChannel.DESK),
    ):
        store = make_store(f"sqlite:///{tmp_path / name}.sqlite3")
        with store.write() as work:
            import_centre(work, read_centre(EXAMPLES / f"{name}.yaml"), Actor())
        with store.read() as session:
            branch = session.exec(select(Branch).where(Branch.key == branch_key)).one()
            open_channels = [each for each in BookingChannel if rules_for_booking(branch).takes(each)]
            assert (BookingChannel.WEB in open_channels) is (name == "chop")
            days = free_days(session, branch, seek(session, branch, wish), channel, MONDAY_MORNING)
        assert len(days) == 15
        assert all(day.times for day in days[1:5]), name
        store.engine.dispose()
