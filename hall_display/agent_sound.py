"""What the agent plays: a saying as one file, with its chime and its pauses, as loud as the hall wants it."""

from __future__ import annotations

import subprocess
import tempfile
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path

import structlog

from queue_server.adapters.sound import BadSound, Sound, read_wav, write_wav

AFTER_CHIME, AFTER_CHIME_HURRIED = 0.4, 0.3
BETWEEN_PARTS, BETWEEN_PARTS_HURRIED = 0.2, 0.1
SHORT_CHIME = 0.32
CHIME = "/hall-display/chime.wav"
FILES_KEPT = 300
OVERDUE = 10.0  # a sound card that never plays to the end must not stop the calls after it

log = structlog.get_logger()


class Loudspeaker:
    """`fetch(address)` gives the bytes of a file or raises OSError; `command` plays the WAV whose name is {file}."""

    def __init__(self, fetch: Callable[[str], bytes], command: Sequence[str]) -> None:
        self._fetch, self._command = fetch, tuple(command)
        self._files: OrderedDict[str, Sound] = OrderedDict()
        self.volume = 100

    def prefetch(self, addresses: Sequence[str]) -> None:
        for address in addresses:
            self._file(address)

    def say(self, addresses: Sequence[str], chime: str | None, rate: float) -> bool:
        """Whether it was played. One that fails is told to the log; its text is on the displays all the same."""
        hurried = rate > 1
        pieces: list[tuple[Sound, float]] = []
        if chime is not None and (bell := self._file(CHIME)) is not None:
            bell = bell if chime == "full" else Sound(bell.samples[: int(SHORT_CHIME * bell.rate)], bell.rate)
            pieces.append((bell, AFTER_CHIME_HURRIED if hurried else AFTER_CHIME))
        for part in filter(None, map(self._file, addresses)):
            pause = BETWEEN_PARTS_HURRIED if hurried else BETWEEN_PARTS
            pieces.append((Sound(part.samples, round(part.rate * rate)), pause))
        return bool(pieces) and self._play(joined(pieces, self.volume))

    def _file(self, address: str) -> Sound | None:
        if address not in self._files:
            try:
                with tempfile.NamedTemporaryFile(suffix=".wav") as file:
                    file.write(self._fetch(address))
                    file.flush()
                    self._files[address] = read_wav(Path(file.name))
            except (OSError, BadSound) as lost:
                log.warning("sound_not_had", address=address, reason=str(lost))
                return None
        self._files.move_to_end(address)
        if len(self._files) > FILES_KEPT:
            self._files.popitem(last=False)
        return self._files[address]

    def _play(self, sound: Sound) -> bool:
        with tempfile.TemporaryDirectory(prefix="hall-") as folder:
            file = Path(folder) / "call.wav"
            write_wav(sound, file)
            words = [word.format(file=file) for word in self._command]
            try:
                subprocess.run(
                    words, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                    timeout=sound.seconds + OVERDUE,
                )  # fmt: skip
            except (OSError, subprocess.SubprocessError) as failed:
                reason = getattr(failed, "stderr", None) or str(failed).encode()
                log.error("player_failed", reason=reason.decode(errors="replace").strip()[:200])
                return False
        return True


def joined(pieces: Sequence[tuple[Sound, float]], volume: int) -> Sound:
    """One sound of all, each with its pause (s) behind it, at `volume` percent and the rate of the first."""
    rate = pieces[0][0].rate
    whole = array("h")
    for sound, pause in pieces:
        whole.extend(sample * volume // 100 for sample in at_rate(sound, rate))
        whole.extend([0] * int(pause * rate))
    return Sound(whole, rate)


def at_rate(sound: Sound, rate: int) -> array[int]:
    """The samples at another rate, by the straight line between neighbours."""
    if sound.rate == rate or not sound.samples:
        return sound.samples
    step, last = sound.rate / rate, len(sound.samples) - 1
    found = array("h")
    for number in range(int(len(sound.samples) / step)):
        at = number * step
        left = int(at)
        right = min(left + 1, last)
        found.append(round(sound.samples[left] + (sound.samples[right] - sound.samples[left]) * (at - left)))
    return found
