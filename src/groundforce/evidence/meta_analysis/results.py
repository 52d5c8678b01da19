"""What pooling gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Coefficient:
    """One coefficient: its statistic is z or t, ``low`` to ``high`` its confidence interval."""

    name: str
    estimate: float
    standard_error: float
    statistic: float
    p: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Heterogeneity:
    """How far studies differ beyond chance.

    ``tau2`` is the variance between studies, ``i2`` its share of the total [%], ``h2`` the total over the
    sampling variance, ``q`` Cochran's statistic with ``q_df`` degrees of freedom.
    """

    tau2: float
    tau2_standard_error: float | None
    i2: float
    h2: float
    q: float
    q_df: int
    q_p: float


@dataclass(frozen=True)
class Omnibus:
    """Test of all moderators at once: chi-squared, or F where ``df_error`` is not None."""

    statistic: float
    df: int
    df_error: int | None
    p: float | None


@dataclass(frozen=True)
class Pooled:
    """Studies pooled; ``prediction`` is where the true effect of a new study like these lies.

    ``weights`` are in percent, one a study. ``prediction`` is None for equal effects and with moderators.
    """

    method: str
    test: str
    level: float
    k: int
    coefficients: tuple[Coefficient, ...]
    heterogeneity: Heterogeneity
    omnibus: Omnibus
    prediction: tuple[float, float] | None
    log_likelihood: float
    weights: tuple[float, ...]

    @property
    def pooled(self) -> Coefficient:
        """The pooled effect; with moderators the first coefficient: the effect where they are all 0."""
        return self.coefficients[0]
