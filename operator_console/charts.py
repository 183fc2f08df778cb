"""Charts drawn on the server: columns and a line over them, told apart by form; their numbers stand in the table."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, log10

from queue_server.services.statistics.tables import Table

WIDTH, HEIGHT = 1000.0, 200.0
COLUMN = 0.7  # of its place
LEAST = 3  # points, below which a table says as much


@dataclass(frozen=True, slots=True)
class Chart:
    """`columns` are (x, y, width, height) of the first number of each row, `line` the points of the second; `top` is
    the number at the upper edge."""

    columns: tuple[tuple[float, float, float, float], ...]
    line: str
    top: int


def chart_of(table: Table) -> Chart | None:
    """Of a table whose first two columns go over time."""
    first = [row.values[0] or 0.0 for row in table.rows]
    second = [row.values[1] or 0.0 for row in table.rows]
    if len(first) < LEAST or not any((*first, *second)):
        return None
    top = _round_up(max(*first, *second))
    place = WIDTH / len(first)
    columns = [
        (at * place + place * (1 - COLUMN) / 2, HEIGHT * (1 - value / top), place * COLUMN, HEIGHT * value / top)
        for at, value in enumerate(first)
    ]
    points = (f"{(at + 0.5) * place:.1f},{HEIGHT * (1 - value / top):.1f}" for at, value in enumerate(second))
    return Chart(
        tuple((round(x, 1), round(y, 1), round(w, 1), round(h, 1)) for x, y, w, h in columns), " ".join(points), top
    )


def bars_of(table: Table) -> list[float]:
    """For each row how long its bar is, in per cent of the longest."""
    if table.chart is None:
        return []
    values = [row.values[table.chart] or 0.0 for row in table.rows]
    most = max(values, default=0.0)
    return [round(100 * value / most, 1) if most else 0.0 for value in values]


def _round_up(value: float) -> int:
    """The next number with one significant digit, or half of it: 1, 1.5, 2 … 10."""
    unit = 10 ** int(log10(max(value, 1)))
    return max(1, int(ceil(2 * value / unit) * unit / 2)) if unit > 1 else ceil(value)
