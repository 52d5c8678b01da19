from __future__ import annotations

import numpy as np
import pytest

from groundforce.physiology.metabolic_power import peronnet1991_metabolic_power


def test_the_energy_of_a_litre_of_oxygen() -> None:
    """16.89 + 4.84 R kJ a litre: 20.3 at 0.71, where fat alone is burnt, and 21.7 at 1.0, sugar alone."""
    fat, sugar = peronnet1991_metabolic_power(np.array([1000.0, 1000.0]), np.array([0.71, 1.0])) * 60.0 / 1e3
    assert fat == pytest.approx(20.3, abs=0.1)
    assert sugar == pytest.approx(21.7, abs=0.1)


def test_nothing_taken_up_is_no_power_and_missing_stays_missing() -> None:
    assert peronnet1991_metabolic_power(0.0, 0.9) == 0.0
    assert np.isnan(peronnet1991_metabolic_power(np.array([np.nan]), 0.9)).all()
