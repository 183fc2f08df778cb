"""A month of booked and unbooked visitors: nobody is overtaken more often than the head start allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.head_start import HEADS, bound, month, table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "head-start.md"


@pytest.mark.parametrize("head", HEADS)
def test_nobody_is_overtaken_more_often_than_the_head_start_allows(head: int) -> None:
    whole = month(head)
    assert len(whole.served) >= 20_000
    assert 0.3 <= len(whole.booked) / len(whole.served) <= 0.35, "35 % are booked, and some do not come"
    assert whole.annulled
    assert max(one.overtaken for one in whole.walk_ins) <= bound(head)


def test_the_page_shows_what_the_month_gives() -> None:
    assert table() in PAGE.read_text("utf-8")
