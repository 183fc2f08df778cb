"""The part of a centre file that says to whom suggestions and complaints go, and how long their words are kept."""

# ruff: noqa: RUF012 -- pydantic copies the defaults of its models

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from queue_server.domain.errors import Invalid
from queue_server.models import ContactKind
from queue_server.services.addresses import LONGEST_EMAIL, read_contact
from queue_server.services.centre.forms import SaidOrNone, Strict


def _an_email(text: str) -> str:
    if not text.strip():
        return ""
    try:
        contact = read_contact(text)
    except Invalid:
        contact = None
    if contact is None or contact.kind is not ContactKind.EMAIL:
        raise PydanticCustomError("centre-email-form", "no e-mail address", {"given": text[:60]})
    return contact.value


EmailOrNone = Annotated[str, Field(max_length=LONGEST_EMAIL), AfterValidator(_an_email)]


class FeedbackPart(Strict):
    """`…_to` is whom it is addressed to, as «Слов’янському міському голові»; without it the head of the centre.
    `…_email` learns that something came, never what. `keep_days` after the answer texts and authors are erased."""

    open: bool = True
    suggestion_to: SaidOrNone = {}
    suggestion_email: EmailOrNone = ""
    complaint_to: SaidOrNone = {}
    complaint_email: EmailOrNone = ""
    keep_days: Annotated[int, Field(ge=1, le=1825)] = 30
