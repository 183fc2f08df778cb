"""Which device of a hall speaks for one of its zones: one alone, so that a call is heard there once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sounding:
    """A device that can speak: a display, or a loudspeaker (`only_speaks`). `zone` None is the whole hall."""

    id: str
    zone: str | None
    only_speaks: bool
    online: bool


def speaker_of(zone: str | None, named: str | None, devices: Sequence[Sounding]) -> str | None:
    """The device that the zone names. Where it names none, or the named one is away, the first other one in the order
    of pairing speaks: of the zone itself before one for the whole hall, a loudspeaker before a display. None without
    any."""
    able = [each for each in devices if each.zone in (zone, None) or each.id == named]

    def rank(each: Sounding) -> tuple[bool, bool, bool, bool]:
        return not each.online, each.id != named, each.zone != zone, not each.only_speaks

    return min(able, key=rank).id if able else None
