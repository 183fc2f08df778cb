"""The sentences of the hall and the texts of the kiosk as sound files; made when missing, kept for the next time."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from flask import Response, send_file
from pydantic import AfterValidator, BaseModel, Field

from queue_server.domain.errors import NotFound, Unavailable
from queue_server.domain.hall import Hall
from queue_server.domain.numbering import LETTERS
from queue_server.domain.phrases import USUAL, Phrase, SpeechFailed
from queue_server.models import Branch, Counter, DeviceKind
from queue_server.services.announcements import Announcer
from queue_server.services.messages import BY_SPOKEN_NAME
from queue_server.services.reading_aloud import Reader
from queue_server.web.api import Resource
from queue_server.web.auth import device, guard, staff
from queue_server.web.dependencies import deps
from queue_server.web.lookup import of_branch
from queue_server.web.schemas.text import Body, clean

resource = Resource("speech", __name__)
NUMBER = re.compile(rf"[{LETTERS}]-\d{{3,4}}")
KEPT_SECONDS = 24 * 3600
hears = (device(DeviceKind.DISPLAY, DeviceKind.SPEAKER, DeviceKind.COUNTER_DISPLAY), staff())


class MannerQuery(BaseModel):
    """As the hall's settings want it: the addresses of a call hold it."""

    voice: Literal["man", "woman"] = "man"
    speed: int = Field(default=USUAL.speed, ge=80, le=120, multiple_of=10)

    def announcer(self) -> Announcer:
        return Announcer(deps().catalogues, Hall(self.voice, self.voice, self.speed))


class ReadBody(Body):
    language: Literal["uk", "en"]
    text: Annotated[str, Field(min_length=1, max_length=600), AfterValidator(clean)]


class LanguagePath(BaseModel):
    language: Literal["uk", "en"]


class NumberPath(LanguagePath):
    number: str = Field(max_length=10)


class MessagePath(LanguagePath):
    message: str = Field(max_length=40)


class CounterSpeechPath(LanguagePath):
    counter: str = Field(max_length=64)


@resource.get("/speech/<string:language>/number/<string:number>.wav")
@guard(*hears)
def speak_number(path: NumberPath, query: MannerQuery) -> Response:
    """The first sentence of a call."""
    if not NUMBER.fullmatch(path.number):
        raise NotFound("number_unknown")
    return _sound(query.announcer().number(path.language, path.number))


@resource.get("/speech/<string:language>/counter/<string:counter>.wav")
@guard(*hears)
def speak_counter(path: CounterSpeechPath, query: MannerQuery) -> Response:
    """The second sentence of a call, with the counter's hint."""
    counter, branch = of_branch(Counter, path.counter, "counter_unknown")
    return _sound(counter_phrase(query.announcer(), path.language, branch, counter))


@resource.get("/speech/<string:language>/final.wav")
@guard(*hears)
def speak_final(path: LanguagePath, query: MannerQuery) -> Response:
    """What the last call adds."""
    return _sound(query.announcer().final(path.language))


@resource.get("/speech/<string:language>/message/<string:message>.wav")
@guard(*hears)
def speak_message(path: MessagePath, query: MannerQuery) -> Response:
    """What the hall is told beside calls: a suspension, the all-clear, the end of issuing."""
    if path.message not in BY_SPOKEN_NAME:
        raise NotFound("message_unknown")
    return _sound(query.announcer().message(path.language, *BY_SPOKEN_NAME[path.message]))


@resource.post("/speech/read")
@guard(device(DeviceKind.KIOSK))
def read_aloud(body: ReadBody) -> Response:
    """One text of a kiosk's screen as sound, for the spoken guide. In the body, not in the address: it may hold the
    visitor's own number."""
    return _sound(Reader(deps().catalogues).phrase(body.language, body.text))


@resource.get("/speech/<string:language>/test.wav")
@guard(*hears)
def speak_test(path: LanguagePath, query: MannerQuery) -> Response:
    """To hear whether the voice works."""
    return _sound(query.announcer().test(path.language))


def counter_phrase(announcer: Announcer, language: str, branch: Branch, counter: Counter) -> Phrase:
    return announcer.counter(language, counter.number, counter.workplace or branch.workplace, counter.hint)


def _sound(phrase: Phrase) -> Response:
    try:
        file = deps().speech.path(phrase)
    except SpeechFailed as problem:
        raise Unavailable("voice_failed") from problem
    answer = send_file(file, mimetype="audio/wav", conditional=True)
    answer.headers["Cache-Control"] = f"private, max-age={KEPT_SECONDS}"
    return answer
