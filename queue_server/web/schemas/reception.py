"""What reception asks."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import StringConstraints

from queue_server.web.schemas.text import Body


class FindBody(Body):
    """A number (А-012, a12) or a 12-digit code as somebody typed it, or the address of a ticket's QR as a scanner types
    it (in the Ukrainian layout # is №); in the body, so that no log holds a code."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=200)]

    @property
    def meant(self) -> str:
        return re.split("[#№]", self.text)[-1]
