"""After an answer the others have their turns, and not before it is given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from queue_server.web import streams


def test_others_have_their_turns_after_each_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    happened: list[str] = []
    monkeypatch.setattr(streams.time, "sleep", lambda seconds: happened.append(f"turn {seconds}"))

    def application(_environ: dict[str, Any], _start: Any) -> Iterable[bytes]:
        happened.append("asked")
        return [b"answer"]

    answer = streams.one_after_the_other(application)({}, lambda *_: None)
    happened.append(b"".join(answer).decode())
    answer.close()  # type: ignore[attr-defined]  # as the server does when all is sent
    assert happened == ["asked", "answer", "turn 0", "turn 0"]
