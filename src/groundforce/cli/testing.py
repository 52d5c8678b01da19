"""``groundforce tests``: the battery, a protocol, a runner's own results."""

from __future__ import annotations

from pathlib import Path

from groundforce.cli.clock import today
from groundforce.cli.output import print_json, print_renderable
from groundforce.coaching.testing import PlanEffect, plan_effect
from groundforce.errors import InputError
from groundforce.formats.runner_toml.reading import read_runner
from groundforce.monitoring.power.state import power_state
from groundforce.presentation.battery import battery_view, not_now, power_view, protocol_view
from groundforce.presentation.plain import Plain
from groundforce.training.battery.finding import Finding
from groundforce.training.battery.load import battery, battery_names, find_test
from groundforce.training.battery.nouns import Backing, Norm, PerformanceTest
from groundforce.training.power_state import PowerState
from groundforce.training.runner import RunnerProfile
from groundforce.training.state import Estimate


def tests_command(name: str | None, runner: Path | None, as_json: bool) -> None:
    """List the tests or show one; with a runner file its results and what the plan does with them."""
    tests = tuple(battery().values()) if name is None else (_named(name),)
    profile = None if runner is None else read_runner(runner, today(), planning=False)
    power = None if profile is None else power_state(profile.tests, profile.athlete, today())
    if as_json:
        print_json(_document(tests, profile, power))
        return
    if name is not None:
        print_renderable(Plain(protocol_view(tests[0], None if profile is None else profile.limits)))
    if power is None or profile is None:
        if name is None:
            print_renderable(Plain(battery_view(tests)))
        return
    effect = plan_effect(power)
    does = [one.text for one in _of(effect, tests)] + [*effect.notes, *effect.limits.notes]
    print_renderable(Plain(power_view(power, does, profile.limits, tests)))


def _named(name: str) -> PerformanceTest:
    found = find_test(name)
    if found is None:
        raise InputError(f"{name!r} is not a test; choose from {', '.join(battery_names())}")
    return found


def _of(effect: PlanEffect, tests: tuple[PerformanceTest, ...]) -> tuple[Finding, ...]:
    ids = {test.id for test in tests}
    return tuple(one for one in effect.findings if one.test in ids)


def _document(
    tests: tuple[PerformanceTest, ...], profile: RunnerProfile | None, power: PowerState | None
) -> dict[str, object]:
    listed = [_test(test, profile) for test in tests]
    if power is None:
        return {"tests": listed}
    return {"tests": listed, "as_of": power.as_of.isoformat(), **_state(power, tests)}


def _test(test: PerformanceTest, profile: RunnerProfile | None) -> dict[str, object]:
    return {
        "id": test.id,
        "name": test.name,
        "measures": test.measures,
        "equipment": list(test.equipment),
        "warm_up": test.warm_up,
        "steps": list(test.steps),
        "stop": list(test.stop),
        "not_with": sorted(one.value for one in test.forbidden_by),
        "not_now": None if profile is None else not_now(test, profile.limits),
        "per_side": test.per_side,
        "unit": test.unit.value,
        "error": {
            "absolute": test.error.absolute,
            "share": test.error.share,
            **_backing(test.error.backing),
        },
        "norms": [_norm(one) for one in test.norms],
        "norm_note": test.norm_note,
        "repeat_weeks": test.repeat_weeks,
    }


def _norm(norm: Norm) -> dict[str, object]:
    return {
        "sex": None if norm.sex is None else norm.sex.value,
        "ages": None if norm.ages is None else list(norm.ages),
        "low": norm.low,
        "high": norm.high,
        "middle": norm.middle,
        "spread": norm.spread,
        **_backing(norm.backing),
    }


def _backing(backing: Backing) -> dict[str, object]:
    return {
        "grade": backing.grade.value,
        "status": backing.status.value,
        "sources": list(backing.sources),
        "population": backing.population,
    }


def _estimate(estimate: Estimate) -> dict[str, object]:
    day = estimate.as_of
    return {
        "value": round(estimate.value, 4),
        "low": round(estimate.low, 4),
        "high": round(estimate.high, 4),
        "source": estimate.source,
        "as_of": None if day is None else day.isoformat(),
    }


def _state(power: PowerState, tests: tuple[PerformanceTest, ...]) -> dict[str, object]:
    ids = {test.id for test in tests}
    effect = plan_effect(power)
    return {
        "results": [
            {
                "test": one.test,
                "side": None if one.side is None else one.side.value,
                "lift": one.lift,
                **_estimate(one.latest),
                "typical_error": round(one.error, 4),
                "trials": one.trials,
                "usual": one.norm.words,
                "compared_with": one.norm.compared,
                "change": None if one.change is None else one.change.words,
                "real_change": None if one.change is None else one.change.real,
            }
            for one in power.readings
            if one.test in ids
        ],
        "sides": [
            {"test": one.test, **_estimate(one.asymmetry), "real": one.real, "words": one.words}
            for one in power.differences
            if one.test in ids
        ],
        "plan": [{"test": one.test, "text": one.text} for one in _of(effect, tests)],
        "limits": sorted(one.value for one in effect.limits.limits),
        "notes": [*effect.notes, *effect.limits.notes, *power.notes],
        "due": [{"test": one.test, "date": one.date.isoformat()} for one in power.due if one.test in ids],
    }
