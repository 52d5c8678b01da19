"""Tables computed with R metafor, row by row beside what this package computes from the same input.

A folder holds ``input_DATASET.csv`` (``yi``, ``vi``, moderators) and any of the tables
``metafor_TABLE*_reference.csv``, where TABLE is ``rma_uni``, ``escalc``, ``leave1out``, ``pubbias`` or
``rma_mv``.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from groundforce.evidence.meta_analysis.counts import log_odds_ratio, log_risk_ratio
from groundforce.evidence.meta_analysis.effect_sizes import (
    Effect,
    becker1988_standardised_change,
    bonett2009_standardised_difference,
    gibbons1993_standardised_change,
    hedges1981_standardised_difference,
    hedges1999_log_ratio_of_means,
    mean_change,
    mean_difference,
)
from groundforce.evidence.meta_analysis.leave_one_out import leave_one_out
from groundforce.evidence.meta_analysis.multilevel import konstantopoulos2011_multilevel
from groundforce.evidence.meta_analysis.pooling import pool
from groundforce.evidence.meta_analysis.publication_bias import (
    begg1994_rank_correlation,
    duval2000_trim_and_fill,
    egger1997_regression,
    sterne2005_regression,
)
from groundforce.evidence.meta_analysis.results import Pooled

Cells: TypeAlias = Mapping[str, float | str | None]
Line: TypeAlias = Mapping[str, str]
TOLERANCE = 1e-6
ABSENT = ("NA", "NaN", "")
"""What R writes where there is no value."""
TWO_GROUPS: Mapping[str, Callable[..., Effect]] = {
    "SMD": hedges1981_standardised_difference,
    "SMDH": bonett2009_standardised_difference,
    "MD": mean_difference,
    "ROM": hedges1999_log_ratio_of_means,
}
ONE_GROUP: Mapping[str, Callable[..., Effect]] = {
    "SMCC": gibbons1993_standardised_change,
    "SMCR": becker1988_standardised_change,
    "MC": mean_change,
}
COUNTS: Mapping[str, Callable[..., Effect]] = {"RR": log_risk_ratio, "OR": log_odds_ratio}


@dataclass(frozen=True)
class Compared:
    """One row of a reference: ``worst`` is the largest difference over max(1, |reference|) of ``cells``.

    ``wrong`` names the cells that disagree, or says why the row could not be computed.
    """

    table: str
    name: str
    cells: int
    worst: float
    wrong: tuple[str, ...]


def compared(folder: Path) -> Iterator[Compared]:
    """Every row of every reference table in a folder."""
    for pattern, compute in TABLES.items():
        for path in sorted(folder.rglob(f"*{pattern}*.csv")):
            if path.name.startswith("input_"):
                continue
            for place, line in enumerate(read(path)):
                yield _compared(pattern, path, place, line, compute)


def _compared(table: str, path: Path, place: int, line: Line, compute: Computation) -> Compared:
    name = f"{path.name} row {place + 1} " + " ".join(
        line[key] for key in ("dataset", "method", "test", "extra", "term", "measure") if key in line
    )
    try:
        ours = compute(path, place, line)
    except (ValueError, LookupError, ArithmeticError, TypeError, OSError) as error:
        return Compared(table, name, 0, 0.0, (f"not computed: {error}",))
    worst, wrong, cells = 0.0, [], 0
    for column, value in ours.items():
        if column not in line:
            continue
        cells += 1
        off = difference(value, line[column])
        if off is None or off > TOLERANCE:
            wrong.append(f"{column}: {value} for {line[column]}")
        worst = max(worst, off or 0.0)
    return Compared(table, name, cells, worst, tuple(wrong))


def difference(ours: float | str | None, reference: str) -> float | None:
    """|ours - reference| over max(1, |reference|); 0 for equal words or two absent values, None for unlike.

    >>> difference(None, "NA"), difference(1.5, "NA"), difference(3.0, "2"), difference(0.5, "0.25")
    (0.0, None, 0.5, 0.25)
    """
    if isinstance(ours, str):
        return 0.0 if ours == reference else None
    if reference in ABSENT:
        return 0.0 if ours is None or ours != ours else None
    if ours is None or ours != ours:
        return None
    try:
        theirs = float(reference)
    except ValueError:
        return None
    if ours == theirs:
        return 0.0
    off = abs(ours - theirs) / max(1.0, abs(theirs))
    return off if math.isfinite(off) else None


@cache
def read(path: Path) -> tuple[dict[str, str], ...]:
    """The lines of a table, blank ones left out."""
    text = path.read_text("utf-8-sig")
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    lines = csv.DictReader(text.splitlines(), delimiter=delimiter, restval="", restkey="")
    return tuple(line for line in lines if any(line.values()))


def _studies(folder: Path, dataset: str, *columns: str) -> list[dict[str, str]]:
    """The studies of a data set; those without a value in a column are left out, as metafor does."""
    path = folder / f"input_{dataset}.csv"
    if not path.exists():
        path = next(iter(sorted(folder.parent.rglob(path.name))), path)
    return [line for line in read(path) if all(line[one] not in ABSENT for one in ("yi", "vi", *columns))]


def _numbers(lines: list[dict[str, str]], column: str) -> list[float]:
    return [float(line[column]) for line in lines]


def moderators(formula: str, lines: list[dict[str, str]]) -> tuple[dict[str, list[float]], bool]:
    """Columns of a formula such as ``a + b``, and whether it has an intercept; words become 0 and 1.

    ``0`` and ``-1`` take the intercept out, ``factor(a)`` makes numbers words, ``I(a^2)``, ``I(a-1970)``,
    ``log(a)`` and ``scale(a)`` are worked out, ``a:b`` and ``a*b`` are products. The first word in order is
    what the others are compared with; without an intercept the first term of words has them all.

    >>> moderators("a+kind", [{"a": "1", "kind": "x"}, {"a": "2", "kind": "y"}])
    ({'a': [1.0, 2.0], 'kindy': [0.0, 1.0]}, True)
    """
    terms = terms_of(formula)
    intercept = not {"0", "-1"} & set(terms)
    columns: dict[str, list[float]] = {}
    every_word = not intercept
    for term in (term for term in terms if term not in {"0", "1", "-1"}):
        found, words = _columns_of(term, lines, every_word)
        every_word = every_word and not words
        columns |= found
    return columns, intercept


def terms_of(formula: str) -> list[str]:
    """The terms of a formula in R's order: simple ones before products.

    >>> terms_of("a*b - 1 + I(c-2)")
    ['-1', 'a', 'b', 'I(c-2)', 'a:b']
    """
    text = re.sub(r"\s+", "", formula)
    parts = [part for part in re.split(r"\+|(?=-)(?![^(]*\))", text) if part]
    found: list[str] = []
    for part in parts:
        factors = re.split(r"\*(?![^(]*\))", part)
        found += [*factors, ":".join(factors)] if len(factors) == 2 else [part]
    return sorted(dict.fromkeys(found), key=lambda term: (":" in term, term not in {"0", "1", "-1"}))


def _columns_of(
    term: str, lines: list[dict[str, str]], every_word: bool = False
) -> tuple[dict[str, list[float]], bool]:
    """The columns of one term by name, and whether it is words."""
    if ":" in term:
        one, other = (_columns_of(part, lines)[0] for part in term.split(":", 1))
        return {
            f"{a}:{b}": [x * y for x, y in zip(one[a], other[b], strict=True)] for b in other for a in one
        }, False
    name = column_of(term)
    if not term.startswith(("factor(", "as.factor(")) and all(_is_number(line[name]) for line in lines):
        return {term: _worked_out(term, np.array(_numbers(lines, name))).tolist()}, False
    levels = sorted({line[name] for line in lines}, key=_in_order)
    chosen = levels if every_word else levels[1:]
    return {f"{term}{level}": [float(line[name] == level) for line in lines] for level in chosen}, True


def column_of(term: str) -> str:
    """The column a term reads: ``a`` of ``factor(a)`` and ``I(a^2)``."""
    found = re.search(r"\(([A-Za-z.][\w.]*)", term)
    return term if found is None else found[1]


def _worked_out(term: str, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """A column as the term has it. Raises ValueError for a function that is not known."""
    if "(" not in term:
        return values
    found = re.fullmatch(r"I\([\w.]+([-+*/^])([\d.]+)\)", term)
    if found is not None:
        worked: NDArray[np.float64] = ARITHMETIC[found[1]](values, float(found[2]))
        return worked
    known = re.fullmatch(r"(log|sqrt|exp|scale)\([\w.]+(,scale=F(?:ALSE)?)?\)", term)
    if known is None:
        raise ValueError(f"{term!r} is not understood")
    if known[1] != "scale":
        return np.asarray(getattr(np, known[1])(values), dtype=np.float64)
    centred = values - values.mean()
    return np.asarray(centred if known[2] else centred / values.std(ddof=1), dtype=np.float64)


ARITHMETIC: Mapping[str, Callable[..., NDArray[np.float64]]] = {
    "-": np.subtract,
    "+": np.add,
    "*": np.multiply,
    "/": np.divide,
    "^": np.power,
}


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _in_order(text: str) -> tuple[float, str, str]:
    return (float(text) if _is_number(text) else 0.0, text.casefold(), text)


def options_of(extra: str) -> dict[str, str]:
    """The arguments in ``extra`` by name, such as ``mods`` and ``level``.

    >>> options_of("mods = ~ a + factor(b, c), level=90")
    {'mods': 'a + factor(b, c)', 'level': '90'}
    """
    if extra in ABSENT:
        return {}
    found = {}
    for part in re.split(r"[,;](?![^(]*\))", extra):
        name, equals, value = part.partition("=")
        if not equals or name.strip() not in UNDERSTOOD:
            raise ValueError(f"{part.strip()!r} is not understood; only {', '.join(sorted(UNDERSTOOD))} are")
        found[name.strip()] = value.strip().removeprefix("~").strip()
    return found


UNDERSTOOD = frozenset({"mods", "level", "intercept", "digits"})
"""Arguments of metafor that may stand in ``extra``."""


def _uni(path: Path, place: int, line: Line) -> Cells:
    del place
    options = options_of(line.get("extra", ""))
    formula = options.get("mods", "")
    used = {column_of(part) for term in terms_of(formula) for part in term.split(":")} - {"0", "1", "-1"}
    lines = _studies(path.parent, line["dataset"], *used)
    columns, intercept = moderators(formula, lines)
    level = float(line.get("level") or options.get("level", "95"))
    result = pool(
        _numbers(lines, "yi"),
        _numbers(lines, "vi"),
        method=line.get("method") or "REML",
        test=line.get("test") or "z",
        moderators=columns,
        intercept=intercept and options.get("intercept", "TRUE") not in ("F", "FALSE"),
        level=level / 100 if level > 1 else level,
    )
    one = {found.name: found for found in result.coefficients}[line.get("term") or "intrcpt"]
    return {
        **_summary(result),
        "beta": one.estimate,
        "se": one.standard_error,
        "zval": one.statistic,
        "pval": one.p,
        "ci_lb": one.low,
        "ci_ub": one.high,
    }


def _summary(result: Pooled) -> Cells:
    heterogeneity, pooled = result.heterogeneity, result.pooled
    low, high = result.prediction or (None, None)
    return {
        "k": result.k,
        "estimate": pooled.estimate,
        "se": pooled.standard_error,
        "zval": pooled.statistic,
        "pval": pooled.p,
        "ci_lb": pooled.low,
        "ci_ub": pooled.high,
        "tau2": heterogeneity.tau2,
        "se_tau2": heterogeneity.tau2_standard_error,
        "I2": heterogeneity.i2,
        "H2": heterogeneity.h2,
        "Q": heterogeneity.q,
        "Qp": heterogeneity.q_p,
        "QE": heterogeneity.q,
        "QEp": heterogeneity.q_p,
        "QM": result.omnibus.statistic,
        "QMp": result.omnibus.p,
        "pi_lb": low,
        "pi_ub": high,
        "logLik": result.log_likelihood,
    }


def _escalc(path: Path, place: int, line: Line) -> Cells:
    del path, place
    measure = line["measure"]
    columns: tuple[str, ...]
    if measure in TWO_GROUPS:
        made, columns = TWO_GROUPS[measure], ("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i")
    elif measure in ONE_GROUP:
        made, columns = ONE_GROUP[measure], ("m1i", "m2i", "sd1i", "sd2i", "ni", "ri")
    else:
        made, columns = COUNTS[measure], ("ai", "n1i", "ci", "n2i")
    effect = made(*(float(line[column]) for column in columns))
    return {"yi": float(effect.effect), "vi": float(effect.variance)}


def _leave1out(path: Path, place: int, line: Line) -> Cells:
    dataset = line.get("dataset") or path.name.split("leave1out_")[1].removesuffix("_reference.csv")
    lines = _studies(path.parent, dataset)
    options = {"method": line.get("method") or "REML", "test": line.get("test") or "z"}
    before = [one for one in read(path)[:place] if all(one[key] == line[key] for key in _keys(line))]
    found = leave_one_out(_numbers(lines, "yi"), _numbers(lines, "vi"), **options)  # type: ignore[arg-type]
    return _summary(found[len(before)].without)


def _keys(line: Line) -> tuple[str, ...]:
    return tuple(key for key in ("dataset", "method", "test") if key in line)


def _bias(path: Path, place: int, line: Line) -> Cells:
    del place
    lines = _studies(path.parent, line["dataset"])
    y, v = _numbers(lines, "yi"), _numbers(lines, "vi")
    method = line.get("method") or "REML"
    mixed, plain = sterne2005_regression(y, v, method=method), egger1997_regression(y, v)
    rank, filled = begg1994_rank_correlation(y, v), duval2000_trim_and_fill(y, v, method=method)
    pooled = filled.pooled.pooled
    return {
        "egger_rma_z": mixed.statistic,
        "egger_rma_p": mixed.p,
        "egger_lm_t": plain.statistic,
        "egger_lm_p": plain.p,
        "rank_tau": rank.statistic,
        "rank_p": rank.p,
        "trimfill_k0": filled.missing,
        "trimfill_side": filled.side,
        "trimfill_beta": pooled.estimate,
        "trimfill_lb": pooled.low,
        "trimfill_ub": pooled.high,
    }


def _mv(path: Path, place: int, line: Line) -> Cells:
    del place
    lines = _studies(path.parent, line["dataset"])
    random = re.search(r"random\s*=\s*~\s*1\s*\|\s*([\w./]+)", line["model"])
    if random is None:
        raise ValueError(f"the model {line['model']!r} has no random=~1|a/b")
    result = konstantopoulos2011_multilevel(
        _numbers(lines, "yi"),
        _numbers(lines, "vi"),
        {name: [one[name] for one in lines] for name in random[1].split("/")},
        method="REML" if "REML" in line["model"] or "ML" not in line["model"] else "ML",
    )
    one = result.coefficients[0]
    sigma2 = {f"sigma2_{name.replace('/', '_')}": value for name, value in result.sigma2.items()}
    return sigma2 | {
        "beta": one.estimate,
        "se": one.standard_error,
        "ci_lb": one.low,
        "ci_ub": one.high,
        "QE": result.q,
        "logLik": result.log_likelihood,
    }


Computation: TypeAlias = Callable[[Path, int, Line], Cells]
TABLES: Mapping[str, Computation] = {
    "rma_uni": _uni,
    "escalc": _escalc,
    "leave1out": _leave1out,
    "pubbias": _bias,
    "rma_mv": _mv,
}
"""What computes a row, by the start of its table's name."""


def textbook_dersimonian(effects: list[float], variances: list[float]) -> tuple[float, float, float]:
    """Estimate, standard error and tau² by the sums of DerSimonian & Laird 1986, written out once more."""
    y, v = np.array(effects), np.array(variances)
    w = 1 / v
    mean = (w * y).sum() / w.sum()
    q = (w * (y - mean) ** 2).sum()
    tau2 = max(0.0, (q - (len(y) - 1)) / (w.sum() - (w**2).sum() / w.sum()))
    w = 1 / (v + tau2)
    return float((w * y).sum() / w.sum()), float(w.sum() ** -0.5), float(tau2)
