"""``groundforce replan`` from a training folder: what it says, what it writes, what undo brings back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from groundforce.formats.plan_json import read_plan
from tests.cli.commands import START, Made, refused, run


@pytest.fixture(scope="module")
def kept(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up runner's training folder with a plan; tests copy it."""
    home = tmp_path_factory.mktemp("kept") / "home"
    assert run("import", made.runs, "--home", home).code == 0
    shutil.copy(made.runner, home / "runner.toml")
    assert run("plan", "--home", home, "--start", START).code == 0
    return home


@pytest.fixture
def home(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "home"))


def test_nothing_happened(home: Path) -> None:
    ended = run("replan", "--home", home, "--date", START)
    assert (ended.code, ended.err) == (0, "")
    assert "nothing changes" in ended.out


def test_a_week_without_a_log_is_noticed_and_written_only_when_asked(home: Path) -> None:
    before = (home / "plan.json").read_bytes()
    said = run("replan", "--home", home, "--date", "2026-12-01")
    assert said.code == 0
    assert "No lifting Mon 23 Nov to Mon 30 Nov (8 days)" in said.out
    assert "Nothing is written yet: --yes writes it." in said.out
    assert "planning from scratch would change" in said.out
    assert max(map(len, said.out.splitlines())) <= 80
    assert (home / "plan.json").read_bytes() == before
    assert run("replan", "--home", home, "--date", "2026-12-01", "--yes", "--dry-run").code == 0
    assert (home / "plan.json").read_bytes() == before

    written = run("replan", "--home", home, "--date", "2026-12-01", "--yes")
    assert "Kept as plan 2, revision 2; `groundforce undo" in written.out
    assert read_plan(home / "plan.json").revision == 2
    assert run("check", home / "plan.json").code == 0
    again = run("replan", "--home", home, "--date", "2026-12-01")
    assert "nothing changes" in again.out

    assert run("undo", "--home", home).code == 0
    assert (home / "plan.json").read_bytes() == before


def test_pain_stays_known_until_it_is_undone(home: Path) -> None:
    words = ("--home", home, "--date", "2026-11-24")
    ended = run("replan", "pain", "achilles", 5, "--morning", 2, *words, "--yes")
    assert ended.code == 0, ended.err
    assert "Achilles: at worst 5 of 10" in ended.out
    plan = read_plan(home / "plan.json")
    assert {one.value for one in plan.problem.limits.problems} == {"achilles"}
    assert "achilles" in run("progress", "--home", home, "--as-of", "2026-11-25").out.lower()
    assert run("undo", "--home", home).code == 0
    assert "achilles" not in run("progress", "--home", home, "--as-of", "2026-11-25").out.lower()
    assert read_plan(home / "plan.json").problem.limits.problems == frozenset()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("missed", "w01-B"), "was missed"),
        (("moved", "w02-B", "2026-12-02"), "is wanted on Wed 2 Dec"),
        (("shorter", "30"), "30 minutes instead of the usual"),
        (("moved-run", "2026-12-03", "2026-12-02"), "is on Wed 2 Dec"),
        (("hard-run", "2026-11-28", "race", "25"), "a hard run that was not planned: race"),
        (("pain", "shin", "3", "--hopping"), "clinician"),
        (("ill", "2026-11-24", "2026-11-27"), "Ill Tue 24 Nov to Fri 27 Nov"),
        (("trip", "2026-12-05", "2026-12-09"), "Away Sat 5 Dec to Wed 9 Dec: no lifting"),
        (("gap", "2026-11-10", "2026-11-23"), "No lifting Tue 10 Nov to Mon 23 Nov (14 days)"),
        (("race", "2027-01-10", "--distance", "10k", "--priority", "B"), "New: a B race of 10 km"),
        (("race", "2027-02-14", "--off"), "The race of Sun 14 Feb is off"),
        (("race", "2027-02-07", "--was", "2027-02-14"), "is now an A race of 21.1 km on Sun 7 Feb"),
    ],
)
def test_what_happened_said_by_hand(home: Path, words: tuple[str, ...], says: str) -> None:
    ended = run("replan", *words, "--home", home, "--date", "2026-11-24", "--yes")
    assert ended.code == 0, ended.err
    assert says in " ".join(ended.out.split())
    assert read_plan(home / "plan.json").revision == 2
    assert run("check", home / "plan.json").code == 0


def test_options_before_and_after_the_event_mean_the_same(home: Path) -> None:
    before = run("replan", "--home", home, "--date", "2026-11-24", "missed", "w01-B")
    after = run("replan", "missed", "w01-B", "--home", home, "--date", "2026-11-24")
    assert (before.code, before.out) == (0, after.out)


def test_as_json(home: Path) -> None:
    ended = run("replan", "pain", "knee", 7, "--home", home, "--date", "2026-11-24", "--json")
    document = json.loads(ended.out)
    assert document["events"][0]["rule"] == "pain"
    assert document["written"] is None
    assert all(one["reason"] for one in document["changes"])
    assert {one["name"] for one in document["candidates"]} >= {"do nothing", "fresh"}
    assert json.loads(run("replan", "--home", home, "--date", START, "--json").out)["events"] == []


def test_the_next_plan_is_due_near_the_end(home: Path) -> None:
    early = run("replan", "next", "--home", home, "--date", "2026-12-01")
    assert "carries on" in early.out
    ended = run("replan", "next", "--home", home, "--date", "2027-02-10", "--weeks", 6, "--yes")
    assert ended.code == 0, ended.err
    assert "The plan has 5 days left" in ended.out
    after = read_plan(home / "plan.json")
    assert (str(after.problem.start), after.problem.weeks, after.revision) == ("2027-02-15", 6, 2)
    assert after.phases[0].name == "return"
    assert run("check", home / "plan.json").code == 0
    refused(
        run("replan", "ill", "2027-05-30", "2027-06-02", "--home", home, "--date", "2027-06-01"),
        4,
        "replan next",
    )


def test_what_cannot_be_is_refused(home: Path, tmp_path: Path) -> None:
    at = ("--home", home, "--date", "2026-11-24")
    refused(run("replan", "--home", tmp_path / "none"), 5, "not a training folder")
    refused(run("replan", "missed", "w99-A", *at), 2, "no session 'w99-A'")
    refused(run("replan", "pain", "soul", 5, *at), 2, "SITE 'soul'", "achilles")
    refused(run("replan", "pain", "knee", 5, "--on", "2026-12-24", *at), 2, "lies after")
    refused(run("replan", "hard-run", "2026-11-24", "easy", *at), 2, "KIND 'easy'", "intervals")
    refused(run("replan", "ill", "2026-11-24", "2026-11-20", *at), 2, "before it starts")
    refused(run("replan", "trip", "2026-11-24", "2026-11-28", "--equipment", "boat", *at), 2, "'boat'")
    refused(run("replan", "race", "2027-01-10", *at), 2, "--distance is missing")
    refused(run("replan", "race", "2027-01-10", "--off", *at), 2, "no race on 2027-01-10", "2027-02-14")
    refused(run("replan", "shorter", "3", *at), 2, "nothing after the warm-up")
    refused(run("replan", "--home", home, "--date", "soon"), 2, "--date")
