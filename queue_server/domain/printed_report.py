"""The report as paper has it: what stands on it, in words and numbers that are ready to be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One indicator: its name, what it means, its value with `notes` under it, that of a year before, the change.
    `key` names it for whoever reads the page by program."""

    key: str
    name: str
    about: str
    value: str
    notes: tuple[str, ...]
    before: str
    change: str


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """`heads` are those of the five columns, `closing` what follows the table; `page` says «Page {page} of {pages}»."""

    language: str
    title: str
    places: str
    span: str
    heads: tuple[str, str, str, str, str]
    lines: tuple[ReportLine, ...]
    closing: tuple[str, ...]
    page: str
    made_at: datetime


ReportFile = Callable[[PrintedReport], bytes]
"""A report as a PDF on A4."""
