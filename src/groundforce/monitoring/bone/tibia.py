"""Load inside the shin bone, kept apart from ground force, which follows it badly. Ordinal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from groundforce.evidence import parameter
from groundforce.monitoring.load.columns import RunColumns
from groundforce.monitoring.load.impacts import run_impacts
from groundforce.physiology.bone import ORDINAL, matijevich2019_tibial_compression
from groundforce.physiology.emerging.bone_models import warden2021_relative_damage
from groundforce.physiology.impact import USUAL_SPEED
from groundforce.training.state import Estimate

if TYPE_CHECKING:
    from groundforce.monitoring.load.columns import Column

WEEKS_BEFORE = 4
SOURCE = f"tibial compression x steps of one leg (Matijevich 2019, one runner's slope); {ORDINAL}"
SOURCE_DAMAGE = f"fatigue life halves per +10 % strain (Warden 2021); {ORDINAL}"


def tibial_load(columns: RunColumns, as_of: date) -> tuple[Estimate | None, Estimate | None]:
    """Load of the last week [BW x steps of one leg], and damage [-] against a mean of the four before.

    None where no run was read; no damage where none of the four weeks had a run.
    """
    if len(columns) == 0:
        return None, None
    impacts = run_impacts(columns)
    speed = np.where(np.isnan(columns.speed), USUAL_SPEED, columns.speed)
    force = matijevich2019_tibial_compression(speed)
    cycles = 0.5 * impacts.steps
    ago = (as_of.toordinal() - 1 - columns.day) // 7
    last, before = ago == 0, (ago >= 1) & (ago <= WEEKS_BEFORE)
    load, between = float((force * cycles)[last].sum()), parameter("tibial_spread").value
    tibial = Estimate(load, load * (1.0 - between), load * (1.0 + between), SOURCE, as_of)
    return tibial, _damage(force, cycles * last, cycles * before, as_of)


def _damage(force: Column, last: Column, before: Column, as_of: date) -> Estimate | None:
    """The interval spans how steep the rule may be."""
    if before.sum() <= 0.0:
        return None
    steep = parameter("strain_halving")
    value, one, other = (_ratio(force, last, before, rise) for rise in (steep.value, steep.low, steep.high))
    return Estimate(value, min(value, one, other), max(value, one, other), SOURCE_DAMAGE, as_of)


def _ratio(force: Column, last: Column, before: Column, rise: float) -> float:
    each = warden2021_relative_damage(force / force.mean(), rise=rise)
    return float((each * last).sum() / ((each * before).sum() / WEEKS_BEFORE))
