"""A virtual runner in the gym: what is prescribed, what is really done, and what is written down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import floor

import numpy as np

from groundforce.simulation.virtual.body import Body, SetDone
from groundforce.simulation.virtual.effort import set_loss, set_recovery
from groundforce.simulation.virtual.lifts import Lift
from groundforce.simulation.virtual.numbers import numbers
from groundforce.training.exercise import LoadKind
from groundforce.training.plan import (
    Bodyweight,
    Kilograms,
    Per,
    Prescription,
    Session,
    SetPrescription,
)
from groundforce.training.plates import at_most, loads_of
from groundforce.training.strength import PerformedSet, StrengthSession

STOPS_AT = 5.0
"""Pain above which a person leaves an exercise out, whoever coaches them."""
FIRST_GUESS = (-0.15, 0.2)
"""Logarithm of a first guess at a load over what it should be: cautious, and far off (judgement)."""
FEEL_STEP = 0.025
"""Share of the load a person changes for each rep in reserve too many or too few (judgement)."""
HOLD = SetDone(0.55, 4.0, 8.0)
"""What a hold amounts to."""
LARGEST_CHANGE = (-0.15, 0.2)
"""How far a person changes a load from one set to the next (judgement)."""
CONTACTS_PER_REP = 10.0
"""Foot contacts that tire like one rep (judgement)."""


@dataclass(frozen=True)
class Truth:
    """What a set really was: ``prescribed`` and ``true`` reps in reserve, ``felt``; ``loaded`` where it was
    more than the body, ``own_load`` where the runner chose how much; ``failed`` where fewer reps than asked
    went up."""

    exercise: str
    prescribed: float | None
    true: float
    felt: float
    loaded: bool
    own_load: bool
    failed: bool


@dataclass
class Runner:
    """A body with what its owner remembers: the load of each lift by how many reps it was meant for."""

    body: Body
    loads: dict[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Gym:
    """A session being done: the day's luck, the kit there is, chance for this day alone."""

    runner: Runner
    chance: np.random.Generator
    luck: float
    kit: frozenset[str]


def perform(
    runner: Runner, session: Session, start: datetime, kit: frozenset[str], chance: np.random.Generator
) -> tuple[StrengthSession, tuple[Truth, ...]]:
    """Do a session: the body is trained and tired; what is logged, and what was true."""
    gym = Gym(runner, chance, float(chance.normal()), kit)
    logged: list[PerformedSet] = []
    truths: list[Truth] = []
    body: list[tuple[str, list[SetDone]]] = []
    for one in session.prescriptions:
        lift = runner.body.lift(one.exercise)
        if not lift.exercise.possible_with(kit) or runner.body.pain_in(one.exercise) > STOPS_AT:
            continue
        done = list(_exercise(gym, one, lift))
        logged += _slipped(gym, [entry for entry, _, _ in done])
        truths += [truth for _, truth, _ in done if truth is not None]
        body.append((one.exercise, [work for _, _, work in done]))
    runner.body.worked(body)
    return StrengthSession(start, tuple(logged), session.duration, session.id), tuple(truths)


def _exercise(
    gym: Gym, one: Prescription, lift: Lift
) -> Iterator[tuple[PerformedSet, Truth | None, SetDone]]:
    loss, load = 0.0, None
    for asked in one.work_sets:
        if asked.reps is None:
            yield _timed(asked, lift)
            continue
        load = _load(gym, asked, lift, load)
        entry, truth, work = _set(gym, asked, lift, load, loss)
        if asked.load is None and lift.kilograms:
            load = _corrected(gym, asked, lift, load, truth.felt)
        loss = (loss + set_loss(truth.true)) * set_recovery(one.rest)
        yield entry, truth, work


def _timed(asked: SetPrescription, lift: Lift) -> tuple[PerformedSet, None, SetDone]:
    entry = PerformedSet(
        lift.exercise.name, lift.exercise.id, seconds=asked.seconds, contacts=asked.contacts, side=asked.side
    )
    if asked.contacts is None:
        return entry, None, HOLD
    return entry, None, SetDone(0.0, 8.0, max(1.0, asked.contacts / CONTACTS_PER_REP))


def _load(gym: Gym, asked: SetPrescription, lift: Lift, last: float | None) -> float:
    """The load in the lift's own terms: as prescribed, or what the runner takes."""
    if isinstance(asked.load, Kilograms):
        hands = lift.exercise.load is LoadKind.HAND and asked.load.per is Per.TOTAL
        return asked.load.kg / 2.0 if hands else asked.load.kg
    if not lift.kilograms:
        mass = gym.runner.body.person.problem.athlete.body_mass
        added = asked.load.added if isinstance(asked.load, Bodyweight) else 0.0
        return 1.0 if mass is None else 1.0 + added / mass
    return last if last is not None else _found(gym, asked, lift)


