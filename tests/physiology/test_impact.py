"""Steps and their force. Golden rows: joint_loads.csv, one runner of Matijevich 2019."""

from __future__ import annotations

import numpy as np
import pytest

from groundforce.physiology.impact import (
    gottschall2005_impact_peak,
    matijevich2019_vertical_force,
    steps_from_cadence,
    steps_from_distance,
    usual_step_rate,
)

SPEEDS = np.array([2.6, 2.8, 3.0, 3.2, 3.4, 3.6, 3.8, 4.0])
FORCES = np.array([2.396, 2.427, 2.500, 2.493, 2.510, 2.544, 2.603, 2.605])


def test_the_line_meets_every_row_within_2_percent() -> None:
    assert np.allclose(np.asarray(matijevich2019_vertical_force(SPEEDS)), FORCES, rtol=0.02)
    slope, middle = np.polyfit(SPEEDS - 3.3, FORCES, 1)
    assert float(matijevich2019_vertical_force(3.3)) == pytest.approx(middle, abs=1e-3)
    assert slope == pytest.approx(0.14833, abs=1e-4)


def test_speeds_nobody_measured_are_held() -> None:
    assert matijevich2019_vertical_force(0.0) == matijevich2019_vertical_force(1.5)
    assert matijevich2019_vertical_force(20.0) == matijevich2019_vertical_force(6.0)
    assert np.isnan(matijevich2019_vertical_force(np.nan))


def test_downhill_raises_the_impact_peak_as_printed() -> None:
    """Abstract of Gottschall and Kram 2005: +54 % at -9 degrees, absent at +9 degrees."""
    nine = np.tan(np.radians(9.0))
    assert np.allclose(
        np.asarray(gottschall2005_impact_peak(np.array([-nine, 0.0, nine, -1.0]))), [1.54, 1.0, 0.0, 1.54]
    )


def test_two_ways_to_the_steps_of_an_easy_hour_agree() -> None:
    by_cadence = float(steps_from_cadence(3600.0, 162.0))
    by_distance = float(steps_from_distance(2.8 * 3600.0, 2.8))
    assert by_distance == pytest.approx(by_cadence, rel=0.03)
    assert 900.0 <= float(steps_from_distance(1000.0, 2.8)) <= 1000.0


# A kilometre of easy running takes 900 to 1000 contacts (from step rates of 2.7 to 2.9 a second near 3 m/s).
@pytest.mark.parametrize("rate", [2.7, 2.8, 2.9])
def test_a_kilometre_takes_about_nine_hundred_contacts(rate: float) -> None:
    assert 890.0 <= steps_from_distance(1000.0, 3.0, rate) <= 1000.0


def test_no_distance_is_no_step_and_standing_has_no_step_length() -> None:
    assert steps_from_distance(0.0, 3.0, 2.8) == 0.0
    with pytest.raises(ValueError, match="speed must be above zero"):
        steps_from_distance(10.0, 0.0)
    assert float(usual_step_rate(np.nan)) == float(usual_step_rate(2.8))
