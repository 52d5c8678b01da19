"""The hidden body: strength that is gained and lost, tiredness, soreness, economy, pain.

None of it is the planner's or the estimator's arithmetic. Strength has two parts, practice of a movement and
muscle; each session closes a share of what is left to gain, less so the more was done already, and what has
not been trained for weeks goes. Tiredness and damage are amounts that flow from one to the next, not kernels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt

from groundforce.simulation.virtual.lifts import BIG, Lift, lift_of
from groundforce.simulation.virtual.numbers import numbers
from groundforce.simulation.virtual.people import Person
from groundforce.training.catalogue import load_catalogue
from groundforce.training.exercise import MovementPattern, Muscle, Problem
from groundforce.training.run import RunKind

DAY = 24.0
"""h"""
LIFT_SHARE = 0.4
"""share of practice that is the lift's alone; the rest it shares with its movement pattern (judgement)"""
RUN_EFFORT = {
    RunKind.EASY: 1.0,
    RunKind.RECOVERY: 0.7,
    RunKind.LONG: 1.3,
    RunKind.TEMPO: 2.0,
    RunKind.INTERVALS: 2.4,
    RunKind.RACE: 3.0,
}
"""What an hour costs against an easy one (judgement)."""
LEG_LIFTS = ("back_squat", "romanian_deadlift", "hip_thrust")
"""The lifts that both barbell programmes load, and nothing else."""
MOVEMENTS: Mapping[str, tuple[str, tuple[MovementPattern, ...]]] = {
    "squat": ("back_squat", (MovementPattern.SQUAT, MovementPattern.SINGLE_LEG)),
    "hinge": ("romanian_deadlift", (MovementPattern.HINGE,)),
    "hip_extension": ("hip_thrust", (MovementPattern.HIP_EXTENSION,)),
    "knee_flexion": ("leg_curl", (MovementPattern.KNEE_FLEXION,)),
    "calf": ("calf_raise_machine", (MovementPattern.CALF,)),
}
"""The strength a runner is asked to have: the lift that tests a movement nobody trained, and its patterns."""


@dataclass(frozen=True)
class SetDone:
    """A work set as the body took it: ``share`` of the fresh maximum, true ``reserve`` left, ``reps``."""

    share: float
    reserve: float
    reps: float


@dataclass
class Trained:
    """Something that is trained: ``gain`` [logarithm], ``last`` hour it was."""

    gain: float
    last: float = 0.0


