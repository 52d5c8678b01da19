"""Metabolic power from gas exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numeric: TypeAlias = float | NDArray[np.float64]

PER_OXYGEN, PER_CARBON_DIOXIDE = 16.89, 4.84
"""J per ml of oxygen taken up and of carbon dioxide given off."""
SECONDS = 60.0


def peronnet1991_metabolic_power(oxygen_uptake: Numeric, exchange_ratio: Numeric) -> Numeric:
    """Metabolic power [W/kg] in steady exercise, protein left out.

    ::

        P = (16.89 + 4.84 R) VO2 / 60

    Parameters: ``oxygen_uptake`` VO2 [ml/kg/min]; ``exchange_ratio`` R [-], carbon dioxide given off over
    oxygen taken up; floats or arrays of one shape, same out; NaN stays NaN.
    Valid for steady running with R from 0.7 to 1.0: above 1, part of the energy is not paid for in oxygen and
    the true power is higher. Ten published equations differ by up to 5.2 % in runners (Kipp, Byrnes & Kram
    2018), so powers are compared within one equation only.

    Reference: Peronnet, Massicotte (1991). Table of nonprotein respiratory quotient: an update. Can J Sport
    Sci 16:23-29 (no DOI). The linear form is seen in other people's programs, the paper itself was not.

    >>> round(peronnet1991_metabolic_power(40.0, 0.9), 2)
    14.16
    """
    return (PER_OXYGEN + PER_CARBON_DIOXIDE * exchange_ratio) * oxygen_uptake / SECONDS
