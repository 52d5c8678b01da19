"""How fast tendons adapt and how long a bout keeps them busy. Recalled or judged."""

from __future__ import annotations

import numpy as np

from groundforce.evidence import parameter
from groundforce.physiology.numeric import Number, not_negative, shaped


def tendon_adaptation(weeks: Number) -> Number:
    """Share of the final gain of tendon stiffness reached after steady heavy loading [-].

    ::

        share = 1 - exp(-weeks / 18)

    Parameters: ``weeks`` [weeks], a float or an array; NaN stays NaN. Valid as an order of magnitude for
    blocks of 8 to 52 weeks. Raises ValueError for a negative time.

    Reference: judgement (time constant 12 to 26 weeks); consistent with blocks under 12 weeks doing less well
    in DOI 10.1186/s40798-015-0009-9, which did not estimate a time constant.

    >>> round(tendon_adaptation(12.0), 2)
    0.49
    """
    time = parameter("tendon_time_constant").value
    return shaped(-np.expm1(-not_negative("weeks", weeks) / time), weeks)


def magnusson2010_net_collagen(hours: Number) -> Number:
    """Whether a tendon breaks down or builds up collagen after a hard bout: -1, 0 or +1 [-].

    ===========  =======  ========  ==========
    hours after  0 to 36  36 to 72  72 or more
    net          -1       +1        0
    ===========  =======  ========  ==========

    Synthesis was three times the resting level 72 h after a 36 km run in seven runners (Langberg 1999, DOI
    10.1111/j.1469-7793.1999.00299.x), and lower right after it; women answered less than men (Miller 2007,
    DOI 10.1152/japplphysiol.00797.2006). So 72 h is the last time measured, not the end.

    Parameters: ``hours`` [h], a float or an array; NaN stays NaN. Valid for one long or heavy bout in trained
    adults, 0 to 72 h. Raises ValueError for a negative time.

    Reference: Magnusson, Langberg, Kjaer (2010), Nat Rev Rheumatol 6:262-268, DOI 10.1038/nrrheum.2010.43;
    the 36 h line is recalled.

    >>> magnusson2010_net_collagen(12.0), magnusson2010_net_collagen(48.0)
    (-1.0, 1.0)
    """
    time = not_negative("hours", hours)
    turn, end = parameter("collagen_turn").value, parameter("collagen_end").value
    sign = np.select([np.isnan(time), time < turn, time < end], [np.nan, -1.0, 1.0], 0.0)
    return shaped(sign, hours)
