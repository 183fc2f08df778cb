"""People: who may add, change and disable whom; and one's own password."""

from __future__ import annotations

import pytest
from sqlmodel import select

from queue_server.models import AuditEntry, RetryKey, Role, Staff
from queue_server.services import accounts
from tests.web.conftest import House
from tests.web.people import PASSWORD, Browser, refusal

NEW = {"login": "dora", "name": "Дора", "position": "адміністратор", "password": "тиха-гавань-у-липні"}


@pytest.fixture
def tom(house: House) -> Browser:
    """The technician of the first branch."""
    house.employs("tom", Role.TECHNICIAN)
    return house.signed_in("tom")


def ids(house: House) -> dict[str, str]:
    with house.store.read() as session:
        return dict(session.exec(select(Staff.login, Staff.id)).all())


def test_it_works(house: House, alice: Browser) -> None:
    made = alice.post("people", NEW | {"roles": {"main": ["operator", "reception"]}})
    assert made.status_code == 201
    dora = next(row for row in alice.get("people").json["people"] if row["login"] == "dora")
    assert (dora["name"], dora["roles"], dora["yours"]) == ("Дора", {"main": ["operator", "reception"]}, True)
    assert house.browser().sign_in("dora", NEW["password"]).status_code == 200


def test_a_repeated_request_adds_one_person_and_keeps_no_hash_of_the_password(house: House, alice: Browser) -> None:
    body = NEW | {"roles": {"main": ["operator"]}}
    first = alice.post("people", body, idempotency_key="k1").json["id"]
    assert alice.post("people", body, idempotency_key="k1").json["id"] == first
    other = body | {"password": "зовсім-інший-пароль"}
    assert alice.post("people", other, idempotency_key="k1").json["id"] == first, "the password is no part of the key"
    with house.store.read() as session:
        assert len(session.exec(select(RetryKey)).all()) == 1


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"login": "bob"}, "login_taken"),
        ({"login": "я є"}, "login_invalid"),
        ({"password": "12345678"}, "password_common"),
        ({"password": "коротко"}, "password_too_short"),
        ({"roles": {}}, "role_missing"),
    ],
)
def test_what_is_wrong_is_named(alice: Browser, wrong: dict[str, object], code: str) -> None:
    answer = alice.post("people", NEW | {"roles": {"main": ["operator"]}} | wrong)
    assert refusal(answer) == (400, code)
    assert "dora" not in [row["login"] for row in alice.get("people").json["people"]]


def test_roles_of_another_branch_cannot_be_given(house: House, alice: Browser) -> None:
    bob = ids(house)["bob"]
    body = {"name": "Bob", "roles": {"other": ["operator"]}}
    assert refusal(alice.post(f"people/{bob}/change", body)) == (403, "role_not_yours")
    assert refusal(alice.post("people", NEW | {"roles": {"other": ["manager"]}})) == (403, "role_not_yours")


def test_a_technician_opens_accounts_for_those_who_serve_only(house: House, tom: Browser) -> None:
    assert tom.post("people", NEW | {"roles": {"main": ["operator"]}}).status_code == 201
    for role in ("supervisor", "manager", "technician"):
        body = NEW | {"login": f"eva-{role}", "roles": {"main": [role]}}
        assert refusal(tom.post("people", body)) == (403, "role_not_yours")
    known = ids(house)
    own = {"name": "Tom", "roles": {"main": ["technician", "manager"]}}
    assert refusal(tom.post(f"people/{known['tom']}/change", own)) == (403, "role_not_yours")
    alice = known["alice"]
    assert refusal(tom.post(f"people/{alice}/password", {"password": NEW["password"]})) == (403, "person_of_others")
    assert refusal(tom.post(f"people/{alice}/disable")) == (403, "person_of_others")
    assert refusal(tom.post(f"people/{alice}/change", {"name": "X", "roles": {}})) == (403, "person_of_others")


def test_a_manager_gets_no_hold_of_another_branchs_manager(house: House, alice: Browser) -> None:
    charlie = ids(house)["charlie"]
    assert refusal(alice.post(f"people/{charlie}/password", {"password": NEW["password"]})) == (404, "staff_unknown")
    house.employs("charlie", Role.OPERATOR, "main")
    assert refusal(alice.post(f"people/{charlie}/password", {"password": NEW["password"]})) == (403, "person_of_others")
    row = next(row for row in alice.get("people").json["people"] if row["login"] == "charlie")
    assert (row["roles"], row["yours"], row["elsewhere"]) == ({"main": ["operator"]}, False, True)


