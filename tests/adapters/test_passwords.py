"""Password hashes: argon2id with the parameters that the project promises."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from argon2 import Type, extract_parameters

from queue_server.adapters.passwords import AT_ONCE, Argon2Passwords


class Elsewhere:
    """An offload that counts what it was given."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, function: object, *arguments: object) -> object:
        self.calls += 1
        return function(*arguments)  # type: ignore[operator]


def test_a_password_matches_its_own_hash_only() -> None:
    passwords = Argon2Passwords(Elsewhere())
    stored = passwords.hash("зелений-трамвай")
    assert passwords.matches(stored, "зелений-трамвай")
    assert not passwords.matches(stored, "зелений-Трамвай")
    assert stored != passwords.hash("зелений-трамвай"), "each hash has a salt of its own"


def test_the_parameters_are_those_of_the_promise() -> None:
    parameters = extract_parameters(Argon2Passwords(Elsewhere()).hash("зелений-трамвай"))
    assert parameters.type is Type.ID
    assert (parameters.memory_cost, parameters.time_cost, parameters.parallelism) == (19 * 1024, 2, 1)


def test_nobody_never_matches_and_costs_one_hash_all_the_same() -> None:
    elsewhere = Elsewhere()
    passwords = Argon2Passwords(elsewhere)
    assert not passwords.matches(None, "nobody")
    assert not passwords.matches(None, "")
    assert elsewhere.calls == 2


def test_a_damaged_hash_lets_nobody_in() -> None:
    assert not Argon2Passwords(Elsewhere()).matches("not-a-hash", "not-a-hash")


def test_the_work_is_handed_to_another_thread() -> None:
    elsewhere = Elsewhere()
    passwords = Argon2Passwords(elsewhere)
    passwords.matches(passwords.hash("зелений-трамвай"), "зелений-трамвай")
    assert elsewhere.calls == 2


def test_a_crowd_is_let_in_by_twos() -> None:
    guard, busy, most = threading.Lock(), 0, 0
    together = threading.Barrier(AT_ONCE)  # whoever is let in waits for the others who are let in at once

    def slowly(_function: object, *_arguments: object) -> bool:
        nonlocal busy, most
        with guard:
            busy += 1
            most = max(most, busy)
        together.wait(60)
        time.sleep(0.02)
        with guard:
            busy -= 1
        return True

    passwords = Argon2Passwords(slowly)
    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(lambda password: passwords.matches("stored", password), "abcdefgh"))
    assert most == AT_ONCE
