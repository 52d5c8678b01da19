"""Groundforce: resistance training for runners.

The library in one place; each name is loaded when it is first used::

    import groundforce as gf

    profile = gf.read_runner(Path("runner.toml"), start)
    history = gf.history_of(gf.read_path(Path("runs")).recordings, profile.timezone)
    state = gf.athlete_state(history, start, profile)
    result = gf.solve(gf.build_problem(profile, state, start, weeks=12).problem)
    print(gf.check(result.plan))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from groundforce.coaching.intake import build_problem as build_problem
    from groundforce.coaching.progress import progress as progress
    from groundforce.evidence.lookup import dossier as dossier
    from groundforce.evidence.meta_analysis.pooling import pool as pool
    from groundforce.formats.ics.reading import read_calendar as read_calendar
    from groundforce.formats.ics.writing import plan_to_ics as plan_to_ics
    from groundforce.formats.logs.reading import read_log as read_log
    from groundforce.formats.plan_json import plan_text as plan_text
    from groundforce.formats.plan_json import read_plan as read_plan
    from groundforce.formats.reading import read_path as read_path
    from groundforce.formats.runner_toml.reading import parse_runner as parse_runner
    from groundforce.formats.runner_toml.reading import read_runner as read_runner
    from groundforce.monitoring.athlete_state import athlete_state as athlete_state
    from groundforce.monitoring.classification import classify_runs as classify_runs
    from groundforce.monitoring.efficiency.change import before_after as before_after
    from groundforce.monitoring.history import history_of as history_of
    from groundforce.monitoring.lifting import lifting_exposures as lifting_exposures
    from groundforce.planner.check import check as check
    from groundforce.planner.many import plan_many as plan_many
    from groundforce.planner.solve import solve as solve
    from groundforce.planner.why import why_day as why_day
    from groundforce.presentation.page import plan_page as plan_page
    from groundforce.store.importing.run import import_into as import_into
    from groundforce.store.importing.work import ImportRequest as ImportRequest
    from groundforce.training.catalogue import load_catalogue as load_catalogue

__version__ = "0.1.0"

_HOME = {
    "ImportRequest": "groundforce.store.importing.work",
    "athlete_state": "groundforce.monitoring.athlete_state",
    "before_after": "groundforce.monitoring.efficiency.change",
    "build_problem": "groundforce.coaching.intake",
    "check": "groundforce.planner.check",
    "classify_runs": "groundforce.monitoring.classification",
    "dossier": "groundforce.evidence.lookup",
    "history_of": "groundforce.monitoring.history",
    "import_into": "groundforce.store.importing.run",
    "lifting_exposures": "groundforce.monitoring.lifting",
    "load_catalogue": "groundforce.training.catalogue",
    "parse_runner": "groundforce.formats.runner_toml.reading",
    "plan_many": "groundforce.planner.many",
    "plan_page": "groundforce.presentation.page",
    "plan_text": "groundforce.formats.plan_json",
    "plan_to_ics": "groundforce.formats.ics.writing",
    "pool": "groundforce.evidence.meta_analysis.pooling",
    "progress": "groundforce.coaching.progress",
    "read_calendar": "groundforce.formats.ics.reading",
    "read_log": "groundforce.formats.logs.reading",
    "read_path": "groundforce.formats.reading",
    "read_plan": "groundforce.formats.plan_json",
    "read_runner": "groundforce.formats.runner_toml.reading",
    "solve": "groundforce.planner.solve",
    "why_day": "groundforce.planner.why",
}

__all__ = ["__version__", *_HOME]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    """Load a public name from its room when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"groundforce has no {name!r}; it has {', '.join(sorted(_HOME))}")
    return getattr(import_module(_HOME[name]), name)
