"""Jump height, reactive strength and jump power, and how far a camera's frames blur them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numeric: TypeAlias = float | NDArray[np.float64]

GRAVITY = 9.80665
"""Standard acceleration of free fall [m/s^2]."""


def bosco1983_jump_height(flight_time: Numeric) -> Numeric:
    """Height of a jump from the time in the air [m].

    ::

        h = g t^2 / 8

    Parameters: ``flight_time`` t [s], a float or an array; NaN stays NaN. Valid where body and legs are
    held alike at take-off and landing (legs straight): landing with bent knees lengthens the flight and
    flatters the height by centimetres. Human jumps lie between about 0.15 and 0.9 s. It is the rise of the
    centre of mass after take-off; a reach test also counts the rise on to the toes and reads higher.

    Reference: Bosco, Luhtanen, Komi (1983). A simple method for measurement of mechanical power in jumping.
    Eur J Appl Physiol 50:273-282. DOI 10.1007/BF00422166

    >>> round(bosco1983_jump_height(0.5), 4)
    0.3065
    """
    return GRAVITY * flight_time * flight_time / 8.0


def bosco1983_take_off_velocity(flight_time: Numeric) -> Numeric:
    """Speed upwards at take-off from the time in the air [m/s]: v = g t / 2.

    Parameters: ``flight_time`` t [s], a float or an array. Valid as :func:`bosco1983_jump_height`.
    DOI 10.1007/BF00422166

    >>> round(bosco1983_take_off_velocity(0.5), 3)
    2.452
    """
    return GRAVITY * flight_time / 2.0


def linthorne2001_jump_height(take_off_velocity: Numeric) -> Numeric:
    """Height of a jump from the speed at take-off [m]: h = v^2 / (2 g).

    Parameters: ``take_off_velocity`` v [m/s], 0 or more, a float or an array. It needs no word on how the
    landing was done, unlike the flight time.

    Reference: Linthorne (2001). Analysis of standing vertical jumps using a force platform. Am J Phys
    69:1198-1204. DOI 10.1119/1.1397460

    >>> round(linthorne2001_jump_height(bosco1983_take_off_velocity(0.5)), 4)
    0.3065
    """
    return take_off_velocity * take_off_velocity / (2.0 * GRAVITY)


def frame_time_error(frame_rate: Numeric) -> Numeric:
    """Standard deviation of a time between two events read off video frames [s]: 1 / (f sqrt 6).

    Derived: each event lies anywhere between two frames, an error spread evenly over 1/f with variance
    1 / (12 f^2), and the time is the difference of two such events. ``frame_rate`` f [1/s], above 0.

    >>> round(frame_time_error(30.0), 4), round(frame_time_error(240.0), 4)
    (0.0136, 0.0017)
    """
    return 1.0 / (frame_rate * math.sqrt(6.0))


def frame_height_error(height: Numeric, frame_rate: Numeric) -> Numeric:
    """Standard deviation that video frames add to a flight-time height [m].

    Derived from h = g t^2 / 8: dh = (g t / 4) dt with t = sqrt(8 h / g) and dt of
    :func:`frame_time_error`. ``height`` h [m], 0 or more; ``frame_rate`` f [1/s], above 0.

    >>> round(frame_height_error(0.30, 30.0), 3), round(frame_height_error(0.30, 240.0), 3)
    (0.017, 0.002)
    """
    flight_time: Numeric = (8.0 * height / GRAVITY) ** 0.5
    return GRAVITY * flight_time / 4.0 * frame_time_error(frame_rate)


def frame_reactive_strength_error(height: Numeric, contact_time: Numeric, frame_rate: Numeric) -> Numeric:
    """Standard deviation that video frames add to a reactive strength index [m/s].

    Derived, first order, the two times taken as independent: index times the root of the summed squares of
    the shares by which height (:func:`frame_height_error`) and contact time (:func:`frame_time_error`) are
    off. ``height`` [m] and ``contact_time`` [s] above 0; ``frame_rate`` [1/s], above 0.

    >>> round(frame_reactive_strength_error(0.25, 0.20, 240.0), 3)
    0.014
    """
    index = height / contact_time
    of_height = frame_height_error(height, frame_rate) / height
    of_contact = frame_time_error(frame_rate) / contact_time
    error: Numeric = index * (of_height * of_height + of_contact * of_contact) ** 0.5
    return error


def flanagan2008_reactive_strength_index(height: Numeric, contact_time: Numeric) -> Numeric:
    """Reactive strength index of a drop jump or rebound [m/s]: jump height over time on the ground.

    Parameters: ``height`` [m], ``contact_time`` [s] above 0, floats or arrays. Meant for contacts below
    about 0.25 s; a long contact with a high jump can give the same number and is another movement.

    Reference: Flanagan, Comyns (2008). The use of contact time and the reactive strength index to optimize
    fast stretch-shortening cycle training. Strength Cond J 30:32-38. DOI 10.1519/SSC.0b013e318187e25b

    >>> round(flanagan2008_reactive_strength_index(0.30, 0.20), 2)
    1.5
    """
    return height / contact_time


def healy2018_reactive_strength_ratio(flight_time: Numeric, contact_time: Numeric) -> Numeric:
    """Reactive strength ratio of a drop jump or rebound [-]: time in the air over time on the ground.

    Parameters: ``flight_time``, ``contact_time`` [s], the latter above 0, floats or arrays. Not to be
    compared with :func:`flanagan2008_reactive_strength_index`: another scale for the same jump.

    Reference: Healy, Kenny, Harrison (2018). Reactive strength index: a poor indicator of reactive strength?
    Int J Sports Physiol Perform 13:802-809. DOI 10.1123/ijspp.2017-0511

    >>> round(healy2018_reactive_strength_ratio(0.5, 0.2), 2)
    2.5
    """
    return flight_time / contact_time


def ebben2010_reactive_strength_index_modified(height: Numeric, time_to_take_off: Numeric) -> Numeric:
    """RSImod of a countermovement jump [m/s]: jump height over the time from first movement to take-off.

    Parameters: ``height`` [m], ``time_to_take_off`` [s] above 0, floats or arrays.

    Reference: Ebben, Petushek (2010). Using the reactive strength index modified to evaluate plyometric
    performance. J Strength Cond Res 24:1983-1987. DOI 10.1519/JSC.0b013e3181e72466

    >>> round(ebben2010_reactive_strength_index_modified(0.30, 0.75), 2)
    0.4
    """
    return height / time_to_take_off


def sayers1999_peak_power(height: Numeric, body_mass: Numeric) -> Numeric:
    """Peak power of a jump from its height and body mass [W].

    ::

        P = 60.7 h_cm + 45.3 m - 2055

    Parameters: ``height`` [m] (turned into centimetres inside), ``body_mass`` m [kg], floats or arrays.
    A regression on squat jumps of college students: it says little of one jumper's change, as body mass
    carries much of it, and means nothing for heights below about 0.15 m.

    Reference: Sayers, Harackiewicz, Harman, Frykman, Rosenstein (1999). Cross-validation of three jump power
    equations. Med Sci Sports Exerc 31:572-577. DOI 10.1097/00005768-199904000-00013

    >>> round(sayers1999_peak_power(0.55, 80.0), 1)
    4907.5
    """
    return 60.7 * (100.0 * height) + 45.3 * body_mass - 2055.0


def harman1991_peak_power(height: Numeric, body_mass: Numeric) -> Numeric:
    """Peak power of a jump from its height and body mass [W]: 61.9 h_cm + 36.0 m + 1822.

    Parameters: ``height`` [m], ``body_mass`` m [kg], floats or arrays. Seventeen men; heights from a reach
    test. Sayers 1999 found it to be off by more than its own equation.

    Reference: Harman, Rosenstein, Frykman, Rosenstein, Kraemer (1991). Estimation of human power output from
    vertical jump. J Appl Sport Sci Res 5:116-120. DOI 10.1519/00124278-199108000-00002

    >>> round(harman1991_peak_power(0.60, 75.0))
    8236
    """
    return 61.9 * (100.0 * height) + 36.0 * body_mass + 1822.0


def harman1991_mean_power(height: Numeric, body_mass: Numeric) -> Numeric:
    """Mean power of a jump from its height and body mass [W]: 21.2 h_cm + 23.0 m - 1393.

    Parameters and limits as :func:`harman1991_peak_power`. DOI 10.1519/00124278-199108000-00002

    >>> round(harman1991_mean_power(0.60, 75.0))
    1604
    """
    return 21.2 * (100.0 * height) + 23.0 * body_mass - 1393.0
