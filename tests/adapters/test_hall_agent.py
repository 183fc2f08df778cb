"""The speaking agent without a server: what it takes from facts, in which order it says it, how it sounds."""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from hall_display.agent_settings import from_environment
from hall_display.agent_sound import CHIME, Loudspeaker, at_rate, joined
from hall_display.agent_state import Hall
from hall_display.agent_voice import Voice
from queue_server.adapters.device_settings import WrongSetting
from queue_server.adapters.sound import Sound, read_wav, write_wav

AT = "2026-03-02T10:00:00+02:00"


def call(ticket: str, seq: int, **more: Any) -> dict[str, Any]:
    speech = [{"url": f"{language}-{part}", "language": language} for language in ("uk", "en") for part in ("a", "b")]
    own = {"ticket": ticket, "seq": seq, "event": seq, "status": "called", "zone": "hall", "called_at": AT}
    return own | {"language": "uk", "speech": speech} | more


def snapshot(seq: int = 1, *called: dict[str, Any], **more: Any) -> dict[str, Any]:
    own = {"seq": seq, "at": AT, "branch": {}, "device": "me", "speakers": {"hall": "me"}, "called": called}
    return own | {"volume": 70} | more


@pytest.fixture
def hall() -> Hall:
    knows = Hall()
    assert knows.snapshot(snapshot(1, call("А-001", 1))) == [], "what was called before it came is old"
    return knows


def test_a_call_is_said_while_it_holds(hall: Hall) -> None:
    [told] = hall.fact("ticket:called", call("А-002", 2))
    assert hall.holds(told)
    hall.fact("ticket:started", call("А-002", 3, status="serving"))
    assert not hall.holds(told)


def test_a_recall_makes_the_call_before_it_old(hall: Hall) -> None:
    [first] = hall.fact("ticket:called", call("А-002", 2))
    [again] = hall.fact("ticket:recalled", call("А-002", 3))
    assert (hall.holds(first), hall.holds(again)) == (False, True)


def test_another_device_speaks(hall: Hall) -> None:
    hall.fact("device:changed", {"seq": 2, "speakers": {"hall": "other"}})
    unheard, heard = call("А-002", 3), call("А-003", 4)
    assert hall.fact("ticket:called", unheard) == hall.fact("ticket:called", heard) == []
    shown = [unheard | {"heard": False}, heard | {"heard": True}]
    assert [one["ticket"] for one in hall.snapshot(snapshot(5, *shown))] == ["А-002"], "it takes the other's place"
    assert hall.snapshot(snapshot(6, *shown)) == [], "and says it once"


@pytest.mark.parametrize(("called_at", "said"), [(AT, ["А-002"]), ("2026-03-02T09:58:00+02:00", [])])
def test_a_call_lost_on_its_way_is_said_unless_it_is_old(hall: Hall, called_at: str, said: list[str]) -> None:
    told = hall.snapshot(snapshot(2, call("А-001", 1), call("А-002", 2, called_at=called_at)))
    assert [one["ticket"] for one in told] == said


def test_a_training_copy_is_silent() -> None:
    copy = Hall()
    copy.snapshot(snapshot(1, branch={"training": True}))
    assert copy.fact("ticket:called", call("А-002", 2)) == []


def test_an_all_clear_makes_the_alarm_old(hall: Hall) -> None:
    alarm = {"seq": 2, "event": 2, "reason": "air_alarm", "message": "suspended-air-alarm", "speech": []}
    [told] = hall.fact("branch:suspended", alarm)
    assert hall.holds(told)
    hall.fact("branch:resuming", {"seq": 3, "reason": "air_alarm", "resumes_at": AT})
    assert not hall.holds(told)


class Stage:
    """A voice whose time passes only when it speaks or waits: a sentence takes five seconds."""

    def __init__(self) -> None:
        self.clock, self.said, self.heard, self.gone = 0.0, [], [], set()  # type: ignore[var-annotated]
        self.voice = Voice(self.say, self.holds, self.heard.append, self.now, self.wait)

    def holds(self, told: dict[str, Any]) -> bool:
        return told["event"] not in self.gone

    def say(self, addresses: Sequence[str], chime: str | None, rate: float) -> bool:
        self.said.append((self.last, addresses[0].split("-")[0], chime))
        self.wait(5 / rate)
        return True

    @property
    def last(self) -> str:
        return str(len(self.heard))

    def now(self) -> float:
        return self.clock

    def wait(self, seconds: float) -> None:
        self.clock += seconds

    def plays(self, *calls: dict[str, Any]) -> list[tuple[str, str, str | None]]:
        """Everything that is said of these calls; then the end."""
        for told in calls:
            self.voice.announce(told)
        waited = self.voice._next
        self.voice._next = lambda: waited() if self.voice._waiting or self.voice._later else None  # type: ignore[method-assign]
        self.voice.run()
        return self.said


