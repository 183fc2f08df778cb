"""How long a service takes is learned from the records and leans on the settings while these are few."""

from __future__ import annotations

import pytest

from queue_server.domain.durations import (
    DECLARED_VARIATION,
    LEAN,
    PACE_KNOWN,
    Durations,
    Kind,
    Record,
    _Ratio,
    lengthening,
)

CONSULTATION = Kind("А", "consultation")
PASSPORT = Kind("Б", "application", "passport")
HOUSING = Kind("Б", "application", "housing")
COLLECTION = Kind("Б", "collection")
DECLARED = {"consultation": 480.0, "application": 900.0, "collection": 300.0}


def learned(*records: tuple[Kind, float]) -> Durations:
    return Durations.learn([Record(kind, seconds) for kind, seconds in records], lambda kind: DECLARED[kind.purpose])


def test_without_a_record_the_settings_are_believed():
    duration = learned().of(PASSPORT)

    assert duration.mean_s == 900
    assert duration.spread_s == pytest.approx(900 * DECLARED_VARIATION)


def test_many_records_outweigh_the_settings():
    duration = learned(*[(PASSPORT, 500.0), (PASSPORT, 700.0)] * 500).of(PASSPORT)

    assert duration.mean_s == pytest.approx(600, rel=0.02)
    assert duration.spread_s == pytest.approx(100, rel=0.1)


def test_with_as_many_records_as_it_leans_on_a_line_is_believed_by_half():
    duration = learned(*[(CONSULTATION, 960.0)] * LEAN).of(Kind("А", "application"))

    assert duration.mean_s == pytest.approx(900 * 1.5)


def test_a_service_with_few_records_follows_its_purpose_in_the_line():
    durations = learned(*[(PASSPORT, 450.0)] * 500, (HOUSING, 450.0))

    assert durations.of(HOUSING).mean_s == pytest.approx(450, rel=0.03)


def test_a_purpose_with_few_records_follows_its_line_in_proportion_to_the_settings():
    durations = learned(*[(PASSPORT, 450.0)] * 500)  # twice as quick as declared

    assert durations.of(COLLECTION).mean_s == pytest.approx(150, rel=0.03)
    assert durations.of(CONSULTATION).mean_s == 480  # another line


def test_a_service_keeps_its_own_time_beside_a_quicker_one():
    durations = learned(*[(PASSPORT, 300.0), (HOUSING, 1500.0)] * 200)

    assert durations.of(PASSPORT).mean_s == pytest.approx(300, rel=0.12)
    assert durations.of(HOUSING).mean_s == pytest.approx(1500, rel=0.05)


def test_a_service_is_known_in_another_line_too():
    durations = learned(*[(PASSPORT, 300.0)] * 500)

    assert durations.of(Kind("В", "application", "passport")).mean_s == pytest.approx(300, rel=0.05)


@pytest.mark.parametrize("seconds", [0, 4, 9 * 3600])
def test_a_mistaken_key_or_a_forgotten_finish_teaches_nothing(seconds):
    assert learned(*[(CONSULTATION, seconds)] * 50).of(CONSULTATION).mean_s == 480


@pytest.mark.parametrize("seconds", [100.1, 123.4, 77.7, 333.3])
def test_steady_records_never_make_the_spread_imaginary(seconds):
    """Rounding may make the variance of many equal numbers a little less than nothing."""
    durations = learned()
    for _ in range(2000):
        durations._add(Record(CONSULTATION, seconds))
        assert all(sums.leaning_on(_Ratio(1.0, 0.0)).variation2 >= 0 for sums in durations._sums.values())
    assert durations.of(CONSULTATION).spread_s == pytest.approx(0, abs=10)


def test_the_common_pace_is_surer_the_more_is_known():
    nothing, little, much = (learned(*[(CONSULTATION, 500.0)] * count).pace_spread for count in (0, 10, 5000))

    assert nothing > little > much == pytest.approx(PACE_KNOWN, rel=0.02)


@pytest.mark.parametrize(
    ("persons", "services", "times"), [(1, 1, 1.0), (2, 1, 1.5), (1, 2, 2.0), (1, 3, 3.0), (3, 2, 3.0)]
)
def test_named_persons_and_services_lengthen_the_visit(persons, services, times):
    assert lengthening(persons, services) == times
