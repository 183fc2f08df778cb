"""Small regression trees, boosted: each one corrects the middle of what the ones before it left wrong.

Plain Python, made quick by binned features and by growing each tree on a sample. The same rows always give the same
trees. A tree is stored as nested lists, [feature, threshold, below, above] or a number, so that it is JSON as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import Any

BINS = 32
DEPTH = 5
ROWS_A_TREE = 6000
SMALLEST_LEAF = 30
RATE = 0.08  # how much of a tree's advice is taken

Tree = float | list[object]
Row = Sequence[float]


@dataclass(frozen=True, slots=True)
class Trees:
    """What to add to a first guess."""

    trees: list[Tree]

    def of(self, row: Row) -> float:
        return sum(_leaf(tree, row) for tree in self.trees)


@dataclass(slots=True)
class _Growing:
    """The rows of one tree: `columns[feature][row]` is the bin, `edges[feature]` the bins' upper ends."""

    columns: list[bytes]
    edges: list[list[float]]
    left: list[float]

    def grow(self, rows: list[int], depth: int) -> Tree:
        left = self.left
        found = self._best(rows) if depth and len(rows) >= 2 * SMALLEST_LEAF else None
        if found is None:
            return RATE * median([left[row] for row in rows])
        feature, bin_ = found
        column = self.columns[feature]
        below = [row for row in rows if column[row] <= bin_]
        above = [row for row in rows if column[row] > bin_]
        return [feature, self.edges[feature][bin_], self.grow(below, depth - 1), self.grow(above, depth - 1)]

    def _best(self, rows: list[int]) -> tuple[int, int] | None:
        """The split that parts too low from too high guesses best."""
        too_low = [row for row in rows if self.left[row] > 0]
        too_high = [row for row in rows if self.left[row] <= 0]
        whole, count = len(too_low) - len(too_high), len(rows)
        best, found = whole * whole / count + 1e-9, None
        for feature, column in enumerate(self.columns):
            up, down = Counter(map(column.__getitem__, too_low)), Counter(map(column.__getitem__, too_high))
            total = many = 0
            for bin_ in range(len(self.edges[feature])):
                low, high = up.get(bin_, 0), down.get(bin_, 0)
                total += low - high
                many += low + high
                if many < SMALLEST_LEAF:
                    continue
                if count - many < SMALLEST_LEAF:
                    break
                gain = total * total / many + (whole - total) ** 2 / (count - many)
                if gain > best:
                    best, found = gain, (feature, bin_)
        return found


def boost(rows: Sequence[Row], left: Sequence[float], trees: int) -> Trees:
    """Learn to tell `left`, what a first guess leaves wrong at each row, by the least absolute error."""
    if not rows:
        return Trees([])
    random = Random(len(rows))
    edges = [_edges([row[feature] for row in rows]) for feature in range(len(rows[0]))]
    columns = [bytes(_bin(row[feature], edges_) for row in rows) for feature, edges_ in enumerate(edges)]
    growing = _Growing(columns, edges, list(left))
    grown: list[Tree] = []
    everybody = range(len(rows))
    for _ in range(trees):
        some = random.sample(everybody, min(ROWS_A_TREE, len(rows)))
        tree = growing.grow(some, DEPTH)
        grown.append(tree)
        growing.left = [wrong - _leaf(tree, row) for wrong, row in zip(growing.left, rows, strict=True)]
    return Trees(grown)


def _bin(value: float, edges: list[float]) -> int:
    """The first bin whose upper end is not below the value."""
    place = bisect_right(edges, value)
    return place - 1 if place and edges[place - 1] == value else place


def _edges(values: list[float]) -> list[float]:
    ordered = sorted(values)
    return sorted({ordered[len(ordered) * part // BINS] for part in range(1, BINS)})


def _leaf(tree: Tree, row: Row) -> float:
    node: Any = tree
    while isinstance(node, list):
        feature, threshold, below, above = node
        node = below if row[feature] <= threshold else above
    return float(node)