def _meant(asked: SetPrescription) -> float:
    reserve = 2.0 if asked.reps_in_reserve is None else asked.reps_in_reserve
    return (0 if asked.reps is None else asked.reps[1]) + reserve


def _found(gym: Gym, asked: SetPrescription, lift: Lift) -> float:
    """A load for the reps asked for: what was right last time, else a guess."""
    remembered = gym.runner.loads.get(lift.exercise.id)
    if remembered is None:
        right = gym.runner.body.maximum(lift.exercise.id) * lift.curve.share(_meant(asked))
        return _on_rack(gym, lift, right * float(np.exp(gym.chance.normal(*FIRST_GUESS))))
    load, meant = remembered
    return _on_rack(gym, lift, load * (1.0 - FEEL_STEP * (_meant(asked) - meant)))


def _corrected(gym: Gym, asked: SetPrescription, lift: Lift, load: float, felt: float) -> float:
    """The load for the next set, from how the last one felt; remembered for the next session."""
    wanted = 2.0 if asked.reps_in_reserve is None else asked.reps_in_reserve
    change = float(np.clip(FEEL_STEP * (felt - wanted), *LARGEST_CHANGE))
    better = load * (1.0 + change)
    gym.runner.loads[lift.exercise.id] = (better, _meant(asked))
    return _on_rack(gym, lift, better)


def _on_rack(gym: Gym, lift: Lift, kg: float) -> float:
    """The heaviest load there is that is not above ``kg``, else the lightest there is."""
    loads = loads_of(lift.exercise, gym.kit, gym.runner.body.person.problem.plates)
    found = at_most(loads, kg)
    return found if found is not None else loads[0] if loads else kg


def _set(
    gym: Gym, asked: SetPrescription, lift: Lift, load: float, loss: float
) -> tuple[PerformedSet, Truth, SetDone]:
    """One set: reps until the end of the range, or until no more than the reserve asked for is felt."""
    assert asked.reps is not None
    body, draw = gym.runner.body, float(gym.chance.normal())
    able = body.today(lift.exercise.id, gym.luck) * (1.0 - loss)
    whole = floor(lift.curve.reps(load / able))
    low, high = asked.reps
    reps = min(high, whole)
    if asked.reps_in_reserve is not None:
        enough = (
            count
            for count in range(min(low, reps), reps + 1)
            if body.person.feel.felt(float(whole - count), draw) <= asked.reps_in_reserve
        )
        reps = next(enough, reps)
    true = float(whole - reps)
    felt = 0.0 if true == 0.0 and reps < low else body.person.feel.felt(true, draw)
    entry = PerformedSet(
        lift.exercise.name,
        lift.exercise.id,
        reps=reps,
        load=load if lift.kilograms else (asked.load.added if isinstance(asked.load, Bodyweight) else None),
        reps_in_reserve=float(min(10, round(felt))),
        side=asked.side,
    )
    own = asked.load is None and lift.kilograms
    share = load / body.maximum(lift.exercise.id)
    truth = Truth(lift.exercise.id, asked.reps_in_reserve, true, felt, lift.kilograms, own, reps < low)
    return entry, truth, SetDone(share, true, float(max(reps, 1)))


def _slipped(gym: Gym, entries: list[PerformedSet]) -> list[PerformedSet]:
    """The sets as they are written down: now and then a wrong number, or none."""
    own, chance = numbers(), gym.chance
    wrong = chance.random() < own.slip_load
    factor = float(chance.choice([0.9, 1.1, 10.0, 0.5], p=[0.4, 0.4, 0.05, 0.15]))
    return [_slip(gym, one, factor if wrong else 1.0) for one in entries]


def _slip(gym: Gym, one: PerformedSet, factor: float) -> PerformedSet:
    own, draw, off = numbers(), gym.chance.random(), int(gym.chance.choice([-2, -1, 1, 2]))
    load = None if one.load is None else one.load * factor
    reps = one.reps
    if reps is not None and draw < own.slip_reps:
        reps = max(0, reps + off)
    silent = own.slip_reps <= draw < own.slip_reps + own.slip_reserve
    return replace(one, load=load, reps=reps, reps_in_reserve=None if silent else one.reps_in_reserve)
