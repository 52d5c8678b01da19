from __future__ import annotations

import numpy as np
import pytest

from groundforce.physiology.power import force

RATE = 1000.0


def push(slope: float, peak: float = 1500.0, quiet: int = 400, rest: float = 20.0) -> np.ndarray:
    """Quiet, then a ramp to a plateau, on a small even ripple."""
    ramp = np.minimum(slope * np.arange(1200) / RATE, peak)
    trial = np.concatenate([np.zeros(quiet), ramp]) + rest
    return trial + 0.5 * np.where(np.arange(len(trial)) % 2 == 0, 1.0, -1.0)


def test_the_onset_is_found_to_a_few_samples() -> None:
    assert force.force_onset(push(5000.0), RATE) == pytest.approx(401, abs=3)


def test_slopes_and_impulse_of_a_ramp_are_its_own() -> None:
    trial = push(5000.0)
    start = force.force_onset(trial, RATE)
    for window in force.WINDOWS:
        found = float(force.aagaard2002_rate_of_force_development(trial[start:], RATE, window))
        assert found == pytest.approx(5000.0, rel=0.01)
    impulse = float(force.aagaard2002_impulse(trial[start:], RATE, 0.2))
    assert impulse == pytest.approx(0.5 * 5000.0 * 0.2**2, rel=0.01)
    assert float(force.maffiuletti2016_peak_rate(trial, RATE)) >= 5000.0 * 0.99


def test_trials_go_along_the_leading_axes() -> None:
    trials = np.stack([2000.0 * np.arange(400) / RATE, 4000.0 * np.arange(400) / RATE])
    assert force.aagaard2002_rate_of_force_development(trials, RATE, 0.1).tolist() == [2000.0, 4000.0]
    assert force.aagaard2002_impulse(trials, RATE, 0.1) == pytest.approx([10.0, 20.0])
    assert force.maffiuletti2016_peak_rate(trials, RATE) == pytest.approx([2000.0, 4000.0])


def test_a_trial_without_a_push_or_too_short_is_refused() -> None:
    with pytest.raises(ValueError, match="never rises"):
        force.force_onset(np.zeros(1000), RATE)
    with pytest.raises(ValueError, match="too few"):
        force.force_onset(np.zeros(100), RATE)
    with pytest.raises(ValueError, match="samples"):
        force.aagaard2002_impulse(np.zeros(100), RATE, 0.2)
