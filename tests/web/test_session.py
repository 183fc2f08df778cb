"""Signing in and out: who gets in, for how long, and what guessing costs."""

from __future__ import annotations

import pytest

from queue_server.adapters.passwords import Argon2Passwords
from queue_server.domain.errors import NotSignedIn
from queue_server.models import StaffSession
from queue_server.services import accounts, staffing
from queue_server.services.unit_of_work import Actor
from queue_server.web.dependencies import run_here
from tests.fakes import FrozenClock
from tests.web.conftest import House, MakeApplication
from tests.web.people import PASSWORD, Browser, refusal


def test_it_works(stranger: Browser) -> None:
    answer = stranger.sign_in("alice")
    assert answer.status_code == 200
    assert answer.json["staff"]["login"] == "alice"
    assert answer.json["staff"]["roles"] == [{"role": "manager", "branch": "main"}]
    who = stranger.get("session")
    assert who.json == answer.json


def test_a_login_is_the_same_in_capitals(stranger: Browser) -> None:
    assert stranger.sign_in(" Alice ").status_code == 200


@pytest.mark.parametrize(
    ("login", "password"), [("alice", "не той пароль"), ("nobody", PASSWORD), ("alice", "x" * 256)]
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(stranger: Browser, login: str, password: str) -> None:
    answer = stranger.sign_in(login, password)
    assert refusal(answer) == (401, "sign_in_failed")
    assert "Set-Cookie" not in answer.headers
    assert answer.json["error"]["details"] == {}


def test_a_person_of_the_centres_file_has_no_password_and_stays_out(house: House, stranger: Browser) -> None:
    login = house.main.operators["1"].login
    assert refusal(stranger.sign_in(login, "")) == (400, "invalid_request")
    assert refusal(stranger.sign_in(login)) == (401, "sign_in_failed")


class WatchedPasswords(Argon2Passwords):
    """Notes what each password was compared with."""

    def __init__(self) -> None:
        super().__init__(run_here)
        self.compared: list[str | None] = []

    def matches(self, stored: str | None, password: str) -> bool:
        self.compared.append(stored)
        return super().matches(stored, password)


def test_an_unknown_name_costs_the_same_work(house: House) -> None:
    """The time is in the hash: it is computed once, whoever is named."""
    with house.store.write() as work:
        staffing.disable(work, "bob", Actor())
    watched = WatchedPasswords()
    for login in ("nobody", "bob", house.main.operators["1"].login):
        with pytest.raises(NotSignedIn):
            accounts.sign_in(house.store, watched, login, PASSWORD)
    assert watched.compared == [None, None, None]


def test_the_cookie_is_kept_from_scripts(stranger: Browser) -> None:
    cookie = stranger.sign_in("alice").headers["Set-Cookie"]
    assert cookie.startswith("queue-staff=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie


def test_under_tls_the_cookie_belongs_to_this_host_alone(house: House, make_application: MakeApplication) -> None:
    app = make_application(base_url="https://queue.example.org")
    browser = Browser(app)
    body = {"login": "alice", "password": PASSWORD}
    answer = browser.post("session", body, origin="https://queue.example.org")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-queue-staff=")
    assert "; Secure" in cookie
    assert "Domain" not in cookie
    assert answer.headers["Strict-Transport-Security"]


def test_only_a_hash_of_the_token_is_stored(house: House, alice: Browser) -> None:
    token = alice.cookie("queue-staff")
    assert token
    with house.store.read() as session:
        assert session.get(StaffSession, token) is None
        assert session.get(StaffSession, accounts.hash_token(token)) is not None


def test_signing_in_again_is_a_new_session_and_ends_the_old_one(house: House, alice: Browser) -> None:
    first = alice.cookie("queue-staff")
    alice.sign_in("alice")
    second = alice.cookie("queue-staff")
    assert first != second
    assert accounts.living_sessions(house.store, [first or "", second or ""]) == {second}


def test_signing_out_ends_it_on_the_server_too(house: House, alice: Browser) -> None:
    token = alice.cookie("queue-staff") or ""
    assert alice.delete("session").status_code == 204
    assert alice.cookie("queue-staff") is None
    alice.client.set_cookie("queue-staff", token)
    assert refusal(alice.get("session")) == (401, "not_signed_in")


def test_a_session_that_nobody_uses_is_over(alice: Browser, clock: FrozenClock) -> None:
    clock.advance(minutes=119)
    assert alice.get("session").status_code == 200
    clock.advance(minutes=119)
    assert alice.get("session").status_code == 200, "each use begins the time anew"
    clock.advance(minutes=121)
    assert refusal(alice.get("session")) == (401, "not_signed_in")


def test_no_session_outlives_a_working_day(alice: Browser, clock: FrozenClock) -> None:
    for _ in range(12):
        assert alice.get("session").status_code == 200
        clock.advance(hours=1)
    assert alice.get("session").status_code == 200, "twelve hours to the second"
    clock.advance(seconds=1)
    assert refusal(alice.get("session")) == (401, "not_signed_in")


def test_a_disabled_person_is_out_at_once(house: House, alice: Browser, bob: Browser, stranger: Browser) -> None:
    with house.store.write() as work:
        staffing.disable(work, "bob", Actor())
    assert refusal(bob.get("session")) == (401, "not_signed_in")
    assert refusal(stranger.sign_in("bob")) == (401, "sign_in_failed")
    assert alice.get("session").status_code == 200


def test_a_person_whom_the_centres_file_switched_off_is_out_as_well(house: House, bob: Browser) -> None:
    with house.store.write() as work:
        staffing.find_staff(work.session, "bob").disabled = True
    assert refusal(bob.get("session")) == (401, "not_signed_in")
    assert accounts.living_sessions(house.store, [bob.cookie("queue-staff") or ""]) == set()


def test_a_new_password_ends_the_sessions_of_the_old_one(house: House, bob: Browser, stranger: Browser) -> None:
    hashed = staffing.hashed_password(house.deps.passwords, "bob", "новий гарний пароль")
    with house.store.write() as work:
        staffing.set_password(work, "bob", hashed, Actor())
    assert refusal(bob.get("session")) == (401, "not_signed_in")
    assert refusal(stranger.sign_in("bob")) == (401, "sign_in_failed")
    assert stranger.sign_in("bob", "новий гарний пароль").status_code == 200


def test_guessing_one_account_is_slowed_down(stranger: Browser) -> None:
    for _ in range(5):
        assert refusal(stranger.sign_in("alice", "не той пароль")) == (401, "sign_in_failed")
    answer = stranger.sign_in("alice")
    assert refusal(answer) == (429, "too_many_requests"), "now even the right password must wait"
    seconds = answer.json["error"]["details"]["retry_after"]
    assert 1 <= seconds <= 60
    assert answer.headers["Retry-After"] == str(seconds)
    assert stranger.sign_in("bob").status_code == 200, "a colleague behind the same address is not held up"


def test_guessing_an_unknown_account_is_slowed_down_alike(stranger: Browser) -> None:
    codes = [refusal(stranger.sign_in("nobody", "не той пароль")) for _ in range(6)]
    assert codes == [(401, "sign_in_failed")] * 5 + [(429, "too_many_requests")]


def test_the_right_password_begins_the_count_anew(stranger: Browser) -> None:
    for _ in range(3):
        for _ in range(4):
            stranger.sign_in("alice", "не той пароль")
        assert stranger.sign_in("alice").status_code == 200


def test_an_address_that_tries_many_names_is_slowed_down(house: House) -> None:
    guesser = house.browser("203.0.113.7")
    codes = [refusal(guesser.sign_in(f"name{number}", "не той пароль"))[0] for number in range(31)]
    assert codes == [401] * 30 + [429]
    assert house.browser("203.0.113.8").sign_in("alice").status_code == 200


def test_an_account_tried_from_many_addresses_is_slowed_down(house: House) -> None:
    answers = [
        refusal(house.browser(f"198.51.100.{number}").sign_in("alice", "не той пароль"))[0] for number in range(31)
    ]
    assert answers == [401] * 30 + [429]


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "", "sec_fetch_site": "cross-site"},
        {"origin": "", "sec_fetch_site": "same-site"},
    ],
)
def test_another_site_cannot_sign_a_browser_in(stranger: Browser, headers: dict[str, str]) -> None:
    body = {"login": "alice", "password": PASSWORD}
    assert refusal(stranger.post("session", body, **headers)) == (403, "foreign_origin")


def test_old_sessions_are_forgotten(house: House, alice: Browser, bob: Browser, clock: FrozenClock) -> None:
    clock.advance(hours=11)
    later = house.signed_in("alice")
    clock.advance(hours=2)
    with house.store.write() as work:
        assert accounts.forget_old_sessions(work) == 2
    assert later.get("session").status_code == 200