class Body:
    """A person's body from hour 0 of the first day on. Time only goes forward: :meth:`until`."""

    def __init__(self, person: Person) -> None:
        own = numbers()
        self.person = person
        self.now = 0.0
        self._lifts: dict[str, Lift] = {}
        room = person.room * person.response
        self._practice_room, self._muscle_room = own.specific_room * room, own.capacity_room * room
        practice, muscle = self._practice_room * person.trained, self._muscle_room * person.trained
        self._start = practice + muscle
        self._practice: dict[str, Trained] = defaultdict(lambda: Trained(practice))
        self._muscles: dict[Muscle, Trained] = defaultdict(lambda: Trained(muscle))
        self._protection: dict[Muscle, float] = defaultdict(lambda: person.trained)
        self._fast = self._slow = self._damage = self._sore = self._run = 0.0
        self.economy = 0.0
        self.pain: dict[Problem, float] = {}

    def lift(self, id: str) -> Lift:
        """What the lift is to this person."""
        if id not in self._lifts:
            self._lifts[id] = lift_of(self.person, id)
        return self._lifts[id]

    def gain(self, id: str) -> float:
        """Logarithm of the lift's strength over that of the first day."""
        lift = self.lift(id)
        practice = LIFT_SHARE * self._practice[id].gain
        practice += (1.0 - LIFT_SHARE) * self._practice[lift.exercise.pattern].gain
        weight = sum(share for _, share in lift.muscles)
        muscle = sum(share * self._muscles[one].gain for one, share in lift.muscles)
        return practice + (muscle / weight if weight > 0.0 else 0.0) - self._start

    def maximum(self, id: str) -> float:
        """The true maximum when fresh, in the lift's own terms."""
        return self.lift(id).base * exp(self.gain(id))

    def strength(self) -> float:
        """Mean logarithm of leg strength over that of the first day, in the three barbell lifts."""
        return sum(self.gain(id) for id in LEG_LIFTS) / len(LEG_LIFTS)

    def movements(self) -> dict[str, float]:
        """Logarithm of strength over that of the first day by movement, each in its best lift.

        Whoever trained a movement is tested in the lift of it that gained most, as trials test the lift they
        trained; whoever did not, in a usual one, which gains by the muscles that other lifts trained.
        """
        known = load_catalogue().exercises
        trained = [one for one in self._practice if one in known and known[one].tier == 0]
        return {
            name: max(self.gain(one) for one in (usual, *_of(trained, patterns)))
            for name, (usual, patterns) in MOVEMENTS.items()
        }

    def muscle(self) -> float:
        """Mean logarithm of the strength of the big leg muscles themselves over that of the first day."""
        start = self._start - self._practice_room * self.person.trained
        return sum(self._muscles[one].gain for one in BIG) / len(BIG) - start

    def today(self, id: str, day: float) -> float:
        """The maximum as it is now: tired, sore, and with the ``day``'s standard normal luck."""
        own = numbers()
        tired = own.fatigue_on_strength * (self.lifting_fatigue + self._run)
        return self.maximum(id) * max(0.5, 1.0 - tired) * exp(own.day_spread * day)

    @property
    def lifting_fatigue(self) -> float:
        """Share of leg capacity that lifting has taken and not given back yet [-]."""
        return self._fast + self._slow + self._sore

    @property
    def soreness(self) -> float:
        """The part of it that is soreness [-]."""
        return self._sore

    def until(self, hour: float) -> None:
        """Let time pass until ``hour`` of the year: recover, lose what is not trained, heal."""
        hours = hour - self.now
        if hours <= 0.0:
            return
        self._recover(hours)
        self._lose(hours)
        self._heal(hours)
        self.now = hour

    def _recover(self, hours: float) -> None:
        own, slower = numbers(), self.person.recovery
        rise, fall = own.damage_rise * slower, own.damage_fall * slower
        left, kept = exp(-hours / rise), exp(-hours / fall)
        self._sore = self._sore * kept + self._damage * (fall / (fall - rise)) * (kept - left)
        self._damage *= left
        self._fast *= exp(-hours / (own.fast_time * slower))
        self._slow *= exp(-hours / (own.slow_time * slower))
        self._run *= exp(-hours / (own.run_time * slower))

    def _lose(self, hours: float) -> None:
        own = numbers()
        for one in self._practice.values():
            _decay(one, self.now, hours, own.specific_decay, own.decay_delay)
        for one in self._muscles.values():
            _decay(one, self.now, hours, own.capacity_decay, own.decay_delay)
        kept = exp(-hours / DAY / own.protection_time)
        for muscle in self._protection:
            self._protection[muscle] *= kept

    def _heal(self, hours: float) -> None:
        own = numbers()
        aim = -own.economy_gain * self.person.economy * self.strength()
        self.economy += (aim - self.economy) * (1.0 - exp(-hours / DAY / own.economy_time))
        healed = exp(-hours / DAY / own.pain_healing)
        self.pain = {site: score * healed for site, score in self.pain.items() if score * healed > 0.5}

    def ran(self, kind: RunKind, duration: float) -> None:
        """A run of ``duration`` [s]."""
        self._run += numbers().run_cost * RUN_EFFORT[kind] * duration / 3600.0

    def hurts(self, site: Problem, score: float) -> None:
        """Pain begins."""
        self.pain[site] = max(score, self.pain.get(site, 0.0))

    def pain_in(self, id: str) -> float:
        """The worst pain this exercise aggravates, 0–10."""
        sites = self.lift(id).exercise.aggravates
        return max((self.pain.get(site, 0.0) for site in sites), default=0.0)

    def worked(self, done: Sequence[tuple[str, Sequence[SetDone]]]) -> None:
        """A session is over: train, tire, damage, set back what hurts. ``done`` sets by exercise."""
        doses: dict[str, float] = defaultdict(float)
        muscles: dict[Muscle, float] = defaultdict(float)
        for id, sets in done:
            dose, lift = sum(stimulus(one) for one in sets), self.lift(id)
            doses[id] += dose
            doses[lift.exercise.pattern] += dose
            for muscle, share in lift.muscles:
                muscles[muscle] += share * dose
            self._tire(lift, sets)
            self._aggravate(lift, len(sets))
        own = numbers()
        for name, dose in doses.items():
            _train(self._practice[name], dose, own.specific_rate, self._practice_room, self.now)
        for muscle, dose in muscles.items():
            _train(self._muscles[muscle], dose, own.capacity_rate, self._muscle_room, self.now)

    def _tire(self, lift: Lift, sets: Sequence[SetDone]) -> None:
        own = numbers()
        cost = sum(own.set_cost * lift.legs * effort(one) for one in sets)
        self._fast += own.fast_share * cost
        self._slow += (1.0 - own.fast_share) * cost
        leading = [muscle for muscle, share in lift.muscles if share >= 1.0]
        guard = sum(self._protection[one] for one in leading) / max(1, len(leading))
        self._damage += own.damage * lift.damage * len(sets) * (1.0 - own.protection_full * guard)
        for muscle in leading:
            self._protection[muscle] += own.protection * (1.0 - self._protection[muscle])

    def _aggravate(self, lift: Lift, sets: int) -> None:
        for site in lift.exercise.aggravates:
            if site in self.pain:
                self.pain[site] = min(10.0, self.pain[site] + numbers().pain_setback * sets)


