"""Which function checks which rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from groundforce.planner.check.bouts import bone_bouts
from groundforce.planner.check.case import Case
from groundforce.planner.check.fatigue import fatigue_cap
from groundforce.planner.check.flags import flags
from groundforce.planner.check.growth import introductory_dose, load_growth, set_growth
from groundforce.planner.check.guards import guard_eccentric, guard_heavy, guard_novel, no_failure, same_day
from groundforce.planner.check.health import pain, screening
from groundforce.planner.check.placement import availability, equipment, minutes
from groundforce.planner.check.plyometrics import plyometric_dose, plyometric_tier
from groundforce.planner.check.races import (
    after_race,
    race_fresh,
    race_heavy,
    race_novel,
    race_primer,
    race_taper,
)
from groundforce.planner.check.spacing import heavy_spacing, region_spacing
from groundforce.planner.check.warm_up import warm_up
from groundforce.training.plan import Violation

RULES_CHECKED: Mapping[str, Callable[[Case], Iterator[Violation]]] = MappingProxyType(
    {
        "availability": availability,
        "equipment": equipment,
        "minutes": minutes,
        "warm_up": warm_up,
        "screening": screening,
        "pain": pain,
        "flags": flags,
        "fatigue_cap": fatigue_cap,
        "guard_heavy": guard_heavy,
        "guard_novel": guard_novel,
        "guard_eccentric": guard_eccentric,
        "introductory_dose": introductory_dose,
        "same_day": same_day,
        "heavy_spacing": heavy_spacing,
        "region_spacing": region_spacing,
        "plyometric_tier": plyometric_tier,
        "plyometric_dose": plyometric_dose,
        "bone_bouts": bone_bouts,
        "set_growth": set_growth,
        "load_growth": load_growth,
        "no_failure": no_failure,
        "race_heavy": race_heavy,
        "race_novel": race_novel,
        "race_primer": race_primer,
        "race_taper": race_taper,
        "race_fresh": race_fresh,
        "after_race": after_race,
    }
)
"""Every hard rule by its id, in the order they are explained, with the function that checks it."""
