"""Energy cost of running."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numeric: TypeAlias = float | NDArray[np.float64]

MINETTI2002_FLAT = 3.6
"""Cost [J/kg/m] the equation gives on the flat."""


def minetti2002_cost_of_running(grade: Numeric) -> Numeric:
    """Metabolic energy cost of running on a slope [J/kg/m].

    ::

        C = 155.4 i^5 - 30.4 i^4 - 43.3 i^3 + 46.3 i^2 + 19.5 i + 3.6

    Parameters: ``grade`` i [-], rise over horizontal run, a float or an array; NaN stays NaN.
    Valid for -0.45 <= i <= 0.45; outside it the polynomial means nothing, so callers clip first.
    Fitted on ten elite mountain runners on a treadmill; the least cost lies near a grade of -0.18.
    It says nothing of braking damage, which downhill running adds.

    Reference: Minetti, Moia, Roi, Susta, Ferretti (2002). Energy cost of walking and running at extreme
    uphill and downhill slopes. J Appl Physiol 93:1039-1046. DOI 10.1152/japplphysiol.01177.2001

    >>> minetti2002_cost_of_running(0.0), round(minetti2002_cost_of_running(0.1), 3)
    (3.6, 5.968)
    """
    i = grade
    return ((((155.4 * i - 30.4) * i - 43.3) * i + 46.3) * i + 19.5) * i + 3.6
