"""Nine months of a branch that have exactly the indicators which Bakhmut's centre published for 2020.

Beside them stand those of the year before, from which the published changes come.
Not published, and chosen so that what was published holds: 183 reception days in both years, 44,030 handled services
in 2019 (281.7 a day is 17.1 per cent more than 240.6), and how many of the consultations were by telephone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from sqlmodel import Session

from benchmarks.invented_days import Diary, InventedDay, Visit, portions, weekdays
from queue_server.models import Channel, Outcome
from tests.factories import Centre

RECEPTION_DAYS = 183
MOST_TOGETHER = 3  # services of one visit
NO_SHOWS = 0.03


@dataclass(frozen=True, slots=True)
class Months:
    """January to September of a year, in the indicators of the report."""

    year: int
    consultations: int
    by_email: int
    by_telephone: int
    on_outreach: int
    outreach_days: int
    applications: int
    results: int
    instant: int
    ratings: int
    questionnaires: int


YEAR_2020 = Months(2020, 26_567, 34, 3_100, 260, 12, 12_757, 12_235, 487, 889, 25)
YEAR_2019 = Months(2019, 19_432, 20, 1_900, 150, 8, 12_520, 12_078, 410, 612, 18)


def write_nine_months(session: Session, centre: Centre, months: Months) -> None:
    """All rows of these months, into a branch that had none of this year."""
    diary = Diary(session, centre, months.year, first_seq=centre.branch.seq)
    diary.write(_days(months, Random(months.year)))


def _days(months: Months, chance: Random) -> Iterator[InventedDay]:
    possible = weekdays(date(months.year, 1, 2), date(months.year, 9, 30))
    days = sorted(chance.sample(possible, RECEPTION_DAYS))
    outreach = dict(
        zip(chance.sample(days, months.outreach_days), _even(months.on_outreach, months.outreach_days), strict=True)
    )
    busy = [chance.uniform(0.7, 1.3) for _day in days]
    in_hall = months.consultations - months.by_email - months.by_telephone - months.on_outreach
    parts = {
        "consulted": portions(in_hall, busy),
        "registered": portions(months.applications, busy),
        "issued": portions(months.results - months.instant, busy),
        "instant": portions(months.instant, busy),
        "email": portions(months.by_email, busy),
        "phone": portions(months.by_telephone, busy),
        "ratings": portions(months.ratings, busy),
        "questionnaires": portions(months.questionnaires, busy),
    }
    for at, day in enumerate(days):
        part = {name: counts[at] for name, counts in parts.items()}
        others = [(Channel.EMAIL, Outcome.CONSULTED)] * part["email"] + [(Channel.PHONE, Outcome.CONSULTED)] * part[
            "phone"
        ]
        others += [(Channel.OUTREACH, Outcome.CONSULTED)] * outreach.get(day, 0)
        yield InventedDay(day, _visits(part, chance), others, part["questionnaires"])


def _visits(part: dict[str, int], chance: Random) -> list[Visit]:
    """The day's services put together into visits, one to three in each, and some who did not come."""
    done = [
        *[Outcome.CONSULTED] * part["consulted"],
        *[Outcome.REGISTERED] * part["registered"],
        *[Outcome.ISSUED] * part["issued"],
        *[Outcome.INSTANT] * part["instant"],
    ]
    chance.shuffle(done)
    visits: list[Visit] = []
    while done:
        together = chance.choices((1, 2, MOST_TOGETHER), (0.7, 0.25, 0.05))[0]
        visits.append(Visit(done[:together]))
        done = done[together:]
    for visit in chance.sample(visits, part["ratings"]):
        visit.rated = chance.choices((2, 3, 4, 5), (0.04, 0.08, 0.28, 0.6))[0]
    visits += [Visit([]) for _ in range(int(len(visits) * NO_SHOWS))]
    chance.shuffle(visits)
    return visits


def _even(whole: int, parts: int) -> list[int]:
    return portions(whole, [1.0] * parts)