def _of(lifts: Sequence[str], patterns: tuple[MovementPattern, ...]) -> list[str]:
    known = load_catalogue().exercises
    return [one for one in lifts if known[one].pattern in patterns]


def stimulus(one: SetDone) -> float:
    """What a set is worth for strength [sets]: heavy ones near enough to failure count most.

    >>> stimulus(SetDone(0.85, 2.0, 5)) > 2 * stimulus(SetDone(0.6, 2.0, 12))
    True
    """
    own = numbers()
    heavy = 1.0 / (1.0 + exp((own.stimulus_load - one.share) / own.stimulus_load_slope))
    close = 1.0 / (1.0 + exp((one.reserve - own.stimulus_reserve) / own.stimulus_reserve_slope))
    return heavy * close


def effort(one: SetDone) -> float:
    """What a set costs against five reps with two in reserve [-]; sets to failure cost most.

    >>> round(effort(SetDone(0.85, 2.0, 5)), 2), round(effort(SetDone(0.85, 0.0, 5)), 2)
    (0.99, 1.6)
    """
    own = numbers()
    near = exp(-max(one.reserve, 0.0) / own.effort_reserve)
    cost = own.effort_least + (own.effort_failure - own.effort_least) * near
    return cost * sqrt(max(one.reps, 1.0) / 5.0)


def _train(one: Trained, dose: float, rate: float, room: float, now: float) -> None:
    full = 1.0 - exp(-dose / numbers().stimulus_sets)
    one.gain += rate * full * max(0.0, room - one.gain)
    if full > 0.1:
        one.last = now


def _decay(one: Trained, now: float, hours: float, time: float, delay: float) -> None:
    """Lose ``gain``: hardly at first, then at the full rate; a session a week keeps nearly all of it."""
    idle = (now + hours / 2.0 - one.last) / DAY
    rate = 1.0 - exp(-((max(idle, 0.0) / delay) ** 2))
    one.gain *= exp(-rate * hours / DAY / time)
