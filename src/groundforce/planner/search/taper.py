"""Race week: how many leg sets are left."""

from __future__ import annotations

from datetime import date, timedelta

from groundforce.planner.search.ledger import Ledger
from groundforce.planner.search.season import TAPER_DAYS
from groundforce.training.athlete import RacePriority


def _sets_between(ledger: Ledger, first: date, after: date) -> int:
    return sum(sets for day, sets in ledger.leg_days if first <= day < after)


def race_limit(ledger: Ledger, day: date) -> int | None:
    """Most leg sets a session on ``day`` may hold because an A race is near; None where none is.

    Half of the best of the four 7-day stretches before race week, less what race week already has.
    """
    limits = []
    for race in ledger.problem.races:
        first = race.date - timedelta(days=TAPER_DAYS)
        if race.priority is RacePriority.A and first <= day <= race.date:
            weeks = [first - timedelta(days=TAPER_DAYS * back) for back in range(1, 5)]
            best = max(_sets_between(ledger, one, one + timedelta(days=TAPER_DAYS)) for one in weeks)
            share = int(ledger.problem.constant("race_taper_share") * best)
            limits.append(share - _sets_between(ledger, first, race.date + timedelta(days=1)))
    return min(limits, default=None)
