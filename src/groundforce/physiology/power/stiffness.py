"""Springs of the running body: vertical and leg stiffness from contact and flight times alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

from groundforce.physiology.power.jump import GRAVITY

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numeric: TypeAlias = float | NDArray[np.float64]

LEG_SHARE = 0.53
"""Leg length over body height (Winter 1979, as Morin 2005 uses it)."""


def flight_time_of_step(step_rate: Numeric, contact_time: Numeric) -> Numeric:
    """Time in the air of one running step [s]: 1 / step rate - contact time.

    Derived. ``step_rate`` steps of both feet a second [1/s], above 0; ``contact_time`` [s]. Below 0 means
    that both feet touch the ground at once: no running, and no spring model either.

    >>> round(flight_time_of_step(2.8, 0.25), 4)
    0.1071
    """
    return 1.0 / step_rate - contact_time


def morin2005_peak_force(body_mass: Numeric, contact_time: Numeric, flight_time: Numeric) -> Numeric:
    """Largest vertical ground force of a running step, taken as a sine wave [N].

    ::

        F = m g (pi / 2) (t_f / t_c + 1)

    Parameters: ``body_mass`` m [kg], ``contact_time`` t_c [s] above 0, ``flight_time`` t_f [s], floats or
    arrays. Valid for running from 3.3 m/s to full speed on the flat; below a force plate by 3 to 7 %.

    Reference: Morin, Dalleau, Kyrolainen, Jeannin, Belli (2005). A simple method for measuring stiffness
    during running. J Appl Biomech 21:167-180. DOI 10.1123/jab.21.2.167

    >>> round(morin2005_peak_force(70.0, 0.25, 0.10))
    1510
    """
    return body_mass * GRAVITY * math.pi / 2.0 * (flight_time / contact_time + 1.0)


def morin2005_vertical_displacement(contact_time: Numeric, flight_time: Numeric) -> Numeric:
    """How far the centre of mass sinks during contact [m].

    ::

        dy = F t_c^2 / (m pi^2) - g t_c^2 / 8

    with F of :func:`morin2005_peak_force`; body mass cancels. Parameters and limits as there.
    DOI 10.1123/jab.21.2.167

    >>> round(morin2005_vertical_displacement(0.25, 0.10), 4)
    0.06
    """
    force = morin2005_peak_force(1.0, contact_time, flight_time)
    return force * contact_time**2 / math.pi**2 - GRAVITY * contact_time**2 / 8.0


def morin2005_vertical_stiffness(body_mass: Numeric, contact_time: Numeric, flight_time: Numeric) -> Numeric:
    """Vertical stiffness of running [N/m]: peak force over how far the centre of mass sinks.

    Parameters and limits as :func:`morin2005_peak_force`. Within 3 % of a force plate on average in the
    paper. DOI 10.1123/jab.21.2.167

    >>> round(morin2005_vertical_stiffness(70.0, 0.25, 0.10) / 1000.0, 1)
    25.2
    """
    force = morin2005_peak_force(body_mass, contact_time, flight_time)
    return force / morin2005_vertical_displacement(contact_time, flight_time)


def morin2005_leg_stiffness(
    body_mass: Numeric, contact_time: Numeric, flight_time: Numeric, speed: Numeric, leg_length: Numeric
) -> Numeric:
    """Leg stiffness of running [N/m]: peak force over how far the leg spring shortens.

    ::

        dL = L - sqrt(L^2 - (v t_c / 2)^2) + dy

    Parameters: ``speed`` v [m/s], ``leg_length`` L [m], the others as :func:`morin2005_peak_force`, floats
    or arrays. NaN where v t_c / 2 is longer than the leg. Within 3 to 6 % of a force plate on average.
    DOI 10.1123/jab.21.2.167

    >>> round(morin2005_leg_stiffness(70.0, 0.25, 0.10, 3.33, 0.92) / 1000.0, 1)
    9.5
    """
    import numpy as np

    under = leg_length**2 - (speed * contact_time / 2.0) ** 2
    chord = np.sqrt(np.where(np.asarray(under) >= 0.0, under, np.nan))
    shortened = leg_length - chord + morin2005_vertical_displacement(contact_time, flight_time)
    found = morin2005_peak_force(body_mass, contact_time, flight_time) / shortened
    return float(found) if np.ndim(found) == 0 else found


def winter1979_leg_length(height: Numeric) -> Numeric:
    """Leg length from body height [m]: 0.53 h, hip joint to ground.

    ``height`` h [m], a float or an array. Off by 2 % on average in Morin 2005 (DOI 10.1123/jab.21.2.167),
    who takes it from Winter (1979), Biomechanics of human movement.

    >>> round(winter1979_leg_length(1.80), 3)
    0.954
    """
    return LEG_SHARE * height


def dalleau2004_vertical_stiffness(
    body_mass: Numeric, contact_time: Numeric, flight_time: Numeric
) -> Numeric:
    """Vertical stiffness of hopping on the spot [N/m].

    ::

        k = pi m (t_f + t_c) / (t_c^2 ((t_f + t_c) / pi - t_c / 4))

    Parameters: ``body_mass`` m [kg], ``contact_time`` t_c and ``flight_time`` t_f [s], floats or arrays.
    The same sine model as Morin 2005, so the same number for the same times. Valid for stiff hops with
    short contacts.

    Reference: Dalleau, Belli, Viale, Lacour, Bourdin (2004). A simple method for field measurements of leg
    stiffness in hopping. Int J Sports Med 25:170-176. DOI 10.1055/s-2003-45252

    >>> round(dalleau2004_vertical_stiffness(70.0, 0.20, 0.25) / 1000.0, 1)
    26.5
    """
    both = flight_time + contact_time
    return math.pi * body_mass * both / (contact_time**2 * (both / math.pi - contact_time / 4.0))
