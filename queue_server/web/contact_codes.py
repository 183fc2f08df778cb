"""Confirming a contact by a code, for the API and the booking pages alike: sending it, and counting wrong guesses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from queue_server.domain.codes import typed
from queue_server.domain.errors import Invalid, Refused, Unavailable
from queue_server.domain.messages import Outgoing, Undelivered
from queue_server.models import Branch
from queue_server.services.addresses import read_contact
from queue_server.services.booking import contact_codes
from queue_server.services.booking.wishes import rules_for_booking
from queue_server.web.booking import limited
from queue_server.web.dependencies import deps
from queue_server.web.identity import count_miss, refuse_guessing


def are_asked_for(branch: Branch) -> bool:
    """Whether who books on the web proves the contact: the branch wants it, and somebody can be written to at all."""
    return rules_for_booking(branch).confirm_contact and bool(deps().store.ways)


def send(branch: Branch, hold: str, contact: str) -> contact_codes.Asked:
    """A new code to the contact of a held time; whoever waits for it asks again.

    Raises TooMany, Unavailable(contact_code_not_sent), and like contact_codes.ask.
    """
    address = limited()
    refuse_guessing(address)
    limits, codes = deps().limits, deps().codes
    whose = codes.contact(read_contact(contact).value.casefold())
    limits.check("contact-codes", whose)
    limits.check("contact-codes-address", address)
    try:
        with deps().store.write() as work:
            asked = contact_codes.ask(work, branch.id, typed(hold) or "", contact, codes)
    except Refused as refusal:
        if refusal.code == "hold_unknown":
            count_miss(address)
        raise
    limits.count("contact-codes", whose)
    limits.count("contact-codes-address", address)
    _deliver(branch, asked)
    return asked


@contextmanager
def counting_guesses(hold: str) -> Iterator[None]:
    """A few wrong codes for one held time, and no more are heard. Raises TooMany."""
    guessed = deps().codes.stored(hold)
    deps().limits.check("contact-code-misses", guessed)
    try:
        yield
    except Invalid as mistake:
        if mistake.code == "contact_code_wrong":
            deps().limits.count("contact-code-misses", guessed)
        raise


def _deliver(branch: Branch, asked: contact_codes.Asked) -> None:
    texts, language = deps().catalogues, asked.language
    centre = branch.name.get(language) or branch.name["uk"]
    text = texts.text(language, "letter-contact-code", centre=centre, code=asked.code)
    letter = Outgoing(asked.contact.value, texts.text(language, "letter-subject-contact-code"), text)
    try:
        deps().offload(deps().channels[asked.contact.kind].send, letter)
    except Undelivered:
        raise Unavailable("contact_code_not_sent") from None
