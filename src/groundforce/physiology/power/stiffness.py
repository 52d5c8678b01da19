"""Springs of the running body: vertical and leg stiffness from contact and flight times alone."""

from __future__ import annotations

import math

import numpy as np

from groundforce.physiology.constants import GRAVITY
from groundforce.physiology.numeric import Array, Number, array, not_negative, positive, shaped

LEG_SHARE = 0.53
"""Leg length over body height (Winter 1979, as Morin 2005 uses it)."""


def flight_time_of_step(step_rate: Number, contact_time: Number | float) -> Number:
    """Time in the air of one running step [s].

    ::

        t_f = 1 / rate - t_c

    Parameters: ``step_rate`` steps of both feet [1/s], ``contact_time`` t_c [s]; floats or arrays that
    broadcast; NaN stays NaN. Valid for running; below 0 both feet touch the ground at once, which is no
    running, and no spring model either. Raises ValueError for a rate of zero or below or a negative time.

    Reference: arithmetic (no DOI).

    >>> round(flight_time_of_step(2.8, 0.25), 4)
    0.1071
    """
    flight = 1.0 / positive("step_rate", step_rate) - not_negative("contact_time", contact_time)
    return shaped(flight, step_rate, contact_time)


def morin2005_peak_force(
    body_mass: Number, contact_time: Number | float, flight_time: Number | float
) -> Number:
    """Largest vertical ground force of a running step, taken as a sine wave [N].

    ::

        F = m g (pi / 2) (t_f / t_c + 1)

    Parameters: ``body_mass`` m [kg], ``contact_time`` t_c [s], ``flight_time`` t_f [s]; floats or arrays that
    broadcast; NaN stays NaN. Valid for running from 3.3 m/s to full speed on the flat; below a force plate by
    3 to 7 %. On slopes the times alone did not give valid stiffness (Meyer 2023, DOI 10.1055/a-2044-4805).
    Raises ValueError for a mass or contact of zero or below, or a negative flight.

    Reference: Morin, Dalleau, Kyrolainen, Jeannin, Belli (2005). A simple method for measuring stiffness
    during running. J Appl Biomech 21:167-180. DOI 10.1123/jab.21.2.167

    >>> round(morin2005_peak_force(70.0, 0.25, 0.10))
    1510
    """
    weight = positive("body_mass", body_mass) * GRAVITY
    share = not_negative("flight_time", flight_time) / positive("contact_time", contact_time) + 1.0
    return shaped(weight * math.pi / 2.0 * share, body_mass, contact_time, flight_time)


def morin2005_vertical_displacement(contact_time: Number, flight_time: Number | float) -> Number:
    """How far the centre of mass sinks during contact [m].

    ::

        dy = F t_c^2 / (m pi^2) - g t_c^2 / 8

    with F of :func:`morin2005_peak_force`; body mass cancels.

    Parameters: ``contact_time`` t_c [s], ``flight_time`` t_f [s]; floats or arrays that broadcast; NaN stays
    NaN. Valid, and errors raised, as there.

    Reference: Morin et al. (2005), DOI 10.1123/jab.21.2.167

    >>> round(morin2005_vertical_displacement(0.25, 0.10), 4)
    0.06
    """
    contact, of_a_kilogram = array(contact_time), np.asarray(1.0)
    force = morin2005_peak_force(of_a_kilogram, contact, array(flight_time))
    return shaped(force * contact**2 / math.pi**2 - GRAVITY * contact**2 / 8.0, contact_time, flight_time)


def morin2005_vertical_stiffness(
    body_mass: Number, contact_time: Number | float, flight_time: Number | float
) -> Number:
    """Vertical stiffness of running [N/m]: peak force over how far the centre of mass sinks.

    ::

        k_vert = F / dy

    Parameters: as :func:`morin2005_peak_force`, whose F it takes, with dy of
    :func:`morin2005_vertical_displacement`. Valid, and errors raised, as there; 1 to 7 % below a force plate
    on average in the paper.

    Reference: Morin et al. (2005), DOI 10.1123/jab.21.2.167

    >>> round(morin2005_vertical_stiffness(70.0, 0.25, 0.10) / 1000.0, 1)
    25.2
    """
    mass, contact, flight = array(body_mass), array(contact_time), array(flight_time)
    stiffness = morin2005_peak_force(mass, contact, flight) / morin2005_vertical_displacement(contact, flight)
    return shaped(stiffness, body_mass, contact_time, flight_time)


