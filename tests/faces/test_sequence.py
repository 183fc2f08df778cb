"""The order of facts on a screen: each once, in order, none before its snapshot; a gap asks for a new one."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

PLAY = """async (told) => {
  const { Sequence } = await import("/static/sequence.mjs");
  const seen = [];
  const sequence = new Sequence({
    onSnapshot: ({ seq }) => seen.push(`snapshot ${seq}`),
    onFact: (name, { seq }) => seen.push(`${name} ${seq}`),
    ask: () => seen.push("ask"),
  });
  for (const [what, value] of told) {
    if (what === "snapshot") sequence.snapshot({ seq: value });
    else if (what === "heartbeat") sequence.heartbeat({ seq: value });
    else if (what === "restart") sequence.restart();
    else if (what === "skip") sequence.receive("skip", { from: value[0], seq: value[1] });
    else sequence.receive("fact", { seq: value });
  }
  return seen;
}"""


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        ([("snapshot", 5), ("fact", 6), ("fact", 7)], ["snapshot 5", "fact 6", "fact 7"]),
        # What comes before its snapshot waits; what the snapshot knows is dropped.
        ([("fact", 4), ("fact", 6), ("snapshot", 5)], ["snapshot 5", "fact 6"]),
        ([("snapshot", 5), ("fact", 6), ("fact", 6)], ["snapshot 5", "fact 6"]),
        # A gap asks once; what came after it is kept for the new snapshot.
        (
            [("snapshot", 5), ("fact", 7), ("fact", 8), ("snapshot", 6)],
            ["snapshot 5", "ask", "snapshot 6", "fact 7", "fact 8"],
        ),
        ([("snapshot", 5), ("skip", (6, 8)), ("fact", 9)], ["snapshot 5", "fact 9"]),
        ([("snapshot", 5), ("skip", (7, 8))], ["snapshot 5", "ask"]),
        ([("snapshot", 5), ("skip", (4, 5)), ("fact", 6)], ["snapshot 5", "fact 6"]),
        ([("snapshot", 5), ("heartbeat", 5)], ["snapshot 5"]),
        ([("snapshot", 5), ("heartbeat", 6)], ["snapshot 5", "ask"]),
        ([("heartbeat", 6), ("snapshot", 6)], ["snapshot 6"]),
        # A gap left by the new snapshot too asks again.
        ([("snapshot", 5), ("fact", 9), ("snapshot", 7)], ["snapshot 5", "ask", "snapshot 7", "ask"]),
        ([("snapshot", 5), ("restart", None), ("fact", 6), ("snapshot", 6)], ["snapshot 5", "snapshot 6"]),
        # A server set back to an older day is believed.
        (
            [("snapshot", 50), ("heartbeat", 3), ("snapshot", 3), ("fact", 4)],
            ["snapshot 50", "ask", "snapshot 3", "fact 4"],
        ),
    ],
)
def test_every_fact_once_and_in_order(modules_page: Page, told: list[Any], seen: list[str]) -> None:
    assert modules_page.evaluate(PLAY, told) == seen
