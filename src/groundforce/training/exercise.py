"""An exercise as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class MovementPattern(StrEnum):
    """How the body moves."""

    SQUAT = "squat"
    HINGE = "hinge"
    HIP_EXTENSION = "hip extension"
    KNEE_FLEXION = "knee flexion"
    SINGLE_LEG = "single leg"
    CALF = "calf"
    HIP_ABDUCTION = "hip abduction"
    HIP_ADDUCTION = "hip adduction"
    HIP_FLEXION = "hip flexion"
    TRUNK_ANTERIOR = "trunk anterior"
    TRUNK_LATERAL = "trunk lateral"
    TRUNK_ROTATION = "trunk rotation"
    TRUNK_POSTERIOR = "trunk posterior"
    FOOT = "foot"
    JUMP = "jump"
    UPPER = "upper body"


class ContractionMode(StrEnum):
    """What the muscle mainly does."""

    CONCENTRIC = "concentric"
    ECCENTRIC = "eccentric"
    ISOMETRIC = "isometric"
    PLYOMETRIC = "plyometric"


class Quality(StrEnum):
    """What an exercise trains."""

    MAXIMAL_STRENGTH = "maximal strength"
    POWER = "power"
    REACTIVE_STRENGTH = "reactive strength"
    STRENGTH_ENDURANCE = "strength endurance"


class Muscle(StrEnum):
    """Muscle groups the plan keeps count of."""

    GLUTEUS_MAXIMUS = "gluteus maximus"
    GLUTEUS_MEDIUS = "gluteus medius"
    HAMSTRINGS_HIP = "hamstrings (hip)"
    HAMSTRINGS_KNEE = "hamstrings (knee)"
    QUADRICEPS = "quadriceps"
    GASTROCNEMIUS = "gastrocnemius"
    SOLEUS = "soleus"
    ADDUCTORS = "adductors"
    HIP_FLEXORS = "hip flexors"
    TRUNK_ANTERIOR = "trunk (anterior)"
    TRUNK_LATERAL = "trunk (lateral)"
    TRUNK_POSTERIOR = "trunk (posterior)"
    FOOT = "foot and tibialis"


class Role(StrEnum):
    """How much of a set a muscle does."""

    PRIME = "prime"
    STRONG = "strong"
    MINOR = "minor"


ROLE_SHARE: Mapping[Role, float] = MappingProxyType({Role.PRIME: 1.0, Role.STRONG: 0.5, Role.MINOR: 0.2})
"""Effective sets a muscle gets from one set (judgement)."""


class Region(StrEnum):
    """The part of the body an exercise tires."""

    LEGS = "legs"
    TRUNK = "trunk"
    UPPER = "upper"


class Measure(StrEnum):
    """What is counted in a set."""

    REPS = "reps"
    SECONDS = "seconds"
    CONTACTS = "contacts"


class LoadKind(StrEnum):
    """What can be loaded."""

    TOTAL = "total"
    """kg on the bar or machine, bar included"""
    HAND = "hand"
    """kg in each hand"""
    SINGLE = "single"
    """kg of the one implement held"""
    BODYWEIGHT = "bodyweight"
    """the body, with kg added where wanted"""
    BAND = "band"
    NONE = "none"


class Problem(StrEnum):
    """Painful places and injuries an exercise may aggravate."""

    KNEE = "knee"
    PATELLAR_TENDON = "patellar tendon"
    ACHILLES = "achilles"
    ACHILLES_INSERTION = "achilles insertion"
    CALF = "calf"
    PLANTAR_FASCIA = "plantar fascia"
    FOOT = "foot"
    ANKLE = "ankle"
    SHIN = "shin"
    HAMSTRING = "hamstring"
    PROXIMAL_HAMSTRING = "proximal hamstring"
    QUADRICEPS = "quadriceps"
    HIP = "hip"
    GROIN = "groin"
    LOW_BACK = "low back"
    IT_BAND = "it band"
    SHOULDER = "shoulder"
    WRIST = "wrist"
    BONE_STRESS = "bone stress injury"


@dataclass(frozen=True)
class FitPair:
    """Category and name numbers of the FIT profile; ``note`` where the vendor list has only a near name."""

    category: int
    name: int
    note: str = ""


@dataclass(frozen=True)
class Exercise:
    """One exercise of the catalogue.

    ``skill`` 1 (anyone, first day) to 5 (needs coaching); ``tier`` 0 for no jump, else 1–5;
    ``contacts_per_rep`` foot contacts one repetition makes; ``seconds_per_rep`` [s], both sides counted
    where unilateral; ``lower_load`` share of a reference leg set's fatigue one set costs [0–1.2];
    ``overloaded_eccentric`` when the lowering is harder than the lifter could raise;
    ``prepares`` ids of harder versions this one prepares for (progressions), ``easier`` the other way;
    ``strength_of`` the id and ratio of the lift whose 1RM this one's 1RM is estimated from, or None.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    pattern: MovementPattern
    mode: ContractionMode
    region: Region
    measure: Measure
    load: LoadKind
    qualities: tuple[Quality, ...]
    muscles: Mapping[Muscle, Role]
    equipment: tuple[frozenset[str], ...]
    """alternatives: any one set of equipment will do; an empty set needs nothing"""
    skill: int
    unilateral: bool
    tier: int
    contacts_per_rep: int
    seconds_per_rep: float
    lower_load: float
    overloaded_eccentric: bool
    bone_sites: tuple[str, ...]
    joints: tuple[str, ...]
    prepares: tuple[str, ...]
    easier: tuple[str, ...]
    aggravates: tuple[Problem, ...]
    strength_of: tuple[str, float] | None
    how: tuple[str, str, str]
    why: str
    fit: FitPair

    def possible_with(self, equipment: frozenset[str]) -> bool:
        """Whether it can be done with this equipment."""
        return any(need <= equipment for need in self.equipment)
