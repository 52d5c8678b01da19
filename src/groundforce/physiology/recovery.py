"""Fatigue that lifting leaves in the legs, as a share of one reference heavy session.

Two parts fade at their own pace: a neuromuscular one that halves every 12 to 18 hours (longer after new
work), and soreness that peaks after about a day and a half and is much smaller once the work is familiar.
Shape and numbers are judgement resting on recalled time courses; they rank plans, they predict nobody.

The time courses: running economy and jumps were worse for up to 48 h after one session for the legs in
people not used to lifting (Doma 2019, 10.1186/s40798-019-0195-y), performance after muscle-damaging work for
up to 72 h (Harrison 2024, 10.5114/biolsport.2024.131823); soreness sets in after 12 to 24 h, peaks at 24 to
72 h and is gone after 5 to 7 days (recalled). Trials are small, mostly of young men new to lifting. What
many sessions left is the sum of :func:`residual`. Hours may be an array; a float keeps NumPy out, since the
planner asks many thousand times for one plan.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, overload

from groundforce.physiology.constants import SCALAR

if TYPE_CHECKING:
    from groundforce.physiology.numeric import Array


@dataclass(frozen=True)
class RecoveryConstants:
    """The registered constants the fatigue model uses, see ``evidence/data/constants.toml``."""

    reference_sets: float
    half_life: float
    half_life_novel: float
    soreness_peak: float
    soreness_share: float
    soreness_novel: float
    soreness_accustomed: float
    effort_at_failure: float
    effort_at_four: float
    contact_impulse: float
    contact_growth: float


def recovery_constants(lookup: Callable[[str], float]) -> RecoveryConstants:
    """The fatigue constants from any lookup of registered constants by name.

    >>> from groundforce.evidence import constant
    >>> recovery_constants(lambda name: constant(name).value).half_life
    15.0
    """
    return RecoveryConstants(
        reference_sets=lookup("fatigue_reference_sets"),
        half_life=lookup("fatigue_half_life"),
        half_life_novel=lookup("fatigue_half_life_novel"),
        soreness_peak=lookup("soreness_peak"),
        soreness_share=lookup("soreness_share"),
        soreness_novel=lookup("soreness_novel"),
        soreness_accustomed=lookup("soreness_accustomed"),
        effort_at_failure=lookup("effort_at_failure"),
        effort_at_four=lookup("effort_at_four_in_reserve"),
        contact_impulse=lookup("contact_impulse"),
        contact_growth=lookup("contact_impulse_growth"),
    )


def effort(reps_in_reserve: float | None, constants: RecoveryConstants) -> float:
    """How tiring a set is against the same set at 2 reps in reserve [-]; straight lines between 0, 2 and 4.

    ::

        effort = e0 + (1 - e0) r / 2  up to r = 2,  1 + (e4 - 1) (r - 2) / 2  up to r = 4

    Parameters: ``reps_in_reserve`` r [reps], None where not judged that way, which counts as 2;
    ``constants`` with e0 ``effort_at_failure`` and e4 ``effort_at_four``. Valid from 0 to 4 reps; held at the
    ends.

    Reference: judgement; the direction from Refalo (2023), DOI 10.1186/s40798-023-00554-y

    >>> from groundforce.evidence import constant
    >>> known = recovery_constants(lambda name: constant(name).value)
    >>> [effort(reps, known) for reps in (0.0, 2.0, 4.0, None)]
    [1.5, 1.0, 0.6, 1.0]
    """
    if reps_in_reserve is None:
        return 1.0
    reserve = min(max(reps_in_reserve, 0.0), 4.0)
    if reserve <= 2.0:
        return constants.effort_at_failure + (1.0 - constants.effort_at_failure) * reserve / 2.0
    return 1.0 + (constants.effort_at_four - 1.0) * (reserve - 2.0) / 2.0


def set_impulse(lower_load: float, reps_in_reserve: float | None, constants: RecoveryConstants) -> float:
    """Fatigue one work set makes in the legs [% of the reference heavy session].

    ::

        impulse = 100 / sets lower_load effort

    Parameters: ``lower_load`` [0–1.2], the exercise's share of a reference leg set; ``reps_in_reserve``
    [reps] or None; ``constants`` with the sets of the reference session. Valid for work sets of about 3 to 12
    reps; every set counts alike whatever its reps.

    Reference: judgement.

    >>> from groundforce.evidence import constant
    >>> known = recovery_constants(lambda name: constant(name).value)
    >>> round(12 * set_impulse(1.0, 2.0, known), 1)
    100.0
    """
    return 100.0 / constants.reference_sets * lower_load * effort(reps_in_reserve, constants)


def contact_impulse(tier: int, contacts: int, constants: RecoveryConstants) -> float:
    """Fatigue of ``contacts`` foot contacts of a jump of ``tier`` 1–5 [% of the reference heavy session].

    ::

        impulse = contacts c g^(tier - 1)

    Parameters: ``tier`` [1–5], ``contacts`` [contacts], ``constants`` with c ``contact_impulse`` and g
    ``contact_growth``. Valid for tiers 1 to 5.

    Reference: judgement.

    >>> from groundforce.evidence import constant
    >>> known = recovery_constants(lambda name: constant(name).value)
    >>> round(contact_impulse(1, 100, known), 1), round(contact_impulse(3, 100, known), 1)
    (3.0, 12.0)
    """
    growth: float = constants.contact_growth ** (tier - 1)
    return contacts * constants.contact_impulse * growth


@overload
def soreness(hours: float, peak: float) -> float:
    """A float for a float."""


@overload
def soreness(hours: Array, peak: float) -> Array:
    """An array for an array."""


def soreness(hours: float | Array, peak: float) -> float | Array:
    """Soreness ``hours`` after work against its peak [0–1]: a squared gamma-shaped kernel.

    ::

        s = (h / p exp(1 - h / p))^2

    Parameters: ``hours`` h [h], a float or an array; NaN stays NaN; ``peak`` p [h]. Valid for 0 to 7 days;
    zero before the work. With a peak at 36 h it stands at 42 % after 12 h, 87 % after a day, and below 2 %
    after 7 days.

    Reference: judgement on recalled courses (onset 12 to 24 h, peak 24 to 72 h, gone by 5 to 7 days).

    >>> soreness(36.0, 36.0), round(soreness(120.0, 36.0), 2)
    (1.0, 0.1)
    """
    if hours.__class__ is not float and not isinstance(hours, SCALAR):
        return _soreness_of(hours, peak)
    if hours <= 0.0:
        return 0.0
    ratio = hours / peak
    return (ratio * exp(1.0 - ratio)) ** 2


@overload
def residual(impulse: float, hours: float, novel: bool, constants: RecoveryConstants) -> float:
    """A float for a float."""


@overload
def residual(impulse: float, hours: Array, novel: bool, constants: RecoveryConstants) -> Array:
    """An array for an array."""


def residual(
    impulse: float, hours: float | Array, novel: bool, constants: RecoveryConstants
) -> float | Array:
    """Fatigue left ``hours`` after work that made ``impulse`` [% of the reference heavy session].

    ::

        left = impulse ((1 - s) 0.5^(h / half_life) + s amount soreness(h))

    Parameters: ``impulse`` [% of the reference heavy session], ``hours`` h [h] since the work, a float or
    an array, zero before it, NaN stays NaN; ``novel`` work fades slower and gets sorer; ``constants`` with
    the share s and the half-lives. Valid for 0 to 7 days after one session.

    Reference: judgement on Doma (2019), DOI 10.1186/s40798-019-0195-y

    >>> from groundforce.evidence import constant
    >>> known = recovery_constants(lambda name: constant(name).value)
    >>> [round(residual(100.0, hours, False, known)) for hours in (3, 24, 48, 96)]
    [53, 35, 23, 5]
    """
    if hours.__class__ is not float and not isinstance(hours, SCALAR):
        return _residual_of(impulse, hours, novel, constants)
    if hours < 0.0:
        return 0.0
    if novel:
        half_life, sore = constants.half_life_novel, constants.soreness_novel
    else:
        half_life, sore = constants.half_life, constants.soreness_accustomed
    share = constants.soreness_share
    neural: float = (1.0 - share) * 0.5 ** (hours / half_life)
    ratio = hours / constants.soreness_peak  # soreness() written out: the planner asks this most of all
    return impulse * (neural + share * sore * (ratio * exp(1.0 - ratio)) ** 2)


def _soreness_of(hours: Array, peak: float) -> Array:
    import numpy as np

    ratio = np.maximum(hours, 0.0) / peak
    return np.square(ratio * np.exp(1.0 - ratio))


def _residual_of(impulse: float, hours: Array, novel: bool, constants: RecoveryConstants) -> Array:
    import numpy as np

    half_life = constants.half_life_novel if novel else constants.half_life
    sore = constants.soreness_novel if novel else constants.soreness_accustomed
    share = constants.soreness_share
    neural = (1.0 - share) * np.exp2(-hours / half_life)
    left = impulse * (neural + share * sore * _soreness_of(hours, constants.soreness_peak))
    return np.where(hours < 0.0, 0.0, left)
