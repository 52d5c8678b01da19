from __future__ import annotations

import numpy as np
import pytest

from groundforce.physiology.energy_cost import minetti2002_cost_of_running


# Mean and standard deviation measured in the paper (J/kg/m), abstract.
@pytest.mark.parametrize(
    ("grade", "mean", "sd"), [(0.0, 3.40, 0.24), (-0.20, 1.73, 0.36), (0.45, 18.93, 1.74)]
)
def test_near_what_the_paper_measured(grade: float, mean: float, sd: float) -> None:
    assert minetti2002_cost_of_running(grade) == pytest.approx(mean, abs=sd)


def test_arrays_give_what_scalars_give_and_nan_stays_nan() -> None:
    grades = np.array([-0.45, -0.1, 0.0, 0.1, 0.45, np.nan])
    costs = np.asarray(minetti2002_cost_of_running(grades))
    assert costs[:5] == pytest.approx([minetti2002_cost_of_running(float(grade)) for grade in grades[:5]])
    assert np.isnan(costs[5])


def test_cheapest_on_a_gentle_descent() -> None:
    grades = np.linspace(-0.45, 0.45, 901)
    cheapest = grades[np.argmin(np.asarray(minetti2002_cost_of_running(grades)))]
    assert -0.20 < cheapest < -0.15
