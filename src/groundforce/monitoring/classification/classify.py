"""The kind of every run, each judged against the runner's own weeks before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from groundforce.monitoring.classification.context import FEWEST, RunnerContext, context_of
from groundforce.monitoring.classification.duration import (
    VERY_LONG,
    easy,
    judge_long,
    judge_recovery,
    too_short,
)
from groundforce.monitoring.classification.features import Features, features_of
from groundforce.monitoring.classification.intervals import judge_repetitions
from groundforce.monitoring.classification.race import judge_race
from groundforce.monitoring.classification.tempo import judge_tempo
from groundforce.monitoring.classification.verdict import Verdict
from groundforce.training.run import KEY_KINDS, ClassifiedRun, Run, RunKind

AFTER_KEY = timedelta(hours=36)
"""How long after a key run a short slow run is recovery."""
TEMPO_SHARE, TEMPO_SHARE_OF_LONG = 0.2, 0.4
"""Share of a run, and of a run that could be a long one, that a fast stretch must be to make it tempo."""
UNMEASURED = 0.6
"""Times the confidence where only pace and duration speak."""


def classify_runs(runs: Sequence[Run]) -> tuple[ClassifiedRun, ...]:
    """Each run with its kind, confidence and reason, in order of time.

    A run is judged by what it shows and by the runner's other runs of the 120 days before it and the week
    around it; later runs change nothing. Where heart rate and laps are missing, pace and duration decide,
    the confidence is lower and ``measured`` is false.
    """
    features = [features_of(run) for run in sorted(runs, key=lambda run: (run.start, run.sources))]
    classified: list[ClassifiedRun] = []
    last_key: datetime | None = None
    for index, one in enumerate(features):
        context = context_of(index, features)
        after_key = last_key is not None and one.run.start - last_key <= AFTER_KEY
        run = _classified(one, context, _judge(one, context, after_key))
        classified.append(run)
        if run.kind in KEY_KINDS:
            last_key = one.run.start
    return tuple(classified)


def _judge(features: Features, context: RunnerContext, after_key: bool) -> Verdict:
    if not features.shapes:
        return too_short(features)
    long = judge_long(features, context)
    if long is not None and features.run.duration >= VERY_LONG * context.duration:
        return judge_race(features, context) or long
    return (
        judge_race(features, context)
        or judge_repetitions(features, context)
        or judge_tempo(features, context, TEMPO_SHARE if long is None else TEMPO_SHARE_OF_LONG)
        or long
        or judge_recovery(features, context, after_key)
        or easy(features, context)
    )


def _classified(features: Features, context: RunnerContext, verdict: Verdict) -> ClassifiedRun:
    confidence, basis = verdict.confidence, verdict.basis
    if not features.measured:
        confidence *= UNMEASURED
        basis += "; no heart rate or laps, so judged by pace and duration"
    if context.runs < FEWEST and verdict.kind is not RunKind.INTERVALS:
        confidence *= 0.5 + 0.5 * context.runs / FEWEST
        basis += f"; only {context.runs} runs to compare with"
    sentence = basis[0].upper() + basis[1:] + "."
    return ClassifiedRun(features.run, verdict.kind, round(confidence, 2), sentence, features.measured)
