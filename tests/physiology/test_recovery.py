from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.evidence import constant
from groundforce.physiology.recovery import (
    contact_impulse,
    effort,
    recovery_constants,
    residual,
    set_impulse,
    soreness,
)

KNOWN = recovery_constants(lambda name: constant(name).value)


def test_twelve_reference_sets_make_the_reference_session() -> None:
    assert 12 * set_impulse(1.0, 2.0, KNOWN) == pytest.approx(100.0)


def test_effort_falls_with_reps_in_reserve() -> None:
    values = [effort(reserve, KNOWN) for reserve in (0.0, 1.0, 2.0, 3.0, 4.0, 6.0)]
    assert values == sorted(values, reverse=True)
    assert values[0] == KNOWN.effort_at_failure


def test_zero_in_reserve_is_a_value_and_not_missing() -> None:
    assert effort(0.0, KNOWN) > effort(None, KNOWN)


def test_soreness_peaks_where_it_says() -> None:
    assert soreness(36.0, 36.0) == pytest.approx(1.0)
    assert soreness(24.0, 36.0) < 1.0 > soreness(60.0, 36.0)


def test_each_tier_costs_more_per_contact() -> None:
    assert contact_impulse(2, 40, KNOWN) == pytest.approx(2 * contact_impulse(1, 40, KNOWN))


@given(st.floats(0, 300), st.floats(0, 400))
def test_new_work_never_fades_faster(impulse: float, hours: float) -> None:
    assert residual(impulse, hours, True, KNOWN) >= residual(impulse, hours, False, KNOWN)


@given(st.floats(48, 400), st.floats(0, 100))
def test_fatigue_only_fades_after_two_days(hours: float, later: float) -> None:
    assert residual(100, hours + later, False, KNOWN) <= residual(100, hours, False, KNOWN) + 1e-9


def test_nothing_before_the_work() -> None:
    assert residual(100, -1.0, True, KNOWN) == 0.0


# The recalled course of soreness: sets in after 12 to 24 h, peaks at 24 to 72 h, gone by 5 to 7 days. Ours:
# "set in" is read as over a third of the peak, "not yet" as under a sixth, "gone" as under an eighth.
def test_soreness_keeps_to_the_recalled_course() -> None:
    peak = KNOWN.soreness_peak
    course = [soreness(float(hours), peak) for hours in range(24 * 8)]
    assert 24 <= course.index(max(course)) <= 72
    assert course[6] < 1 / 6 < 1 / 3 < course[12]
    assert max(course[5 * 24 :]) < 1 / 8
    assert max(course[7 * 24 :]) < 1 / 50


def test_an_array_of_hours_is_its_hours_one_by_one() -> None:
    hours = np.array([[-1.0, 0.0, 12.0], [36.0, 96.0, np.nan]])
    sore, left = soreness(hours, 36.0), residual(100.0, hours, True, KNOWN)
    assert sore.shape == left.shape == hours.shape
    assert np.isnan(sore[1, 2])
    assert np.isnan(left[1, 2])
    known = [float(one) for one in hours.flat[:5]]
    assert sore.flat[:5].tolist() == [soreness(one, 36.0) for one in known]
    assert left.flat[:5].tolist() == [residual(100.0, one, True, KNOWN) for one in known]
    assert residual(100.0, np.array([]), False, KNOWN).shape == (0,)


@given(st.floats(0.0, 400.0), st.booleans())
def test_what_is_left_is_a_fading_part_and_the_soreness_kernel(hours: float, novel: bool) -> None:
    """:func:`residual` writes :func:`soreness` out for speed; the two stay one formula."""
    half_life, sore = (
        (KNOWN.half_life_novel, KNOWN.soreness_novel)
        if novel
        else (KNOWN.half_life, KNOWN.soreness_accustomed)
    )
    neural = (1.0 - KNOWN.soreness_share) * 0.5 ** (hours / half_life)
    kernel = KNOWN.soreness_share * sore * soreness(hours, KNOWN.soreness_peak)
    assert residual(100.0, hours, novel, KNOWN) == pytest.approx(100.0 * (neural + kernel))
