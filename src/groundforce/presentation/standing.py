"""How good a plan is known to be, in honest words: its status, its bill, its bound, its limits."""

from __future__ import annotations

from collections import Counter

from groundforce.presentation.words import count_in_words
from groundforce.quantities import format_distance, format_duration, format_number
from groundforce.training.athlete import Limit
from groundforce.training.plan import Plan, PlanQuality, PlanStatus, RunSource
from groundforce.training.run import RunKind
from groundforce.training.state import RunningState

STATUS_SENTENCES: dict[PlanStatus, str] = {
    PlanStatus.OPTIMAL: "Keeps every hard rule, and no plan of this kind has a lower bill.",
    PlanStatus.FEASIBLE: "Keeps every hard rule.",
    PlanStatus.RELAXED: "Something had to give to make this plan possible; what it was is listed.",
    PlanStatus.INFEASIBLE: "No plan keeps every hard rule. What would have to change is listed.",
}

_SOURCE_WORDS = {
    RunSource.CALENDAR: "from your running calendar",
    RunSource.RHYTHM: "assumed from your weekly rhythm",
    RunSource.TYPICAL_WEEK: "from the typical week you gave",
}

_LIMIT_WORDS = {
    Limit.NO_MAXIMAL: "No maximal effort and no breath-holding.",
    Limit.NO_IMPACT: "No jumps and no other impact.",
    Limit.TECHNIQUE_ONLY: "Technique only: light loads, far from failure.",
    Limit.NO_PLAN: "No plan until a clinician has said yes.",
}


def bound_in_words(quality: PlanQuality) -> str:
    """How far the bill can be from the best possible one."""
    if quality.status is PlanStatus.INFEASIBLE:
        return ""
    if quality.bound is None:
        return "No bound: how far it is from the best possible plan is not known."
    bound = format_number(quality.bound, 1)
    if quality.bound <= 0.0:
        return f"Its proved bound, {bound} points, is too low to say how far it is from the best plan."
    proved = f"Proved: no plan in these times has a bill below {bound}"
    if quality.gap is None or not 0.0 <= quality.gap <= 1.0:
        return f"{proved}."
    return f"{proved}; at most {format_number(100 * quality.gap, 0)} % of this bill could be saved."


def status_in_words(quality: PlanQuality) -> str:
    """What is known of how good the plan is, and how it was made.

    >>> status_in_words(PlanQuality(PlanStatus.FEASIBLE, 12.0, (), None, None, 0.4, "dp"))
    'Keeps every hard rule. No bound: how far it is from the best possible plan is not known. Method: dp.'
    """
    bound = "" if quality.status is PlanStatus.OPTIMAL else bound_in_words(quality)
    return f"{STATUS_SENTENCES[quality.status]} {bound}".strip() + f" Method: {quality.engine}."


def bill_in_words(quality: PlanQuality) -> str:
    """What the plan costs, by tier, in the points the wishes are priced in.

    >>> tiers = (("fatigue", 8.0), ("dose", 4.5))
    >>> bill_in_words(PlanQuality(PlanStatus.FEASIBLE, 12.5, tiers, None, None, 0.4, "dp"))
    'Bill 12.5: fatigue 8, dose 4.5'
    """
    tiers = ", ".join(f"{tier} {format_number(value, 1)}" for tier, value in quality.bill if value != 0)
    total = f"Bill {format_number(quality.objective, 1)}"
    return f"{total}: {tiers}" if tiers != "" else total


def limits_in_words(plan: Plan) -> tuple[str, ...]:
    """What the plan leaves out, never the answers that led to it, nor the places that hurt."""
    limits = plan.problem.limits
    said = [_LIMIT_WORDS[one] for one in Limit if one in limits.limits]
    if limits.problems and not _already_named(plan):
        places = count_in_words(len(limits.problems), "place")
        said.append(f"Exercises known to aggravate {places} you named as painful or injured are left out.")
    if limits.excluded:
        left = count_in_words(len(limits.excluded), "exercise")
        said.append(f"{left} left out by name: not wanted, or led by what hurts.")
    return (*said, *(note for note in limits.notes if note not in plan.warnings))


def _already_named(plan: Plan) -> bool:
    places = [problem.value for problem in plan.problem.limits.problems]
    return any(all(place in warning for place in places) for warning in plan.warnings)


def runs_in_words(plan: Plan) -> str:
    """How many runs the plan is built round, and where they come from; races are told apart."""
    races = [run for run in plan.problem.runs if run.kind is RunKind.RACE]
    runs = [run for run in plan.problem.runs if run.kind is not RunKind.RACE]
    if not plan.problem.runs:
        return "No runs in the calendar."
    counts = Counter(run.source for run in runs)
    parts = [f"{counts[source]} {words}" for source, words in _SOURCE_WORDS.items() if counts[source] > 0]
    raced = f" and {count_in_words(len(races), 'race')}" if races else ""
    if len(parts) == 1:
        (source,) = counts
        return f"{count_in_words(len(runs), 'run')}{raced}, the runs {_SOURCE_WORDS[source]}."
    if not parts:
        return f"{count_in_words(len(races), 'race')}."
    return f"{count_in_words(len(runs), 'run')}{raced}: {', '.join(parts)}."


def running_in_words(running: RunningState | None) -> str:
    """What is known about the running before the plan."""
    if running is None or not running.measured:
        return "Nothing measured yet."
    parts = []
    if running.distance_per_week is not None:
        parts.append(f"{format_distance(running.distance_per_week)} a week")
    if running.duration_per_week is not None:
        parts.append(f"{format_duration(running.duration_per_week)} a week")
    if running.longest_run is not None:
        parts.append(f"longest run {format_duration(running.longest_run)}")
    known = f"Last four weeks: {', '.join(parts)}." if parts else "Runs were read."
    if running.runs_per_week == 0.0:
        known = "No run in the last four weeks."
    return f"{known} Treated as a return after a gap." if running.returning else known
