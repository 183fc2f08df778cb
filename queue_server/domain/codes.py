"""The visitor's 12-digit code: made from a secret, an id and a version; only a keyed hash of it is ever stored."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

DIGITS = 12
GROUP = 4
HALL_DIGITS = 6
CONTACT_DIGITS = 6
HALL_WINDOW_S = 180


@dataclass(frozen=True, slots=True)
class Codes:
    """Two independent secrets: one makes codes, the other hides them in the database (architecture rule 14)."""

    making: bytes
    storing: bytes

    @classmethod
    def from_secret(cls, secret: str) -> Codes:
        def derive(purpose: str) -> bytes:
            return hmac.new(secret.encode(), purpose.encode(), sha256).digest()

        return cls(derive("visitor-code"), derive("visitor-code-hash"))

    def make(self, owner: str, version: int) -> str:
        """The code of a ticket or an appointment; a new version stops the old one."""
        digest = hmac.new(self.making, f"{owner}:{version}".encode(), sha256).digest()
        return f"{int.from_bytes(digest[:16], 'big') % 10**DIGITS:0{DIGITS}d}"

    def stored(self, code: str) -> str:
        """What the database keeps of a code, hex."""
        return hmac.new(self.storing, code.encode(), sha256).hexdigest()

    def contact(self, contact: str) -> str:
        """What the database keeps of a contact beside it, to count its bookings; hex."""
        return hmac.new(self.storing, f"contact:{contact}".encode(), sha256).hexdigest()

    def contact_code(self, owner: str, contact: str, number: int) -> str:
        """Six digits that only the owner of a contact can know: the `number`th of a held time."""
        digest = hmac.new(self.making, f"contact:{owner}:{contact}:{number}".encode(), sha256).digest()
        return f"{int.from_bytes(digest[:16], 'big') % 10**CONTACT_DIGITS:0{CONTACT_DIGITS}d}"

    def hall(self, branch_id: str, now: datetime) -> str:
        """The code that the branch's hall shows now: whoever reads it is there. It changes every three minutes."""
        return self._hall(branch_id, int(now.timestamp()) // HALL_WINDOW_S)

    def is_of_hall(self, branch_id: str, code: str, now: datetime) -> bool:
        """Whether a code is the hall's present one or the one before."""
        window = int(now.timestamp()) // HALL_WINDOW_S
        return any(hmac.compare_digest(code.encode(), self._hall(branch_id, w).encode()) for w in (window, window - 1))

    def _hall(self, branch_id: str, window: int) -> str:
        digest = hmac.new(self.making, f"hall:{branch_id}:{window}".encode(), sha256).digest()
        return f"{int.from_bytes(digest[:16], 'big') % 10**HALL_DIGITS:0{HALL_DIGITS}d}"


def shown(code: str) -> str:
    """1234 5678 9012, as people read it out."""
    return " ".join(code[i : i + GROUP] for i in range(0, DIGITS, GROUP))


def typed(text: str) -> str | None:
    """The digits of a code typed in any usual form, or None when it cannot be one."""
    digits = "".join(character for character in text if character.isdigit())
    return digits if len(digits) == DIGITS and digits.isascii() else None
