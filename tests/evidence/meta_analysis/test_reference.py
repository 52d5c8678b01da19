"""Every row computed with R metafor 3.8-1, within 1e-6 (absolute below 1, relative above)."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.meta_analysis import measure
from benchmarks.metafor_reference import (
    TABLES,
    compared,
    difference,
    moderators,
    options_of,
    textbook_dersimonian,
)
from groundforce.evidence.meta_analysis.pooling import pool
from tests.devices import device_folder
from tests.evidence.meta_analysis.studies import bcg

ROWS = {"rma_uni": 156, "escalc": 25, "leave1out": 13, "pubbias": 4, "rma_mv": 1}


def test_every_row_of_metafor_agrees() -> None:
    rows = list(compared(device_folder("meta-analysis-reference")))
    assert [f"{row.name}: {row.wrong}" for row in rows if row.wrong] == []
    assert {table: sum(row.table == table for row in rows) for table in TABLES} == ROWS
    assert min(row.cells for row in rows) >= 2


def test_a_wrong_cell_is_found(tmp_path: Path) -> None:
    """The comparison itself: one digit changed, one value missing, one table without its input."""
    (tmp_path / "input_two.csv").write_text("dataset,yi,vi\ntwo,0.0,1.0\ntwo,4.0,1.0\n", "utf-8")
    head = "dataset,method,test,extra,term,beta,tau2,pi_lb\n"
    lines = ["two,DL,z,,intrcpt,2,7,-3.879", "two,DL,z,,intrcpt,2.00001,7,NA", "none,DL,z,,intrcpt,2,7,0"]
    (tmp_path / "metafor_rma_uni_reference.csv").write_text(head + "\n".join(lines) + "\n", "utf-8")
    good, wrong, missing = compared(tmp_path)
    assert [text.split(":")[0] for text in good.wrong] == ["pi_lb"]
    assert {text.split(":")[0] for text in wrong.wrong} == {"beta", "pi_lb"}
    assert missing.wrong[0].startswith("not computed")
    assert measure(tmp_path)["agreeing_1e6"] == 0


def test_without_a_folder_the_textbook_is_compared() -> None:
    assert measure(None)["agreeing_1e6"] == 1


def test_dersimonian_laird_is_the_textbook_s() -> None:
    y, v = bcg()
    ours = pool(y, v, method="DL")
    found = (ours.pooled.estimate, ours.pooled.standard_error, ours.heterogeneity.tau2)
    assert found == pytest.approx(textbook_dersimonian(y.tolist(), v.tolist()), rel=1e-12)


def test_words_become_columns_in_the_order_of_the_reference() -> None:
    lines = [{"kind": kind, "year": year} for kind, year in (("b", "1"), ("a", "2"), ("c", "2"))]
    assert moderators("kind", lines) == ({"kindb": [1.0, 0.0, 0.0], "kindc": [0.0, 0.0, 1.0]}, True)
    assert list(moderators("0 + kind", lines)[0]) == ["kinda", "kindb", "kindc"]
    assert moderators("factor(year) - 1", lines)[1] is False
    assert moderators("factor(year)", lines)[0] == {"factor(year)2": [0.0, 1.0, 1.0]}


def test_formulas_become_the_columns_of_r() -> None:
    lines = [{"a": a, "kind": kind} for a, kind in (("1", "x"), ("4", "y"), ("7", "y"))]
    assert moderators("I(a^2)", lines)[0] == {"I(a^2)": [1.0, 16.0, 49.0]}
    assert moderators("I(a-4)", lines) == ({"I(a-4)": [-3.0, 0.0, 3.0]}, True)
    assert moderators("scale(a)", lines)[0] == {"scale(a)": [-1.0, 0.0, 1.0]}
    assert list(moderators("a*kind", lines)[0]) == ["a", "kindy", "a:kindy"]
    assert list(moderators("0 + a + kind", lines)[0]) == ["a", "kindx", "kindy"]
    with pytest.raises(ValueError, match="not understood"):
        moderators("poly(a)", lines)


def test_other_arguments_are_used_or_named() -> None:
    assert options_of("") == {}
    assert options_of("mods=~ a, level=90") == {"mods": "a", "level": "90"}
    with pytest.raises(ValueError, match="weighted=FALSE"):
        options_of("weighted=FALSE")


def test_rows_that_cannot_be_done_are_counted(tmp_path: Path) -> None:
    """In a folder inside, with a byte-order mark: an odd word, an unknown term, too few studies, no input."""
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "input_one.csv").write_text("dataset,yi,vi,a\none,0.5,0.1,1\none,oops,0.2,2\n", "utf-8")
    (folder / "input_two.csv").write_text("dataset,yi,vi,a\ntwo,0.5,0.1,1\ntwo,0.7,0.2,NA\n", "utf-8")
    head = "dataset,method,test,extra,term,beta\n"
    rows = ["one,DL,z,,intrcpt,1", "two,DL,z,mods=~a,a,1", "two,ZZ,z,,intrcpt,1", "none,DL,z,,,1", "two,EE"]
    (folder / "metafor_rma_uni_reference.csv").write_text(head + "\n".join(rows) + "\n\n", "utf-8-sig")
    told = measure(tmp_path)
    assert (told["rows"], told["agreeing_1e6"], told["not_computed"]) == (5, 0, 4)
    assert measure(tmp_path / "nothing")["rows"] == 0


def test_a_value_where_the_reference_has_none_disagrees() -> None:
    assert difference(0.0, "NA") is None
    assert difference(None, "0") is None
    assert difference(float("inf"), "Inf") == 0.0
