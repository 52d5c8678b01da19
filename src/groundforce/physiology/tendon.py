"""Tendon: what the Achilles carries in each movement, and what makes tendons stiffer.

How fast a tendon adapts and how long to rest it after a bout are recalled or judged, and live in
:mod:`groundforce.physiology.emerging.tendon`. Tendon stiffness is no injury outcome.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from groundforce.evidence import Status, parameter
from groundforce.evidence.tables import rows_of
from groundforce.physiology.constants import GRAVITY
from groundforce.physiology.numeric import Number, not_negative, positive, shaped


@dataclass(frozen=True)
class AchillesLoad:
    """Peak force in the Achilles tendon [body weights] in one movement, and how the number reached us."""

    movement: str
    peak_force: float
    status: Status


@cache
def achilles_loads() -> tuple[AchillesLoad, ...]:
    """Peak Achilles force of each movement measured, lightest first [body weights].

    A table of eight healthy adults (``evidence/data/achilles_loads.toml``): seated heel raise 0.5 to forward
    hop on one leg 7.3. Only those two were read in the abstract; the rows between are recalled and
    approximate, and say so in ``status``.

    Valid as a ranking of movements without extra weight; not for a person's own tendon.

    Reference: Baxter et al. (2021). Exercise progression to incrementally load the Achilles tendon. Med Sci
    Sports Exerc 53:124-130. DOI 10.1249/MSS.0000000000002459

    >>> achilles_loads()[0].movement, achilles_loads()[-1].peak_force
    ('seated heel raise, two legs', 7.3)
    """
    rows = rows_of("achilles_loads.toml").values()
    loads = (AchillesLoad(row["movement"], row["peak_force"], Status(row["status"])) for row in rows)
    return tuple(sorted(loads, key=lambda one: one.peak_force))


def baxter2021_achilles_force(movement: str, body_mass: Number) -> Number:
    """Peak force in one Achilles tendon [N].

    ::

        F = k m g

    with k [body weights] from the table of :func:`achilles_loads`.

    Parameters: ``movement`` one of the table's; ``body_mass`` m [kg], a float or an array; NaN stays NaN.
    Valid for healthy adults without extra weight. Raises ValueError for a movement that is not in the table
    or a mass of zero or below.

    Reference: Baxter et al. (2021), DOI 10.1249/MSS.0000000000002459

    >>> round(baxter2021_achilles_force("forward hop, one leg", 70.0))
    5011
    """
    known = {one.movement: one.peak_force for one in achilles_loads()}
    if movement not in known:
        raise ValueError(f"no Achilles load for {movement!r}; known are {'; '.join(known)}")
    return shaped(positive("body_mass", body_mass) * (known[movement] * GRAVITY), body_mass)


def bohm2015_tendon_stimulus(load_fraction: Number, weeks: Number | float) -> Number:
    """Whether a block is of the kind that stiffened tendons: 1 where it is heavy and long enough, else 0 [-].

    ::

        stimulus = (load >= 0.70 of maximum) and (weeks >= 12)

    Pooled, loading raised stiffness by SMD 0.70 (0.51 to 0.88; 27 studies, 264 people); the effect depended
    on intensity (p < 0.05), not on contraction type; longer blocks did better, not significantly.

    Parameters: ``load_fraction`` [-] of a maximal voluntary contraction, ``weeks`` [weeks]; floats or arrays
    that broadcast; NaN stays NaN. Valid for healthy people of 18 to 50 years, Achilles and patellar tendon,
    blocks of 8 weeks or more. Raises ValueError for a negative input. The 70 % line is recalled, not seen.

    Reference: Bohm, Mersmann, Arampatzis (2015). Human tendon adaptation in response to mechanical loading.
    Sports Med Open 1:7. DOI 10.1186/s40798-015-0009-9

    >>> bohm2015_tendon_stimulus(0.85, 12.0), bohm2015_tendon_stimulus(0.5, 14.0)
    (1.0, 0.0)
    """
    load, time = not_negative("load_fraction", load_fraction), not_negative("weeks", weeks)
    heavy, long = (
        load >= parameter("tendon_stimulus_load").value,
        time >= parameter("tendon_stimulus_weeks").value,
    )
    return shaped(np.where(np.isnan(load + time), np.nan, heavy & long), load_fraction, weeks)
