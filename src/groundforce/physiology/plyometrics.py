"""Jumps and hops: how hard each lands, which tier it is in, and how contacts are counted.

Tiers 1 to 5 are this project's judgement over published rankings. Peak ground force does not sort them: a
vertical jump lands harder (3.34 body weights) than a 30 cm drop jump (2.78) and still is easier, since
contact time, tendon load and one leg against two count as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from groundforce.evidence import Grade, Status, constant, parameter
from groundforce.evidence.tables import rows_of
from groundforce.physiology.numeric import Number, array, not_negative, shaped

TIERS = (1.0, 2.0, 3.0, 4.0, 5.0)
"""Tiers [-] from pogo hops to depth jumps."""


@dataclass(frozen=True)
class PlyometricExercise:
    """A jump with its tier [1 to 5] and, where measured, its peak vertical ground force [body weights].

    ``key`` is its name in the exercise catalogue where that has it; ``grade`` and ``status`` are those of the
    tier; the force is from ``force_source``.
    """

    key: str
    name: str
    tier: int
    grade: Grade
    status: Status
    peak_force: float | None = None
    force_source: str | None = None


@cache
def plyometric_exercises() -> tuple[PlyometricExercise, ...]:
    """Every jump of the table, lowest tier first [tier 1 to 5, force in body weights].

    A table (``evidence/data/plyometric_exercises.toml``). Forces are of 14 male power athletes; no tier was
    tested in runners.

    Valid as an order of progression, not as a load for bone or tendon.

    Reference: tiers are judgement over NSCA classes and published rankings; forces Wallace et al. (2010), J
    Strength Cond Res 24:207-212, DOI 10.1519/JSC.0b013e3181c3b841

    >>> [one.name for one in plyometric_exercises() if one.tier == 5][0]
    'Single-leg drop jump'
    """
    rows = rows_of("plyometric_exercises.toml").items()
    found = (
        PlyometricExercise(
            key=key,
            name=row["name"],
            tier=row["tier"],
            grade=Grade(row["grade"]),
            status=Status(row["status"]),
            peak_force=row.get("peak_force"),
            force_source=row.get("force_source"),
        )
        for key, row in rows
    )
    return tuple(sorted(found, key=lambda one: one.tier))


def plyometric_tier(exercise: str) -> int:
    """Tier of a jump of the table [1 to 5].

    ::

        tier = table[exercise]

    Parameters: ``exercise``, one of the keys of :func:`plyometric_exercises`. Valid for those keys, else
    ValueError.

    Reference: judgement, see :func:`plyometric_exercises`.

    >>> plyometric_tier("countermovement_jump"), plyometric_tier("depth_jump")
    (2, 5)
    """
    tiers = {one.key: one.tier for one in plyometric_exercises()}
    if exercise not in tiers:
        raise ValueError(f"no tier for {exercise!r}; known are {'; '.join(tiers)}")
    return tiers[exercise]


def nsca2016_contacts(level: str) -> tuple[float, float]:
    """Fewest and most foot contacts of a session by experience [contacts].

    ==============  ==========
    beginner        80 to 100
    intermediate    100 to 120
    advanced        120 to 140
    ==============  ==========

    Parameters: ``level``, one of the three words, else ValueError. Valid as a convention for team and track
    athletes off season; not tested in runners, who make 900 contacts a kilometre already. Trials in runners
    used 30 to 200 jumps a session.

    Reference: Potach & Chu (2016), Essentials of Strength Training and Conditioning, 4th ed. (no DOI);
    convention, recalled.

    >>> nsca2016_contacts("beginner")
    (80.0, 100.0)
    """
    known = {word: parameter(f"contacts_{word}") for word in ("beginner", "intermediate", "advanced")}
    if level not in known:
        raise ValueError(f"level must be one of {', '.join(known)}, got {level!r}")
    return known[level].low, known[level].high


def contacts_next_week(contacts: Number, growth: float | None = None) -> Number:
    """Most foot contacts of a session a week after one of ``contacts`` [contacts].

    ::

        next = max(start, contacts (1 + growth))

    ``start`` is the most of a first session, 60 by this project's judgement.

    Parameters: ``contacts`` [contacts], a float or an array; NaN stays NaN; ``growth`` [-] a week, None for
    the registered 0.20. Valid for pain-free runners who change one thing at a time (contacts, tier, surface).
    Raises ValueError for a negative input.

    Reference: convention of practice, no trial in runners.

    >>> contacts_next_week(100.0), contacts_next_week(0.0)
    (120.0, 60.0)
    """
    share = constant("contacts_growth").value if growth is None else growth
    grown = not_negative("contacts", contacts) * (1.0 + not_negative("growth", share))
    return shaped(np.maximum(grown, constant("contacts_start_high").value), contacts)


def nsca2016_relative_squat(tier: Number) -> Number:
    """Squat maximum asked for before jumps of a tier [x body mass]; 0 below tier 4.

    ======  =====  =====  ====
    tier    1–3    4      5
    squat   0      1.25   1.5
    ======  =====  =====  ====

    Parameters: ``tier`` 1 to 5 [-], a float or an array; NaN stays NaN. Valid for whole tiers, else
    ValueError. It comes from shock jumps of power athletes and was never tried in runners: amateurs hopped
    daily for six weeks without any such test and ran better (Engeroff 2023). It gates tiers, not jumping.

    Reference: Potach & Chu (2016) for 1.5 (no DOI, recalled); 1.25 is judgement.

    >>> nsca2016_relative_squat(3.0), nsca2016_relative_squat(5.0)
    (0.0, 1.5)
    """
    tiers = array(tier)
    if not np.all(np.isin(tiers, TIERS) | np.isnan(tiers)):
        raise ValueError(f"tier must be 1, 2, 3, 4 or 5, got {tier}")
    asked = np.select(
        [np.isnan(tiers), tiers == 4.0, tiers == 5.0],
        [np.nan, constant("tier4_relative_squat").value, constant("tier5_relative_squat").value],
        0.0,
    )
    return shaped(asked, tier)
