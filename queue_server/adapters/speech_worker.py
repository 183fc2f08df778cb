"""The process that speaks: one order a line on standard input, one WAV file, one answer a line.

Speaking is a process of its own because espeak-ng may hang or die and is unsafe when concurrent.
Order: {"text", "output"}; answer: {"ok": true} or {"ok": false, "error"}. It ends with its input.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from queue_server.adapters.sound import BadSound, level, read_wav, trim, write_wav
from queue_server.adapters.speech_engines import Engine, engine_for
from queue_server.adapters.speech_voices import Voice

SECONDS_AT_MOST = 60.0


def main() -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # pyttsx3 prints for every file it saves
    engine: Engine | None = None
    for line in sys.stdin:
        try:
            engine = engine or engine_for(Voice.from_json(sys.argv[1]))
            speak(engine, **json.loads(line))
            answer: dict[str, object] = {"ok": True}
        except Exception as problem:  # whatever it is, the server must hear of it and go on
            answer = {"ok": False, "error": f"{type(problem).__name__}: {problem}"}
        answers.write(json.dumps(answer) + "\n")


def speak(engine: Engine, text: str, output: str) -> None:
    """Put the trimmed and levelled sentence to `output`, which appears whole or not at all."""
    target = Path(output)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".speech-") as folder:
        raw, finished = Path(folder) / "raw.wav", Path(folder) / "finished.wav"
        engine.say(text, raw)
        sound = trim(read_wav(raw))
        if sound.seconds > SECONDS_AT_MOST:
            raise BadSound(f"{sound.seconds:.0f} seconds are too long for an announcement")
        write_wav(level(sound), finished)
        os.replace(finished, target)


if __name__ == "__main__":
    main()
