"""What is exported imports back to no change, and to the same centre elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from queue_server.domain.errors import Refused
from queue_server.models import Staff
from queue_server.services.centre.merging import What
from queue_server.services.centre_export import export_centre
from queue_server.services.centre_file import parse_centre
from queue_server.services.centre_import import import_centre
from queue_server.services.unit_of_work import Actor, Store
from tests.factories import make_branch, make_store
from tests.services.installations import TWO_BRANCHES, WITHOUT_BIRTHS, imports
from tests.services.small_centre import SMALL


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = make_store(f"sqlite:///{tmp_path / 'queue.sqlite3'}")
    yield store
    store.engine.dispose()


def exported(store: Store) -> str:
    with store.read() as session:
        return export_centre(session)


def test_it_works(store: Store) -> None:
    imports(store)
    text = exported(store)
    assert "Народження дитини" in text
    assert parse_centre(text) == parse_centre(SMALL)


def test_importing_it_back_changes_nothing(store: Store) -> None:
    imports(store, TWO_BRANCHES)
    assert imports(store, exported(store)).changes == ()


def test_everything_of_booking_comes_back(store: Store) -> None:
    whole = SMALL.replace(
        "share: 40",
        "booking_only: [birth]\n      late_for: [{services: [marriage], minutes: 10}]\n      same_day_at_kiosk: true",
    )
    imports(store, whole)
    text = exported(store)
    assert parse_centre(text) == parse_centre(whole)
    assert imports(store, text).changes == ()


def test_elsewhere_it_makes_the_same_centre(store: Store, tmp_path: Path) -> None:
    imports(store, TWO_BRANCHES)
    text = exported(store)
    other = make_store(f"sqlite:///{tmp_path / 'other.sqlite3'}")
    imports(other, text)
    assert exported(other) == text
    other.engine.dispose()


def test_what_is_switched_off_is_not_exported(store: Store) -> None:
    imports(store, TWO_BRANCHES)
    imports(store, WITHOUT_BIRTHS)
    text = exported(store)
    assert "births" not in text
    assert "village" not in text
    assert imports(store, text).changes == ()


def test_what_a_branch_does_not_serve_is_said(store: Store) -> None:
    """The database keeps only what is served; the file says the rest, so that nothing is left out by mistake."""
    imports(store)
    (branch,) = parse_centre(exported(store)).branches
    (nothing,) = branch.not_served
    assert (nothing.purposes, nothing.spheres) == (["consultation", "application"], ["land"])


def test_a_disabled_account_stays_out_and_disabled(store: Store) -> None:
    imports(store)
    with store.write() as work:
        work.session.exec(Staff.__table__.update().where(Staff.login == "head").values(disabled=True))  # type: ignore[attr-defined]
    text = exported(store)
    assert "head" not in text
    assert imports(store, text).changes == ()


def test_no_password_leaves(store: Store) -> None:
    imports(store)
    with store.write() as work:
        work.session.exec(Staff.__table__.update().values(password_hash="$argon2id$secret"))  # type: ignore[attr-defined]
    assert "argon2id" not in exported(store)


def test_a_centre_made_by_other_means_is_exported_too(store: Store) -> None:
    with store.write() as work:
        make_branch(work.session, lines="АБВГД")
    text = exported(store)
    with store.write() as work:
        report = import_centre(work, parse_centre(text), Actor())
    assert {change.what for change in report.changes} <= {What.CHANGED}  # places in lists that nobody had numbered
    assert exported(store) == text


def test_without_a_centre_it_is_refused(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        exported(store)
    assert refused.value.code == "centre_missing"
