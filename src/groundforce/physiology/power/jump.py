"""Jump height, reactive strength and jump power, and how far a camera's frames blur them."""

from __future__ import annotations

import math

import numpy as np

from groundforce.physiology.constants import GRAVITY
from groundforce.physiology.numeric import Array, Number, array, not_negative, positive, shaped

CENTIMETRES = 100.0
"""Centimetres in a metre: the regressions for power take them."""


def bosco1983_jump_height(flight_time: Number) -> Number:
    """Height of a jump from the time in the air [m].

    ::

        h = g t^2 / 8

    Parameters: ``flight_time`` t [s], a float or an array; NaN stays NaN. Valid where body and legs are held
    alike at take-off and landing (legs straight), for human jumps of about 0.15 to 0.9 s: landing with bent
    knees lengthens the flight and flatters the height by centimetres. It is the rise of the centre of mass
    after take-off; a reach test also counts the rise on to the toes and reads higher. Raises ValueError for a
    negative time.

    Reference: Bosco, Luhtanen, Komi (1983). A simple method for measurement of mechanical power in jumping.
    Eur J Appl Physiol 50:273-282. DOI 10.1007/BF00422166

    >>> round(bosco1983_jump_height(0.5), 4)
    0.3065
    """
    return shaped(GRAVITY * not_negative("flight_time", flight_time) ** 2 / 8.0, flight_time)


def bosco1983_take_off_velocity(flight_time: Number) -> Number:
    """Speed upwards at take-off from the time in the air [m/s].

    ::

        v = g t / 2

    Parameters: ``flight_time`` t [s], a float or an array; NaN stays NaN. Valid as
    :func:`bosco1983_jump_height`. Raises ValueError for a negative time.

    Reference: Bosco et al. (1983), DOI 10.1007/BF00422166

    >>> round(bosco1983_take_off_velocity(0.5), 3)
    2.452
    """
    return shaped(GRAVITY * not_negative("flight_time", flight_time) / 2.0, flight_time)


def linthorne2001_jump_height(take_off_velocity: Number) -> Number:
    """Height of a jump from the speed at take-off [m].

    ::

        h = v^2 / (2 g)

    Parameters: ``take_off_velocity`` v [m/s], a float or an array; NaN stays NaN. Valid for any jump: unlike
    the flight time it needs no word on how the landing was done. Raises ValueError for a negative speed.

    Reference: Linthorne (2001). Analysis of standing vertical jumps using a force platform. Am J Phys
    69:1198-1204. DOI 10.1119/1.1397460

    >>> round(linthorne2001_jump_height(bosco1983_take_off_velocity(0.5)), 4)
    0.3065
    """
    speed = not_negative("take_off_velocity", take_off_velocity)
    return shaped(speed**2 / (2.0 * GRAVITY), take_off_velocity)


def frame_time_error(frame_rate: Number) -> Number:
    """Standard deviation of a time between two events read off video frames [s].

    ::

        sd = 1 / (f sqrt(6))

    Each event lies anywhere between two frames, an error spread evenly over 1/f with variance 1 / (12 f^2),
    and the time is the difference of two such events.

    Parameters: ``frame_rate`` f [1/s], a float or an array; NaN stays NaN. Valid where events are read to the
    nearest frame and by eye add no error of their own. Raises ValueError for a rate of zero or below.

    Reference: derived (no DOI).

    >>> round(frame_time_error(30.0), 4), round(frame_time_error(240.0), 4)
    (0.0136, 0.0017)
    """
    return shaped(1.0 / (positive("frame_rate", frame_rate) * math.sqrt(6.0)), frame_rate)


def frame_height_error(height: Number, frame_rate: Number | float) -> Number:
    """Standard deviation that video frames add to a flight-time height [m].

    ::

        sd = (g t / 4) sd_t,  t = sqrt(8 h / g)

    from h = g t^2 / 8, with sd_t of :func:`frame_time_error`.

    Parameters: ``height`` h [m], ``frame_rate`` f [1/s]; floats or arrays that broadcast; NaN stays NaN.
    Valid to first order, for flights of several frames. Raises ValueError for a negative height or a rate of
    zero or below.

    Reference: derived (no DOI).

    >>> round(frame_height_error(0.30, 30.0), 3), round(frame_height_error(0.30, 240.0), 3)
    (0.017, 0.002)
    """
    flight_time = np.sqrt(8.0 * not_negative("height", height) / GRAVITY)
    return shaped(GRAVITY * flight_time / 4.0 * frame_time_error(array(frame_rate)), height, frame_rate)


def frame_reactive_strength_error(
    height: Number, contact_time: Number | float, frame_rate: Number | float
) -> Number:
    """Standard deviation that video frames add to a reactive strength index [m/s].

    ::

        sd = (h / t_c) sqrt((sd_h / h)^2 + (sd_t / t_c)^2)

    with sd_h of :func:`frame_height_error` and sd_t of :func:`frame_time_error`, the two times taken as
    independent.

    Parameters: ``height`` h [m], ``contact_time`` t_c [s], ``frame_rate`` [1/s]; floats or arrays that
    broadcast; NaN stays NaN. Valid to first order, for contacts of several frames. Raises ValueError for one
    of zero or below.

    Reference: derived (no DOI).

    >>> round(frame_reactive_strength_error(0.25, 0.20, 240.0), 3)
    0.014
    """
    rise, contact = positive("height", height), positive("contact_time", contact_time)
    of_height = frame_height_error(rise, array(frame_rate)) / rise
    of_contact = frame_time_error(array(frame_rate)) / contact
    return shaped(rise / contact * np.hypot(of_height, of_contact), height, contact_time, frame_rate)