def test_the_last_manager_stays(house: House, alice: Browser) -> None:
    own = ids(house)["alice"]
    assert refusal(alice.post(f"people/{own}/disable")) == (409, "last_manager")
    without = {"name": "Alice", "roles": {"main": ["operator"]}}
    assert refusal(alice.post(f"people/{own}/change", without)) == (409, "last_manager")
    assert alice.get("people").status_code == 200
    house.employs("eva", Role.MANAGER)
    assert alice.post(f"people/{own}/disable").status_code == 200
    assert refusal(alice.get("people")) == (401, "not_signed_in")


def test_who_is_disabled_is_out_at_once_and_may_come_back(house: House, alice: Browser, bob: Browser) -> None:
    person = ids(house)["bob"]
    assert bob.get("branches/main/devices").status_code == 200
    assert alice.post(f"people/{person}/disable").json["disabled"] is True
    assert refusal(bob.get("branches/main/devices")) == (401, "not_signed_in")
    assert refusal(house.browser().sign_in("bob")) == (401, "sign_in_failed")
    alice.post(f"people/{person}/enable")
    assert house.browser().sign_in("bob").status_code == 200


def test_who_loses_a_role_is_signed_out(house: House, alice: Browser, bob: Browser) -> None:
    alice.post(f"people/{ids(house)['bob']}/change", {"name": "Bob", "roles": {"main": ["reception"]}})
    assert refusal(bob.get("branches/main/devices")) == (401, "not_signed_in")


def test_a_new_password_is_the_only_one(house: House, alice: Browser) -> None:
    person = ids(house)["bob"]
    assert alice.post(f"people/{person}/password", {"password": NEW["password"]}).status_code == 200
    assert refusal(house.browser().sign_in("bob")) == (401, "sign_in_failed")
    assert house.browser().sign_in("bob", NEW["password"]).status_code == 200
    own = {"password": NEW["password"]}
    assert refusal(alice.post(f"people/{ids(house)['alice']}/password", own)) == (403, "own_password")


def test_own_password_needs_the_old_one_and_ends_the_other_sessions(house: House, bob: Browser) -> None:
    elsewhere = house.signed_in("bob")
    wrong = bob.post("session/password", {"old": "не-той-пароль", "new": NEW["password"]})
    assert refusal(wrong) == (400, "password_wrong")
    weak = bob.post("session/password", {"old": PASSWORD, "new": "коротко"})
    assert refusal(weak) == (400, "password_too_short")
    assert bob.post("session/password", {"old": PASSWORD, "new": NEW["password"]}).status_code == 204
    assert bob.get("branches/main/devices").status_code == 200
    assert refusal(elsewhere.get("branches/main/devices")) == (401, "not_signed_in")
    assert house.browser().sign_in("bob", NEW["password"]).status_code == 200


def test_guessing_ones_password_at_an_open_screen_is_limited(bob: Browser) -> None:
    tries = [bob.post("session/password", {"old": f"спроба-{n}", "new": NEW["password"]}) for n in range(7)]
    assert refusal(tries[-1])[0] == 429


def test_each_change_is_in_the_audit_log_without_a_password(house: House, alice: Browser) -> None:
    made = alice.post("people", NEW | {"roles": {"main": ["operator"]}}).json["id"]
    alice.post(f"people/{made}/change", {"name": "Дора Друга", "roles": {"main": ["operator", "supervisor"]}})
    alice.post(f"people/{made}/password", {"password": "ще-одна-гавань-2026"})
    with house.store.read() as session:
        rows = session.exec(select(AuditEntry).where(AuditEntry.subject == made).order_by("id")).all()
    assert [row.action for row in rows] == [
        "staff:added", "staff:roles", "staff:changed", "staff:roles", "staff:password",
    ]  # fmt: skip
    assert rows[2].details["changes"] == {"name": ["Дора", "Дора Друга"], "position": ["адміністратор", ""]}
    assert rows[3].details["changes"] == {"roles": [["operator"], ["operator", "supervisor"]]}
    assert {row.staff_id for row in rows} == {ids(house)["alice"]}
    assert not any("гавань" in str(row.details) for row in rows)


def test_an_open_socket_of_a_disabled_person_is_no_living_session(house: House, alice: Browser, bob: Browser) -> None:
    token = bob.cookie("queue-staff") or ""
    assert accounts.living_sessions(house.store, [token]) == {token}
    alice.post(f"people/{ids(house)['bob']}/disable")
    assert accounts.living_sessions(house.store, [token]) == set()
