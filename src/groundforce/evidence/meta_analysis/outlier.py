"""One study that does not fit: what the pooled result is with and without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from groundforce.evidence.meta_analysis.leave_one_out import Influence, leave_one_out, most_influential
from groundforce.evidence.meta_analysis.results import Pooled


@dataclass(frozen=True)
class Study:
    """One study: its effect, the sampling variance of that, and how many people took part.

    ``printed`` is its 95 % interval as its paper prints it, where it does.
    """

    name: str
    effect: float
    variance: float
    people: int
    printed: tuple[float, float] | None = None


@dataclass(frozen=True)
class Outlier:
    """The study without which the pooled effect moves most.

    ``normal`` has z intervals, ``few`` those of Knapp & Hartung, meant for few studies. ``side_kept``: the
    normal interval stays on its side of 0 whichever study is left out.
    """

    studies: tuple[Study, ...]
    normal: Influence
    few: Influence
    side_kept: bool

    @property
    def study(self) -> Study:
        """The outlier itself."""
        return self.studies[self.normal.place]

    @property
    def people(self) -> int:
        """People in all studies."""
        return sum(one.people for one in self.studies)


def find_outlier(studies: Sequence[Study], method: str = "DL") -> Outlier:
    """The most influential of at least three studies, pooled with and without it.

    Raises ValueError for fewer than three studies: of two, each is as far off as the other.

    >>> studies = [Study("a", 0.1, 0.1, 20), Study("b", 0.2, 0.1, 20), Study("c", 2.0, 0.1, 20)]
    >>> find_outlier(studies).study.name
    'c'
    """
    if len(studies) < 3:
        raise ValueError(f"{len(studies)} studies show no outlier; give at least three")
    effects, variances = [one.effect for one in studies], [one.variance for one in studies]
    normal = leave_one_out(effects, variances, method=method)
    few = leave_one_out(effects, variances, method=method, test="knha")
    most = most_influential(normal)
    sides = {_side(one.without) for one in normal} | {_side(most.everything)}
    return Outlier(tuple(studies), most, few[most.place], len(sides) == 1 and 0 not in sides)


def _side(pooled: Pooled) -> int:
    """1 for an interval above 0, -1 below, 0 across."""
    low, high = pooled.pooled.low, pooled.pooled.high
    if low is None or high is None:
        return 0
    return (low > 0) - (high < 0)
