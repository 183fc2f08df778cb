"""The figures for Prometheus: what serves visitors is counted, a training copy is not."""

from __future__ import annotations

from queue_server.models import DeviceKind
from tests.web.conftest import House


def figures(house: House) -> dict[str, float]:
    """`name{labels}` → value."""
    answer = house.browser().get("/metrics")
    assert answer.status_code == 200
    rows = (line.rpartition(" ") for line in answer.get_data(as_text=True).splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in rows}


def test_it_works(house: House) -> None:
    house.agent(DeviceKind.KIOSK).post("branches/main/tickets", {"purpose": "consultation", "sphere": "documents"})
    told = figures(house)
    assert told['queue_tickets{branch="main",status="waiting"}'] == 1
    assert told["queue_papers_failed"] == 0
    assert told['queue_seq{branch="main"}'] > told['queue_seq{branch="other"}']


def test_a_training_copy_counts_nowhere(house: House) -> None:
    alice = house.signed_in("alice")
    before = figures(house)
    assert alice.post("branches/main/training").status_code == 201
    assert figures(house).keys() == before.keys()
