"""Counting tries: in memory, in Redis for several processes, and on while Redis is away."""

from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from queue_server.domain.errors import TooMany
from queue_server.models import DeviceKind
from queue_server.web.limits import RULES, Limits, address_key
from tests.running_server import free_port
from tests.web.conftest import House, MakeApplication
from tests.web.people import Agent, refusal

OWN = {"tries": "3/minute;5/hour"}


def _refused(limits: Limits, times: int, key: str = "a") -> int:
    refused = 0
    for _ in range(times):
        try:
            limits.hit("tries", key)
        except TooMany:
            refused += 1
    return refused


def test_it_works() -> None:
    limits = Limits(own=OWN)
    assert _refused(limits, 3) == 0
    with pytest.raises(TooMany) as refusal:
        limits.hit("tries", "a")
    assert refusal.value.code == "too_many_requests"
    assert 1 <= refusal.value.details["retry_after"] <= 60
    assert _refused(limits, 1, "b") == 0, "each key is counted alone"


def test_the_wait_is_until_the_last_full_window_ends() -> None:
    limits = Limits(own=OWN)
    _refused(limits, 5)  # refused tries count too, so that hammering does not help
    with pytest.raises(TooMany) as refusal:
        limits.hit("tries", "a")
    assert refusal.value.details["retry_after"] > 60


def test_checking_counts_nothing_and_forgetting_begins_anew() -> None:
    limits = Limits(own=OWN)
    for _ in range(10):
        limits.check("tries", "a")
    assert _refused(limits, 4) == 1
    with pytest.raises(TooMany):
        limits.check("tries", "a")
    limits.forget("tries", "a")
    limits.check("tries", "a")
    assert _refused(limits, 3) == 0


def test_every_rule_can_be_counted() -> None:
    limits = Limits(own={"issue": "120/minute"})
    for rule in RULES:
        limits.hit(rule, "somebody")


def test_processes_count_together_in_redis(redis_url: str) -> None:
    one, two = Limits(redis_url, own=OWN), Limits(redis_url, own=OWN)
    assert _refused(one, 2) + _refused(two, 1) == 0
    assert _refused(one, 1) + _refused(two, 1) == 2


def test_without_redis_each_process_goes_on_counting() -> None:
    limits = Limits(f"redis://127.0.0.1:{free_port()}/0", own=OWN)
    with capture_logs() as logs:
        assert _refused(limits, 4) == 1
    assert {entry["event"] for entry in logs} == {"limits_counted_in_this_process"}


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::9", "2001:db8:1:2::"),
        ("2001:db8:1:3::9", "2001:db8:1:3::"),
        ("", "unknown"),
        (None, "unknown"),
        ("printer\n", "unknown"),
    ],
)
def test_one_caller_is_one_key(address: str | None, key: str) -> None:
    assert address_key(address) == key


def test_issuing_is_limited_by_device(make_application: MakeApplication, house: House) -> None:
    hasty = make_application(issue_limit="2/minute")
    kiosk, other = (Agent(hasty, f"Device {house.device(DeviceKind.KIOSK)}") for _ in range(2))
    body = {"purpose": "collection"}
    assert [kiosk.post("branches/main/tickets", body).status_code for _ in range(3)] == [201, 201, 429]
    assert other.post("branches/main/tickets", body).status_code == 201


def test_an_address_behind_a_proxy_is_believed_only_when_told_so(
    make_application: MakeApplication, house: House
) -> None:
    direct, behind = house.app, make_application(trusted_proxies=1)
    for app, expected in ((direct, 429), (behind, 401)):
        for number in range(11):
            visitor = Agent(app, "Visit 000000000000")
            visitor.headers["X-Forwarded-For"] = f"203.0.113.{number}"
            last = visitor.get("visit")
        assert refusal(last)[0] == expected
