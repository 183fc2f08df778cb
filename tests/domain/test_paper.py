"""A paper goes to the agent and back unchanged, and nothing else is taken for one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from queue_server.domain.paper import BadPaper, Mark, Number, Paper, Qr, Rule, Space, Text, from_json, to_json

PAPER = Paper(
    80,
    "uk",
    (Mark("М"), Text("Т", "small", True, "center"), Number("А-012"), Rule(), Qr("D", "c", "1"), Space()),
)


def test_it_works() -> None:
    assert from_json(json.loads(json.dumps(to_json(PAPER)))) == PAPER


def test_every_block_names_its_kind() -> None:
    kinds = [block["kind"] for block in to_json(PAPER)["blocks"]]
    assert kinds == ["mark", "text", "number", "rule", "qr", "space"]


def test_what_a_newer_server_adds_to_a_block_is_left_out() -> None:
    newer = {"width": 80, "language": "uk", "blocks": [{"kind": "number", "text": "А-012", "colour": "red"}]}
    assert from_json(newer) == Paper(80, "uk", (Number("А-012"),))


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"width": 80},
        {"width": 76, "blocks": []},
        {"width": [80], "blocks": []},
        {"width": 80, "blocks": {}},
        {"width": 80, "blocks": [{}]},
        {"width": 80, "blocks": ["text"]},
        {"width": 80, "blocks": [{"kind": "escape"}]},
        {"width": 80, "blocks": [{"kind": ["text"]}]},
        {"width": 80, "blocks": [{"kind": "text"}]},
        {"width": 80, "blocks": [{"kind": "text", "text": 5}]},
        {"width": 80, "blocks": [{"kind": "text", "text": "T", "size": "huge"}]},
        {"width": 80, "blocks": [{"kind": "text", "text": "T", "bold": "yes"}]},
        {"width": 80, "blocks": [{"kind": "text", "text": "T", "align": "right"}]},
        {"width": 80, "blocks": [{"kind": "rule"}] * 101},
    ],
)
def test_anything_else_is_refused(data: Any) -> None:
    with pytest.raises(BadPaper):
        from_json(data)
