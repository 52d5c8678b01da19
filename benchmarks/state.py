"""``python -m benchmarks.state``: from a history to the athlete state, and a thousand athletes' strength.

``history_s``: seconds of ``athlete_state`` on a long history: every run of the person with most of them in a
table of one row a session below ``--data`` (``runner-lifter-2022/SURVEY*.csv.gz``; no streams) with the
strength sessions its files hold; without such a table the longest other history there is, else made-up runs
and sessions of 13 years. ``lift_states_s``: of ``lift_states``
on the strength sessions of a made-up 13 years.

``ratio_loop``: a loop over 1,000 athletes that calls the very same function athlete by athlete, over one
call for all. ``ratio_plain``: the same bank in plain Python over one call. ``ratio_objects``: the two ways
with the sessions as objects, where both spend most of their time in reading sets. Quick sizes time the loops
on a part of the athletes and scale up; ``--full`` runs them whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np

from benchmarks._efficiency_histories import histories
from benchmarks._session_tables import is_session_table, number, runs_by_person, session_rows
from benchmarks.common import Result, median_seconds, parser, report
from benchmarks.plain_bank import plain_forecasts
from groundforce.errors import ReadError
from groundforce.formats.archive import Member, members
from groundforce.formats.reading import Ignored, read_bytes
from groundforce.monitoring.athlete_state import athlete_state
from groundforce.monitoring.history import history_of
from groundforce.monitoring.strength.lift_states import cohort_lift_states, lift_states
from groundforce.monitoring.strength.maxima import estimate_maxima
from groundforce.monitoring.strength.observations import LiftArrays
from groundforce.training.athlete import Athlete
from groundforce.training.recording import Recording
from groundforce.training.run import Run
from groundforce.training.state import TrainingHistory
from groundforce.training.strength import PerformedSet, StrengthSession

FOLDER = "runner-lifter-2022"
ATHLETES = 1000
LIFTS = ("back_squat", "romanian_deadlift", "hip_thrust", "leg_press", "bench_press", "bent_over_row")
SESSIONS = 100
AS_OF = date(2026, 3, 1)
YEARS = 13


def main() -> None:
    """Command line."""
    options = parser("state").parse_args()
    report(measure(options.data, options.full), options.json)


def measure(data: Path | None, full: bool = False) -> Result:
    """Every figure of the benchmark."""
    history, kind = history_below(data)
    days = [run.start.date() for run in history.runs] + [one.start.date() for one in history.strength]
    as_of = max(days, default=AS_OF) + timedelta(days=1)
    long = made_up_sessions(0, YEARS * 104)
    return {
        "runs": len(history.runs),
        "strength_sessions": len(history.strength),
        "history_kind": kind,
        "history_s": median_seconds(lambda: athlete_state(history, as_of), 5 if full else 3),
        "lift_states_s": median_seconds(lambda: lift_states(long, Athlete(), AS_OF), 3),
        **loops(full),
    }


def loops(full: bool) -> Result:
    """The figures of the thousand athletes."""
    part = ATHLETES if full else 50
    one = made_up_arrays(1)
    everyone = made_up_arrays(ATHLETES)
    together = median_seconds(lambda: _maxima(everyone), 3)
    each = [_athlete(everyone, who) for who in range(part)]
    apart = median_seconds(lambda: [_maxima(arrays) for arrays in each], 1) * ATHLETES / part
    plain = median_seconds(lambda: _plainly(each[:10]), 1) * ATHLETES / 10
    few = [(made_up_sessions(who, SESSIONS), Athlete(), ()) for who in range(20 if not full else 200)]
    objects = median_seconds(lambda: cohort_lift_states(few, AS_OF), 1)
    loop = median_seconds(lambda: [lift_states(one, athlete, AS_OF) for one, athlete, _ in few], 1)
    return {
        "athletes": ATHLETES,
        "lifts": everyone.values.shape[1],
        "sessions_of_a_lift": one.values.shape[0],
        "together_s": together,
        "ratio_loop": apart / together,
        "ratio_plain": plain / together,
        "ratio_objects": loop / objects,
    }


def _maxima(arrays: LiftArrays) -> object:
    size = arrays.values.shape[1]
    return estimate_maxima(arrays, np.full(size, float(AS_OF.toordinal())), np.full(size, np.nan))


def _athlete(arrays: LiftArrays, who: int) -> LiftArrays:
    part = slice(who * len(LIFTS), (who + 1) * len(LIFTS))
    return LiftArrays(*(np.ascontiguousarray(one[:, part]) for one in vars(arrays).values()))


def _plainly(athletes: Sequence[LiftArrays]) -> None:
    for arrays in athletes:
        for column in range(len(LIFTS)):
            plain_forecasts(arrays.values[:, column].tolist(), arrays.days[:, column].tolist())


def made_up_arrays(athletes: int, seed: int = 1) -> LiftArrays:
    """What six lifts of made-up athletes showed, session by session."""
    rng = np.random.default_rng(seed)
    shape = (SESSIONS, athletes * len(LIFTS))
    values = 4.4 + rng.normal(0.001, 0.01, shape).cumsum(axis=0) - np.abs(rng.normal(0.0, 0.05, shape))
    days = AS_OF.toordinal() - 2.0 - rng.integers(2, 6, shape)[::-1].cumsum(axis=0)[::-1]
    nothing = np.full(shape, np.nan)
    reps = rng.integers(3, 9, shape).astype(np.float64)
    return LiftArrays(values, days.astype(np.float64), reps, np.zeros(shape), nothing, nothing)


def made_up_sessions(seed: int, count: int) -> tuple[StrengthSession, ...]:
    """Made-up sessions, two a week up to the day asked for: three sets of each of six lifts."""
    rng = np.random.default_rng(seed)
    first = datetime.combine(AS_OF, datetime.min.time()) - timedelta(days=3.5 * count)
    load = 60.0 * np.exp(rng.normal(0.001, 0.01, count).cumsum())
    return tuple(
        StrengthSession(
            first + timedelta(days=3.5 * place),
            tuple(
                PerformedSet(lift, lift, reps=int(rng.integers(3, 9)), load=2.5 * round(load[place] / 2.5))
                for lift in LIFTS
                for _ in range(3)
            ),
        )
        for place in range(count)
    )


def history_below(data: Path | None) -> tuple[TrainingHistory, str]:
    """The longest history of one person below a folder, and where it is from; made up where there is none."""
    if data is not None:
        folder = data / FOLDER if (data / FOLDER).is_dir() else data
        survey = _survey(folder)
        if survey is not None:
            return survey, "survey"
        found = [one for one in histories(folder, full=False) if one.runs]
        if found:
            longest = max(found, key=lambda one: len(one.runs))
            return TrainingHistory(longest.runs), longest.kind
    return TrainingHistory(tuple(_made_up_runs()), made_up_sessions(0, YEARS * 104)), "made up"


def _survey(folder: Path) -> TrainingHistory | None:
    """The runs of the person with most of them in a table, with the strength sessions its files hold."""
    tables = [one for one in _tables(folder) if is_session_table(one.data)]
    people = [(runs, one) for one in tables for runs in runs_by_person(one.data, one.name).values()]
    if not people:
        return None
    runs, table = max(people, key=lambda one: len(one[0]))
    lifted = {_file(row) for row in session_rows(table.data, table.name) if number(row.get("n_sets"))}
    flat = tuple(replace(run, grade_adjusted_speed=run.speed) for run in runs)
    return TrainingHistory(flat, history_of(_recordings(folder, lifted - {""})).strength)


def _tables(folder: Path) -> Iterator[Member]:
    for path in sorted(folder.rglob("*")):
        if path.name.lower().removesuffix(".gz").endswith(".csv"):
            yield from (one for one in members(path) if isinstance(one, Member))


def _file(row: Mapping[str, str]) -> str:
    return Path(row.get("path", "")).name


def _recordings(folder: Path, names: set[str]) -> Iterator[Recording]:
    wanted = (path for path in sorted(folder.rglob("*")) if path.name.removesuffix(".gz") in names)
    for member in (one for path in wanted for one in members(path)):
        if isinstance(member, Member):
            try:
                read = read_bytes(member)
            except ReadError:
                continue
            if not isinstance(read, Ignored):
                yield from read


def _made_up_runs() -> Iterator[Run]:
    rng = np.random.default_rng(3)
    first = datetime.combine(AS_OF, datetime.min.time()) - timedelta(days=YEARS * 365)
    for place in range(YEARS * 150):
        start = first + timedelta(days=place * 365 / 150, hours=7)
        duration, speed = float(rng.uniform(1500, 6000)), float(rng.normal(2.9, 0.2))
        yield Run(start, True, duration, duration, duration * speed, speed, speed, float(rng.normal(145, 6)))


if __name__ == "__main__":
    main()