def morin2005_leg_stiffness(
    body_mass: Number,
    contact_time: Number | float,
    flight_time: Number | float,
    speed: Number | float,
    leg_length: Number | float,
) -> Number:
    """Leg stiffness of running [N/m]: peak force over how far the leg spring shortens.

    ::

        k_leg = F / dL,  dL = L - sqrt(L^2 - (v t_c / 2)^2) + dy

    Parameters: ``speed`` v [m/s], ``leg_length`` L [m], the others as :func:`morin2005_peak_force`; floats or
    arrays that broadcast; NaN stays NaN. Valid as there; NaN where v t_c / 2 is longer than the leg. 1 to 7 %
    below a force plate on average in the paper. Raises ValueError as there, and for a negative speed or a leg
    of zero or below.

    Reference: Morin et al. (2005), DOI 10.1123/jab.21.2.167

    >>> round(morin2005_leg_stiffness(70.0, 0.25, 0.10, 3.33, 0.92) / 1000.0, 1)
    9.5
    """
    mass, contact, flight = array(body_mass), array(contact_time), array(flight_time)
    leg = positive("leg_length", leg_length)
    chord = _chord(leg, not_negative("speed", speed) * contact / 2.0)
    shortened = leg - chord + morin2005_vertical_displacement(contact, flight)
    stiffness = morin2005_peak_force(mass, contact, flight) / shortened
    return shaped(stiffness, body_mass, contact_time, flight_time, speed, leg_length)


def winter1979_leg_length(height: Number) -> Number:
    """Leg length from body height, hip joint to ground [m].

    ::

        L = 0.53 h

    Parameters: ``height`` h [m], a float or an array; NaN stays NaN. Valid for adults; off by 2 % on average
    in Morin 2005, more in single people. Raises ValueError for a height of zero or below.

    Reference: Winter (1979), Biomechanics of human movement, as Morin et al. (2005) use it,
    DOI 10.1123/jab.21.2.167

    >>> round(winter1979_leg_length(1.80), 3)
    0.954
    """
    return shaped(LEG_SHARE * positive("height", height), height)


def dalleau2004_vertical_stiffness(
    body_mass: Number, contact_time: Number | float, flight_time: Number | float
) -> Number:
    """Vertical stiffness of hopping on the spot [N/m].

    ::

        k = pi m (t_f + t_c) / (t_c^2 ((t_f + t_c) / pi - t_c / 4))

    The same sine model as Morin 2005, so the same number for the same times.

    Parameters: ``body_mass`` m [kg], ``contact_time`` t_c and ``flight_time`` t_f [s]; floats or arrays that
    broadcast; NaN stays NaN. Valid for stiff hops with short contacts. Raises ValueError for a mass or
    contact of zero or below, or a negative flight.

    Reference: Dalleau, Belli, Viale, Lacour, Bourdin (2004). A simple method for field measurements of leg
    stiffness in hopping. Int J Sports Med 25:170-176. DOI 10.1055/s-2003-45252 (recalled)

    >>> round(dalleau2004_vertical_stiffness(70.0, 0.20, 0.25) / 1000.0, 1)
    26.5
    """
    mass, contact = positive("body_mass", body_mass), positive("contact_time", contact_time)
    both = not_negative("flight_time", flight_time) + contact
    stiffness = math.pi * mass * both / (contact**2 * (both / math.pi - contact / 4.0))
    return shaped(stiffness, body_mass, contact_time, flight_time)


def _chord(leg: Array, half: Array) -> Array:
    under = leg**2 - half**2
    return np.sqrt(np.where(under >= 0.0, under, np.nan))
