"""Where a message goes: an e-mail address or a Ukrainian telephone, read in any usual form."""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers

from queue_server.domain.errors import Invalid
from queue_server.models import ContactKind

COUNTRY, REGION = 380, "UA"
LONGEST_EMAIL = 254
EMAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]")


@dataclass(frozen=True, slots=True)
class Contact:
    kind: ContactKind
    value: str

    @property
    def masked(self) -> str:
        """Enough for its owner to know it by: o…@example.org, +380…567."""
        if self.kind is ContactKind.PHONE:
            return f"{self.value[:4]}…{self.value[-3:]}"
        local, _, domain = self.value.rpartition("@")
        return f"{local[:1]}…@{domain}"


def read_contact(text: str) -> Contact:
    """An e-mail address, or a Ukrainian telephone in international form. Raises Invalid(contact_invalid)."""
    if "@" in text:
        address = text.strip()
        if len(address) <= LONGEST_EMAIL and EMAIL.fullmatch(address):
            local, _, domain = address.rpartition("@")
            return Contact(ContactKind.EMAIL, f"{local}@{domain.lower()}")
        raise Invalid("contact_invalid")
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        raise Invalid("contact_invalid") from None
    if number.country_code != COUNTRY or not phonenumbers.is_valid_number(number):
        raise Invalid("contact_invalid")
    return Contact(ContactKind.PHONE, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