def test_a_call_is_said_twice_then_in_the_own_language() -> None:
    assert Stage().plays(call("А-001", 1, language="en")) == [
        ("0", "uk", "full"), ("1", "uk", None), ("1", "en", None), ("1", "en", None),
    ]  # fmt: skip


def test_a_backlog_drops_second_sayings_and_never_a_first() -> None:
    stage = Stage()
    said = stage.plays(*(call(f"А-{number:03d}", number) for number in range(6)))
    assert [told["ticket"] for told in stage.heard] == [f"А-{number:03d}" for number in range(6)]
    assert said[1][2] == "short", "the second call follows the first at once"
    assert said[-1] == ("6", "uk", None), "nobody waits behind the last one"


def test_what_no_longer_holds_is_left_out_and_an_alarm_goes_first() -> None:
    stage = Stage()
    stage.gone = {2}
    alarm = {"event": 9, "message": "suspended-air-alarm", "speech": [{"url": "uk-alarm", "language": "uk"}]}
    stage.plays(call("А-001", 1), call("А-002", 2), alarm)
    assert [told["event"] for told in stage.heard] == [9, 1]


def test_a_saying_is_one_file_as_loud_as_wanted(tmp_path: Path) -> None:
    loud = Sound(array("h", [10_000, -10_000] * 5000), 10_000)
    write_wav(loud, tmp_path / "sound.wav")
    content = (tmp_path / "sound.wav").read_bytes()
    asked: list[str] = []
    kept = tmp_path / "played.wav"
    loudspeaker = Loudspeaker(lambda address: asked.append(address) or content, ("cp", "{file}", str(kept)))  # type: ignore[func-returns-value]
    loudspeaker.volume = 25
    assert loudspeaker.say(["a", "b"], "full", 1.0)
    assert asked == [CHIME, "a", "b"]
    played = read_wav(kept)
    assert max(played.samples) == 2500
    assert played.seconds == pytest.approx(3 * 1.0 + 0.4 + 2 * 0.2)
    assert not Loudspeaker(lambda _address: content, ("false", "{file}")).say(["a"], None, 1.0)


def test_sounds_of_other_rates_are_joined() -> None:
    high, low = Sound(array("h", range(0, 2000, 2)), 2000), Sound(array("h", [100] * 1000), 1000)
    assert joined([(low, 0.0), (high, 0.5)], 100).seconds == pytest.approx(1 + 0.5 + 0.5)
    assert at_rate(high, 1000)[:3] == array("h", [0, 4, 8])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QUEUE_SERVER", "queue.example.org"),
        ("QUEUE_DEVICE_TOKEN", "two words"),
        ("QUEUE_PLAYER", "cp /tmp/x"),
        ("QUEUE_PLAYER", "no-such-player {file}"),
        ("QUEUE_PLAYER", "cp {file} {other}"),
        ("QUEUE_PLAYER", 'cp "{file}'),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    right = {"QUEUE_SERVER": "http://127.0.0.1:8000/", "QUEUE_DEVICE_TOKEN": "x" * 43, "QUEUE_PLAYER": "cp {file} /tmp"}
    assert from_environment(right).player == ("cp", "{file}", "/tmp")
    with pytest.raises(WrongSetting) as wrong:
        from_environment(right | {name: value})
    assert wrong.value.name == name


def test_without_a_player_of_its_own_it_takes_what_the_machine_has(monkeypatch: pytest.MonkeyPatch) -> None:
    right = {"QUEUE_SERVER": "http://127.0.0.1", "QUEUE_DEVICE_TOKEN": "x" * 43}
    monkeypatch.setattr(shutil, "which", lambda program: program if program == "aplay" else None)
    assert from_environment(right).player == ("aplay", "-q", "{file}")
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    with pytest.raises(WrongSetting, match="QUEUE_PLAYER"):
        from_environment(right)
