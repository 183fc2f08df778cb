"""What stands on a printed paper: blocks from top to bottom, as the server composes and the agent draws them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, Literal, get_args

Size = Literal["small", "normal", "large"]
Align = Literal["left", "center"]

WIDTHS = (58, 80)
MOST_BLOCKS = 100
CHOICES = {"size": get_args(Size), "align": get_args(Align)}


class BadPaper(ValueError):
    """A paper that no printer should get: it is malformed or has no end."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; it is wrapped where the paper ends."""

    kind: ClassVar = "text"
    text: str
    size: Size = "normal"
    bold: bool = False
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Number:
    """The ticket's number, as large as the paper allows."""

    kind: ClassVar = "number"
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that must not be overlooked («Дублікат»): white on black."""

    kind: ClassVar = "mark"
    text: str


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code with what it is for and the code to type instead of scanning it."""

    kind: ClassVar = "qr"
    data: str
    caption: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""

    kind: ClassVar = "rule"


@dataclass(frozen=True, slots=True)
class Space:
    """A little air."""

    kind: ClassVar = "space"


Block = Text | Number | Mark | Qr | Rule | Space
KINDS: dict[str, type[Block]] = {block.kind: block for block in (Text, Number, Mark, Qr, Rule, Space)}


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper to print. `width` is the roll's in millimetres, `language` that of its texts."""

    width: int
    language: str
    blocks: tuple[Block, ...]


def to_json(paper: Paper) -> dict[str, Any]:
    """As the API sends it to the printing agent."""
    blocks = [{"kind": block.kind, **asdict(block)} for block in paper.blocks]
    return {"width": paper.width, "language": paper.language, "blocks": blocks}


def from_json(data: object) -> Paper:
    """The paper that the API sent. Raises BadPaper."""
    if not isinstance(data, Mapping) or not isinstance(data.get("blocks"), list):
        raise BadPaper("a paper is an object with blocks")
    if data.get("width") not in WIDTHS:
        raise BadPaper("a paper is 58 or 80 mm wide")
    if len(data["blocks"]) > MOST_BLOCKS:
        raise BadPaper(f"a paper has at most {MOST_BLOCKS} blocks")
    blocks = tuple(_block(each) for each in data["blocks"])
    return Paper(width=data["width"], language=str(data.get("language", "")), blocks=blocks)


def _block(data: object) -> Block:
    """Fields that this version does not know are left out: the server may be newer than the agent."""
    if not isinstance(data, Mapping) or str(data.get("kind")) not in KINDS:
        raise BadPaper("a block of the paper is of no known kind")
    kind = KINDS[str(data["kind"])]
    known = {field.name: data[field.name] for field in fields(kind) if field.name in data}
    for name, value in known.items():
        if not isinstance(value, bool if name == "bold" else str) or value not in CHOICES.get(name, (value,)):
            raise BadPaper(f"{name} of a {kind.kind} block has a value that it cannot have")
    try:
        return kind(**known)
    except TypeError as missing:
        raise BadPaper(f"a {kind.kind} block is not whole") from missing
