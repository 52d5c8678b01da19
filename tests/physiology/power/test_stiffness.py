"""Springs: the two papers against each other, a simulated spring, and Morin's own tables."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundforce.physiology.power import stiffness

CONTACTS = st.floats(0.12, 0.35)
FLIGHTS = st.floats(0.03, 0.30)
MASSES = st.floats(40.0, 110.0)


@given(MASSES, CONTACTS, FLIGHTS)
def test_dalleau_and_morin_are_one_equation(mass: float, contact: float, flight: float) -> None:
    """Both papers take force as a sine wave, so vertical stiffness is the same to rounding."""
    morin = stiffness.morin2005_vertical_stiffness(mass, contact, flight)
    assert stiffness.dalleau2004_vertical_stiffness(mass, contact, flight) == pytest.approx(morin, rel=1e-12)


@given(MASSES, CONTACTS, FLIGHTS)
def test_the_sine_wave_carries_the_body(mass: float, contact: float, flight: float) -> None:
    """Its mean over a step is body weight: 2 F t_c / pi = m g (t_f + t_c)."""
    force = stiffness.morin2005_peak_force(mass, contact, flight)
    assert 2.0 * force * contact / np.pi == pytest.approx(mass * 9.80665 * (flight + contact), rel=1e-12)


def test_the_sink_is_what_integrating_the_force_twice_gives() -> None:
    """Sine-wave force on a point mass that lands at half the flight's speed; numerically, to 0.5 %."""
    contact, flight, mass, step = 0.25, 0.10, 70.0, 1e-5
    time = np.arange(0.0, contact / 2.0, step)
    force = stiffness.morin2005_peak_force(mass, contact, flight) * np.sin(np.pi * time / contact)
    speed = -9.80665 * flight / 2.0 + np.cumsum(force / mass - 9.80665) * step
    sunk = -float(np.sum(speed) * step)
    assert stiffness.morin2005_vertical_displacement(contact, flight) == pytest.approx(sunk, rel=0.005)


def test_elite_middle_distance_runners_land_near_the_papers_table() -> None:
    """Morin 2005, table 2, overground: 66.4 kg, 1.80 m; mean modelled leg stiffness 12.95 (SD 2.13) kN/m at
    4 to 7 m/s. Contact and flight times are not printed; 0.18 and 0.13 s at 5.5 m/s are typical of them."""
    leg = stiffness.winter1979_leg_length(1.80)
    found = stiffness.morin2005_leg_stiffness(66.4, 0.18, 0.13, 5.5, leg)
    assert found / 1000.0 == pytest.approx(12.95, abs=2 * 2.13)


def test_a_stride_longer_than_the_leg_has_no_spring_and_arrays_keep_their_shape() -> None:
    contact = np.array([0.25, 2.0])
    found = stiffness.morin2005_leg_stiffness(70.0, contact, 0.1, 4.0, 0.92)
    assert isinstance(found, np.ndarray)
    assert found[0] > 0.0
    assert np.isnan(found[1])


def test_flight_time_from_step_rate() -> None:
    assert stiffness.flight_time_of_step(170.0 / 60.0, 0.25) == pytest.approx(60.0 / 170.0 - 0.25)
