"""Free text from visitors: whether it names a way to a person, so that nobody but its addressee may see it."""

from __future__ import annotations

import re

# Six digits and more, however they are set apart: telephones, cards, passports, tax numbers, dates of birth.
_DIGITS = re.compile(r"\d(?:[^\w\n]{0,3}\d){5,}")
_SHORT_TELEPHONE = re.compile(r"\b\d{1,2}[-–]\d\d[-–]\d\d\b")
_MAIL = re.compile(r"\S@\S")
_NICKNAME = re.compile(r"(?:^|\s)@\w{3,}")
_LINK = re.compile(
    r"https?:|www\.|\bt\.me\b|\b[\w-]{2,}\.(?:com|net|org|info|ua|me|gov|eu|online|site)\b", re.IGNORECASE
)


def has_contacts(text: str) -> bool:
    """Whether the text holds a telephone, an address of the web or of mail, or a long number. Rather once too often:
    what is held back is still read by its addressee."""
    return any(form.search(text) for form in (_DIGITS, _SHORT_TELEPHONE, _MAIL, _NICKNAME, _LINK))
