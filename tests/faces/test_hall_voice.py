"""The order of what the hall hears, with a voice that takes its time but makes no sound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.faces.hall import page_of_modules

# A hall in which time passes only when somebody waits for it: a hundred seconds of speech take none.
STAGE = """
async (told) => {
  const { Voice } = await import("/voice.mjs");
  let clock = 0;
  const sleepers = [];
  const sleep = (ms) => new Promise((wake) => sleepers.push({ at: clock + ms, wake }));
  const gone = new Set();
  const heard = [];
  const calls = told.calls.map((call) => ({ calls: 1, language: "uk", counter: "1", ...call, speech: speech(call) }));
  const player = {
    prefetch() {},
    async say({ parts, chime, rate }, onPhase) {
      if (chime) { onPhase("chime"); await sleep(chime === "full" ? 1400 : 620); }
      for (const part of parts) { onPhase(part.phase); await sleep(part.seconds * 1000 / rate); }
      return 0.1;
    },
  };
  const voice = new Voice({
    player, pause: sleep, now: () => clock,
    isCurrent: (call) => !gone.has(call.ticket) && !gone.has(call.event),
    onPhase(phase, { ticket, message, event }, more) {
      heard.push({ at: clock / 1000, phase, ticket: ticket ?? message, event, ...more });
    },
  });
  const script = [
    ...calls.map((call) => ({ at: call.at, act: () => voice.announce(call) })),
    ...(told.messages ?? []).map((message) => ({ at: message.at, act: () => voice.inform(message) })),
    ...(told.gone ?? []).map(({ at, what }) => ({ at, act: () => gone.add(what) })),
    ...(told.hold ?? []).map((at) => ({ at, act: () => voice.hold() })),
    ...(told.resume ?? []).map((at) => ({ at, act: () => voice.resume() })),
  ];
  for (const { at, act } of script) sleepers.push({ at: at * 1000, wake: act });
  while (sleepers.length) {
    sleepers.sort((one, other) => one.at - other.at);
    const next = sleepers.shift();
    clock = Math.max(clock, next.at);
    next.wake();
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
  return heard;

  function speech({ language = "uk", final = false, seconds = 2.8, hint = false }) {
    return [...new Set(["uk", language])].flatMap((spoken) => [
      { url: `${spoken}-number`, language: spoken, seconds },
      { url: `${spoken}-counter`, language: spoken, seconds: hint ? 3.2 : 2.2 },
      ...(final ? [{ url: `${spoken}-final`, language: spoken, seconds: 1.8 }] : []),
    ]);
  }
}
"""


@pytest.fixture(scope="module")
def page(one_chromium: Browser) -> Iterator[Page]:
    opened = page_of_modules(one_chromium)
    yield opened
    opened.close()


@pytest.fixture
def hall(page: Page) -> Any:
    def hears(calls: list[dict[str, Any]], **script: Any) -> list[dict[str, Any]]:
        heard: list[dict[str, Any]] = page.evaluate(STAGE, {"calls": calls, **script})
        return heard

    return hears


def call(ticket: str, at: float, event: int | None = None, **more: Any) -> dict[str, Any]:
    return {"ticket": ticket, "number": ticket, "at": at, "event": event or int(at * 1000) + 1, **more}


def phases(heard: list[dict[str, Any]], ticket: str) -> list[tuple[str, str | None, int | None]]:
    return [(one["phase"], one.get("language"), one.get("saying")) for one in heard if one["ticket"] == ticket]


def first_sayings(heard: list[dict[str, Any]]) -> dict[str, float]:
    """When the first sentence of each ticket was over."""
    said: dict[str, float] = {}
    for one in heard:
        if one["phase"] == "said":
            said.setdefault(one["ticket"], one["at"])
    return said


def test_a_call_is_said_twice_a_second_apart_and_the_second_time_without_the_chime(hall: Any) -> None:
    heard = hall([call("А-001", 0)])
    assert phases(heard, "А-001") == [
        ("chime", "uk", 1), ("number", "uk", 1), ("counter", "uk", 1), ("said", None, None),
        ("number", "uk", 2), ("counter", "uk", 2), ("end", None, None),
    ]  # fmt: skip
    said, again = (next(one["at"] for one in heard if one["phase"] == phase) for phase in ("said", "end"))
    assert again - said == pytest.approx(1 + 5)


def test_the_last_call_adds_that_it_is_the_last(hall: Any) -> None:
    assert [one[0] for one in phases(hall([call("А-001", 0, final=True)]), "А-001")].count("final") == 2


def test_the_visitors_language_comes_after_the_ukrainian(hall: Any) -> None:
    heard = hall([call("А-001", 0, language="en")])
    spoken = [(language, time) for phase, language, time in phases(heard, "А-001") if phase == "number"]
    assert spoken == [("uk", 1), ("uk", 2), ("en", 1), ("en", 2)]
    assert [one[1] for one in phases(heard, "А-001") if one[0] == "chime"] == ["uk"]


def test_two_calls_are_said_one_after_the_other(hall: Any) -> None:
    heard = hall([call("А-001", 0), call("Б-001", 0.2)])
    first_end = next(one["at"] for one in heard if one["phase"] == "end")
    second_begin = next(one["at"] for one in heard if one["ticket"] == "Б-001")
    assert second_begin > first_end
    assert phases(heard, "Б-001")[-2:] == [("counter", "uk", 2), ("end", None, None)]


@pytest.mark.parametrize("hint", [False, True])
def test_sixteen_counters_in_five_seconds_are_all_heard_in_order_within_100_seconds(hall: Any, hint: bool) -> None:
    calls = [call(f"А-{number:03d}", number * 5 / 16, seconds=2.9, hint=hint) for number in range(16)]
    said = first_sayings(hall(calls))
    assert list(said) == [one["ticket"] for one in calls]
    assert max(said.values()) <= 100


def test_a_backlog_drops_second_sayings_and_never_a_first(hall: Any) -> None:
    calls = [call(f"А-{number:03d}", 0.1 * number) for number in range(8)]
    heard = hall(calls)
    assert len(first_sayings(heard)) == 8
    seconds = {one["ticket"] for one in heard if one.get("saying") == 2}
    assert "А-003" not in seconds
    assert "А-007" in seconds  # nobody waits behind the last one


def test_in_a_backlog_another_language_waits_until_all_were_called(hall: Any) -> None:
    calls = [call(f"А-{number:03d}", 0.1 * number, language="en" if number == 1 else "uk") for number in range(6)]
    heard = hall(calls)
    in_english = [one["at"] for one in heard if one.get("language") == "en"]
    assert in_english
    assert min(in_english) > max(first_sayings(heard).values())


def test_one_already_gone_is_skipped(hall: Any) -> None:
    heard = hall([call("А-001", 0), call("Б-001", 0.5), call("В-001", 0.6)], gone=[{"at": 5, "what": "Б-001"}])
    assert phases(heard, "Б-001") == [("skipped", None, None), ("end", None, None)]
    assert "В-001" in first_sayings(heard)


def test_the_second_saying_is_left_out_when_the_visitor_has_come(hall: Any) -> None:
    heard = hall([call("А-001", 0)], gone=[{"at": 3, "what": "А-001"}])
    assert {one.get("saying") for one in heard if one["phase"] == "number"} == {1}


def test_a_recall_sounds_again(hall: Any) -> None:
    heard = hall([call("А-001", 0, event=1), call("А-001", 3, event=2)], gone=[{"at": 3, "what": 1}])
    assert [one["event"] for one in heard if one["phase"] == "said"] == [1, 2]


def test_a_recall_before_the_first_saying_takes_its_place(hall: Any) -> None:
    calls = [call("А-001", 0, event=1), call("Б-001", 0.1, event=2), call("В-001", 0.2, event=3)]
    heard = hall([*calls, call("Б-001", 4, event=4, final=True)], gone=[{"at": 4, "what": 2}])
    assert [one["event"] for one in heard if one["phase"] == "said"] == [1, 4, 3]


def test_nothing_new_begins_while_the_server_is_lost(hall: Any) -> None:
    heard = hall([call("А-001", 1), call("Б-001", 1.1)], hold=[2], resume=[60])
    began = {one["ticket"]: one["at"] for one in reversed(heard)}
    assert began["А-001"] == 1
    assert began["Б-001"] >= 60


def test_what_waited_too_long_for_the_server_is_old_sound(hall: Any) -> None:
    heard = hall([call("А-001", 1), call("Б-001", 1.1)], hold=[2], resume=[300])
    assert set(first_sayings(heard)) == {"А-001"}


def message(name: str, at: float, *languages: str) -> dict[str, Any]:
    speech = [{"url": language, "language": language, "seconds": 7} for language in languages or ("uk",)]
    return {"message": name, "at": at, "event": f"{name}-{at}", "speech": speech}


def test_a_message_is_said_twice_after_the_chime_then_in_the_other_language(hall: Any) -> None:
    heard = hall([], messages=[message("suspended-air-alarm", 0, "uk", "en")])
    assert phases(heard, "suspended-air-alarm") == [
        ("chime", "uk", 1), ("message", "uk", 1), ("said", None, None), ("message", "uk", 2),
        ("message", "en", 1), ("message", "en", 2), ("end", None, None),
    ]  # fmt: skip


def test_an_alarm_goes_before_the_calls_that_wait_and_swallows_none(hall: Any) -> None:
    calls = [call(f"А-{number:03d}", 0.1 * number) for number in range(6)]
    heard = hall(calls, messages=[message("suspended-air-alarm", 3)])
    said = first_sayings(heard)
    assert list(said)[:3] == ["А-000", "suspended-air-alarm", "А-001"], "after the saying that has begun"
    assert set(said) == {*(one["ticket"] for one in calls), "suspended-air-alarm"}
    assert ("message", "uk", 2) in phases(heard, "suspended-air-alarm"), "an alarm is said twice, whoever waits"


def test_calls_and_a_message_that_is_not_urgent_wait_for_each_other(hall: Any) -> None:
    heard = hall([call("А-001", 0), call("А-002", 1)], messages=[message("issuing-ended", 0.5)])
    assert list(first_sayings(heard)) == ["А-001", "issuing-ended", "А-002"]


def test_an_alarm_that_is_over_before_its_turn_is_not_said(hall: Any) -> None:
    messages = [message("suspended-air-alarm", 1), message("resuming-air-alarm", 2)]
    heard = hall([call("А-001", 0)], messages=messages, gone=[{"at": 2, "what": "suspended-air-alarm-1"}])
    assert list(first_sayings(heard)) == ["А-001", "resuming-air-alarm"]


def test_a_second_message_of_an_alarm_drops_what_is_left_of_the_first(hall: Any) -> None:
    messages = [message("suspended-air-alarm", 0, "uk", "en"), message("resuming-air-alarm", 4)]
    heard = hall([], messages=messages, gone=[{"at": 4, "what": "suspended-air-alarm-0"}])
    assert ("message", "uk", 2) not in phases(heard, "suspended-air-alarm")
    assert ("message", "en", 1) not in phases(heard, "suspended-air-alarm")


@pytest.mark.parametrize("seed", range(100))
def test_two_calls_close_together_are_both_spoken_whenever_they_come(hall: Any, seed: int) -> None:
    """A hundred places in the life of an earlier announcement at which two calls 0.2 s apart may fall."""
    at = 2 + seed * 0.17
    heard = hall([call("А-001", 0), call("Б-001", at), call("В-001", at + 0.2)])
    assert list(first_sayings(heard)) == ["А-001", "Б-001", "В-001"]
