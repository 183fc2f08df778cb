"""The tables of the history: what the page shows, what CSV and XLSX hold and what the API answers are these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from queue_server.domain.figures import ALL, Figures
from queue_server.domain.periods import Period
from queue_server.services.statistics.labels import Label, Labels, word
from queue_server.services.statistics.measures import ACCURACY, COLUMNS, OVERVIEW, TIMES, Kind, Value, change, ratio
from queue_server.services.statistics.reading import MOST_DAYS

TOTAL = Label(key="statistics-total")


@dataclass(frozen=True, slots=True)
class Row:
    """`kinds` where the rows of a table are of several kinds."""

    label: Label
    values: tuple[Value, ...]
    kinds: tuple[Kind, ...] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Its title and definition stand in the catalogue by `key`, its columns' by theirs. `chart`: the column drawn."""

    key: str
    columns: tuple[str, ...]
    kinds: tuple[Kind, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    chart: int | None = None

    def kind(self, row: Row, at: int) -> Kind:
        return (row.kinds or self.kinds)[at]


def overview(now: Figures, before: Figures) -> Table:
    """Every measure beside that of the period it is compared with, and the change."""
    rows = []
    for name, measure in OVERVIEW.items():
        values = measure.of(now), measure.of(before)
        kinds = (measure.kind, measure.kind, Kind.SHARE)
        rows.append(Row(word("measure", name), (*values, change(*values)), kinds))
    return Table("overview", ("now", "before", "change"), (Kind.MEAN, Kind.MEAN, Kind.SHARE), tuple(rows))


def times(figures: Figures) -> Table:
    """Waits and service times, with suspended time and without it."""
    rows = [
        Row(word("time", name), tuple(of(figures.whole_time(name)) for _kind, of in TIMES.values()))
        for name in ("wait", "wait_net", "service", "service_net")
    ]
    return Table("times", tuple(TIMES), tuple(kind for kind, _of in TIMES.values()), tuple(rows))


def accuracy(figures: Figures) -> Table:
    rows = [Row(word("accuracy", name), (measure.of(figures),), (measure.kind,)) for name, measure in ACCURACY.items()]
    return Table("accuracy", ("value",), (Kind.MEAN,), tuple(rows))


def by_dimension(figures: Figures, labels: Labels, key: str, dimension: str, columns: Sequence[str]) -> Table:
    """A row for each key of the dimension that occurs; the total is the whole, not the sum of what is shown."""
    rows = _rows(figures, labels.ordered(dimension, _keys(figures, dimension, columns)), dimension, columns)
    return Table(key, tuple(columns), _kinds(columns), rows, _whole(figures, columns), 0)


def only(figures: Figures, labels: Labels, key: str, dimension: str, columns: Sequence[str], one: str) -> Table:
    """The row of one key alone, and no whole: of nobody else anything is said."""
    keys = [each for each in _keys(figures, dimension, columns) if each == one]
    rows = _rows(figures, labels.ordered(dimension, keys), dimension, columns)
    return Table(key, tuple(columns), _kinds(columns), rows)


def most_first(table: Table, column: int) -> Table:
    """The rows with the largest number in this column before the others, its bars drawn."""
    rows = sorted(table.rows, key=lambda row: -(row.values[column] or 0))
    return replace(table, rows=tuple(rows), chart=column)


def shares(
    figures: Figures, key: str, measure: str, dimension: str, order: Iterable[str] = (), kind: Kind = Kind.COUNT
) -> Table:
    """How a whole is divided: the number and the share of each key, in this order, then as they come."""
    counts = figures.by(measure, dimension)
    keys = dict.fromkeys([*(each for each in order if each in counts), *sorted(counts)])
    whole = figures.total(measure)
    rows = [Row(_label(dimension, each), (counts[each], ratio(counts[each], whole))) for each in keys]
    total = Row(TOTAL, (whole, 1.0 if whole else None))
    return Table(key, ("count" if kind is Kind.COUNT else "hours", "share"), (kind, Kind.SHARE), tuple(rows), total, 0)


def course(period: Period, by_day: Mapping[date, tuple[int, int]]) -> Table:
    """Visits and handled services as they went by: day after day, or month after month."""
    daily = period.days <= MOST_DAYS
    sums: dict[date, tuple[int, int]] = {}
    for day, (visits, handled) in sorted(by_day.items()):
        at = day if daily else day.replace(day=1)
        known = sums.get(at, (0, 0))
        sums[at] = (known[0] + visits, known[1] + handled)
    rows = [Row(_day(at) if daily else _month(at), both) for at, both in sums.items() if any(both)]
    whole = tuple(sum(both[place] for both in sums.values()) for place in (0, 1))
    total = Row(TOTAL, whole)
    return Table("days" if daily else "months", ("visits", "handled"), (Kind.COUNT, Kind.COUNT), tuple(rows), total, 0)


def _rows(
    figures: Figures, keys: Iterable[tuple[str, Label]], dimension: str, columns: Sequence[str]
) -> tuple[Row, ...]:
    return tuple(
        Row(label, tuple(COLUMNS[name].of(figures, dimension, key) for name in columns)) for key, label in keys
    )


def _whole(figures: Figures, columns: Sequence[str]) -> Row:
    return Row(TOTAL, tuple(COLUMNS[name].of(figures, ALL, ALL) for name in columns))


def _kinds(columns: Sequence[str]) -> tuple[Kind, ...]:
    return tuple(COLUMNS[name].kind for name in columns)


def _keys(figures: Figures, dimension: str, columns: Sequence[str]) -> list[str]:
    """Those of every measure that a column of the table shows."""
    counted = [figures.by(name, dimension) for name in columns]
    timed = [figures.times_by(name, dimension) for name in ("wait", "service") if f"{name}_mean" in columns]
    return sorted({key for known in (*counted, *timed) for key in known})


def _label(dimension: str, key: str) -> Label:
    if dimension == "step":
        steps, step = key.split(":")
        return Label(key="statistics-step", arguments={"step": int(step), "steps": int(steps)})
    return word(dimension, key) if key else Label(key="statistics-unknown")


def _day(day: date) -> Label:
    arguments = {"day": f"{day.day:02}", "month": f"{day.month:02}", "year": str(day.year)}
    return Label(key="statistics-date", arguments=arguments, day=day)


def _month(day: date) -> Label:
    return Label(key="statistics-month", arguments={"month": f"{day.month:02}", "year": str(day.year)}, day=day)
