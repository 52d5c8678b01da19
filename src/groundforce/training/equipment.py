"""Equipment, what it can be loaded to, and the one place where kilograms are rounded."""

from __future__ import annotations

import math
from dataclasses import dataclass

EQUIPMENT: dict[str, str] = {
    "barbell": "barbell with plates",
    "rack": "squat rack",
    "bench": "flat bench, or a firm sofa edge",
    "dumbbell": "dumbbells",
    "kettlebell": "kettlebells",
    "band": "long resistance band",
    "mini_band": "short loop band",
    "box": "plyo box, or a stable step",
    "ghd": "glute-ham developer",
    "anchor": "something that holds the feet down (nordic strap, loaded bar, partner)",
    "sliders": "sliders, or socks on a smooth floor",
    "cable": "cable machine",
    "leg_press": "leg press",
    "leg_curl": "leg curl machine",
    "leg_extension": "leg extension machine",
    "calf_machine": "seated or standing calf machine",
    "back_extension": "45 degree back extension bench",
    "hex_bar": "hex (trap) bar",
    "pull_up_bar": "pull-up bar",
    "rope": "skipping rope",
    "medicine_ball": "medicine ball",
    "weight_plate": "single weight plate",
    "smith": "Smith machine",
    "hack_squat": "hack, pendulum or belt squat machine",
    "hip_machine": "hip abduction and adduction machine",
    "stability_ball": "large exercise ball",
    "step": "a stair or step",
    "wall": "a wall",
}
"""Every piece of equipment the catalogue knows, by id."""

ALWAYS = frozenset({"step", "wall", "sliders"})
"""What any home has."""

KITS: dict[str, frozenset[str]] = {
    "none": frozenset(),
    "home": frozenset({"dumbbell", "band", "mini_band", "bench", "box"}),
    "gym": frozenset(EQUIPMENT) - {"ghd"},
    "full gym": frozenset(EQUIPMENT),
}
"""Named kits a runner may give instead of a list."""


@dataclass(frozen=True)
class LoadSteps:
    """What loads exist: ``smallest`` [kg], ``step`` [kg] between them, ``largest`` [kg] or None."""

    smallest: float
    step: float
    largest: float | None = None

    def round(self, kg: float) -> float:
        """The heaviest load that exists and is not above ``kg`` [kg]; ``smallest`` where none is.

        >>> LoadSteps(20.0, 2.5).round(64.9), LoadSteps(20.0, 2.5).round(10.0)
        (62.5, 20.0)
        """
        steps = math.floor((kg - self.smallest) / self.step + 1e-9)
        rounded = self.smallest + max(0, steps) * self.step
        return rounded if self.largest is None else min(rounded, self.largest)


BARBELL_STEPS = LoadSteps(20.0, 2.5)
DUMBBELL_STEPS = LoadSteps(2.0, 2.0, 50.0)
MACHINE_STEPS = LoadSteps(5.0, 5.0)