def flanagan2008_reactive_strength_index(height: Number, contact_time: Number | float) -> Number:
    """Reactive strength index of a drop jump or rebound [m/s].

    ::

        RSI = h / t_c

    Parameters: ``height`` h [m], ``contact_time`` t_c [s]; floats or arrays that broadcast; NaN stays NaN.
    Valid for contacts below about 0.25 s; a long contact with a high jump can give the same number and is
    another movement. Raises ValueError for a negative height or a contact of zero or below.

    Reference: Flanagan, Comyns (2008). The use of contact time and the reactive strength index to optimize
    fast stretch-shortening cycle training. Strength Cond J 30:32-38. DOI 10.1519/SSC.0b013e318187e25b

    >>> round(flanagan2008_reactive_strength_index(0.30, 0.20), 2)
    1.5
    """
    ratio = not_negative("height", height) / positive("contact_time", contact_time)
    return shaped(ratio, height, contact_time)


def healy2018_reactive_strength_ratio(flight_time: Number, contact_time: Number | float) -> Number:
    """Reactive strength ratio of a drop jump or rebound [-].

    ::

        RSR = t_f / t_c

    Parameters: ``flight_time`` t_f and ``contact_time`` t_c [s]; floats or arrays that broadcast; NaN stays
    NaN. Valid for contacts below about 0.25 s; not to be compared with
    :func:`flanagan2008_reactive_strength_index`, another scale for the same jump. Raises ValueError for a
    negative flight or a contact of zero or below.

    Reference: Healy, Kenny, Harrison (2018). Reactive strength index: a poor indicator of reactive strength?
    Int J Sports Physiol Perform 13:802-809. DOI 10.1123/ijspp.2017-0511 (28 sprinters)

    >>> round(healy2018_reactive_strength_ratio(0.5, 0.2), 2)
    2.5
    """
    ratio = not_negative("flight_time", flight_time) / positive("contact_time", contact_time)
    return shaped(ratio, flight_time, contact_time)


def ebben2010_reactive_strength_index_modified(height: Number, time_to_take_off: Number | float) -> Number:
    """RSImod of a countermovement jump [m/s].

    ::

        RSImod = h / t

    Parameters: ``height`` h [m], ``time_to_take_off`` t [s] from first movement to take-off; floats or arrays
    that broadcast; NaN stays NaN. Valid for jumps from standing whose start was found on a force plate.
    Raises ValueError for a negative height or a time of zero or below.

    Reference: Ebben, Petushek (2010). Using the reactive strength index modified to evaluate plyometric
    performance. J Strength Cond Res 24:1983-1987. DOI 10.1519/JSC.0b013e3181e72466

    >>> round(ebben2010_reactive_strength_index_modified(0.30, 0.75), 2)
    0.4
    """
    ratio = not_negative("height", height) / positive("time_to_take_off", time_to_take_off)
    return shaped(ratio, height, time_to_take_off)


def sayers1999_peak_power(height: Number, body_mass: Number | float) -> Number:
    """Peak power of a jump from its height and body mass [W].

    ::

        P = 60.7 h_cm + 45.3 m - 2055

    Parameters: ``height`` [m] (turned into centimetres inside), ``body_mass`` m [kg]; floats or arrays that
    broadcast; NaN stays NaN. Valid for adults and heights above about 0.15 m: a regression on squat jumps of
    college students. It says little of one jumper's change, as body mass carries much of it. Raises
    ValueError for a negative height or a mass of zero or below.

    Reference: Sayers, Harackiewicz, Harman, Frykman, Rosenstein (1999). Cross-validation of three jump power
    equations. Med Sci Sports Exerc 31:572-577. DOI 10.1097/00005768-199904000-00013

    >>> round(sayers1999_peak_power(0.55, 80.0), 1)
    4907.5
    """
    return shaped(_regression(height, body_mass, 60.7, 45.3, -2055.0), height, body_mass)


def harman1991_peak_power(height: Number, body_mass: Number | float) -> Number:
    """Peak power of a jump from its height and body mass [W].

    ::

        P = 61.9 h_cm + 36.0 m + 1822

    Parameters: ``height`` [m], ``body_mass`` m [kg]; floats or arrays that broadcast; NaN stays NaN. Valid
    for young men: seventeen were measured, heights from a reach test; Sayers 1999 found it to be off by more
    than its own equation. Raises ValueError for a negative height or a mass of zero or below.

    Reference: Harman, Rosenstein, Frykman, Rosenstein, Kraemer (1991). Estimation of human power output from
    vertical jump. J Appl Sport Sci Res 5:116-120. DOI 10.1519/00124278-199108000-00002 (recalled)

    >>> round(harman1991_peak_power(0.60, 75.0))
    8236
    """
    return shaped(_regression(height, body_mass, 61.9, 36.0, 1822.0), height, body_mass)


def harman1991_mean_power(height: Number, body_mass: Number | float) -> Number:
    """Mean power of a jump from its height and body mass [W].

    ::

        P = 21.2 h_cm + 23.0 m - 1393

    Parameters, errors and what it is valid for as :func:`harman1991_peak_power`.

    Reference: Harman et al. (1991), DOI 10.1519/00124278-199108000-00002 (recalled)

    >>> round(harman1991_mean_power(0.60, 75.0))
    1604
    """
    return shaped(_regression(height, body_mass, 21.2, 23.0, -1393.0), height, body_mass)


def _regression(
    height: Array | float, body_mass: Array | float, per_centimetre: float, per_kilogram: float, start: float
) -> Array:
    centimetres = CENTIMETRES * not_negative("height", height)
    return per_centimetre * centimetres + per_kilogram * positive("body_mass", body_mass) + start
