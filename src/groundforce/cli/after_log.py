"""What follows from a session that was just logged: the one place that looks forward."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from groundforce.coaching.pairing import unpaired
from groundforce.presentation.today_words import session_title
from groundforce.store.training_folder import TrainingFolder
from groundforce.training.log import Paired
from groundforce.training.plan import Plan


def after_log(_folder: TrainingFolder, plan: Plan, paired: Sequence[Paired], day: date) -> tuple[str, ...]:
    """Lines on what comes next, once a session is logged and paired; ``paired`` is all of the plan so far.

    Called by ``groundforce log`` after the log is kept and its result is shown.
    """
    waiting = unpaired(plan, paired, day)
    if not waiting:
        return ("That was the last session of this plan.",)
    return (f"Next: {session_title(waiting[0])}",)
