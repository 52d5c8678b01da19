"""``groundforce``: the commands, and the one place where an error becomes a message and an exit code.

Commands import what they need when they run, so that ``--help`` stays quick.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from groundforce import __version__
from groundforce.cli.exits import EXIT_INTERRUPTED, Commands, show_what_fits, system_failed
from groundforce.cli.replan_options import app as replan_app
from groundforce.errors import EXIT_RULES_BROKEN, GroundforceError, exit_code

app = typer.Typer(
    name="groundforce",
    cls=Commands,
    help="Resistance training for runners: reads your runs, plans the lifting around them, says why.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

RunsOption = Annotated[
    Path | None,
    typer.Option("--runs", help="Folder, zip or file of recordings (FIT, TCX, GPX; .gz too), strength logs."),
]
UnitOption = Annotated[
    str | None, typer.Option("--unit", metavar="kg|lb", help="Unit of strength logs that do not say theirs.")
]
NamesOption = Annotated[
    Path | None, typer.Option("--names", help="Your exercise names (TOML), as `docs/logs.md` shows.")
]
RunnerOption = Annotated[Path | None, typer.Option("--runner", help="Your runner file (TOML).")]
CalendarOption = Annotated[
    Path | None, typer.Option("--calendar", help="Planned running as .ics; wins over the rhythm.")
]
StartOption = Annotated[
    str | None,
    typer.Option("--start", metavar="DATE", help="First day; next Monday if left out."),
]
WeeksOption = Annotated[int, typer.Option("--weeks", min=1, max=52, help="Weeks to plan.")]
ProveOption = Annotated[
    float | None,
    typer.Option(
        "--prove", min=0.0, metavar="SECONDS", help="Also prove how far the plan can be from the best."
    ),
]
SecondsOption = Annotated[
    float | None,
    typer.Option("--seconds", min=0.0, help="Go on looking for a better plan for so long."),
]
OutOption = Annotated[
    Path | None, typer.Option("--out", help="Folder for the plan in every form: see docs/exports.md.")
]
HomeOption = Annotated[
    Path | None,
    typer.Option("--home", help="Training folder: history, plans, journal; see docs/import.md."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
PlanArgument = Annotated[Path, typer.Argument(metavar="PLAN.json", help="A plan document.")]


@app.command()
def plan(
    runs: RunsOption = None,
    runner: RunnerOption = None,
    calendar: CalendarOption = None,
    start: StartOption = None,
    weeks: WeeksOption = 12,
    out: OutOption = None,
    home: HomeOption = None,
    unit: UnitOption = None,
    names: NamesOption = None,
    prove: ProveOption = None,
    seconds: SecondsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Plan strength around your runs; print the plan and write it to --out."""
    from groundforce.cli.planning import Request, plan_command

    request = Request(runs, runner, calendar, start, weeks, out, home, unit, names, prove, seconds)
    plan_command(request, as_json)


@app.command()
def check(plan_file: PlanArgument, as_json: JsonOption = False) -> None:
    """Check every hard rule of a plan, also one edited by hand. Exit code 1 if one is broken."""
    from groundforce.cli.documents import check_command

    if not check_command(plan_file, as_json):
        raise typer.Exit(EXIT_RULES_BROKEN)


@app.command()
def why(
    plan_file: PlanArgument,
    day: Annotated[str, typer.Argument(metavar="DATE", help="A day of the plan, YYYY-MM-DD.")],
    as_json: JsonOption = False,
) -> None:
    """Say why the session of a day is there, what every other time would cost, and what is still to come."""
    from groundforce.cli.documents import why_command

    why_command(plan_file, day, as_json)


@app.command(name="import")
def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders, zips, exports.")],
    home: HomeOption = None,
    unit: UnitOption = None,
    names: NamesOption = None,
    processes: Annotated[int, typer.Option("--processes", min=1, max=64, help="Processes that read.")] = 2,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Bring recordings, strength logs and whole exports into a training folder, each activity once."""
    from groundforce.cli.importing import import_command

    import_command(tuple(paths), home, unit, names, processes, dry_run, as_json)


@app.command()
def today(
    home: HomeOption = None,
    day: Annotated[str | None, typer.Option("--date", metavar="DATE", help="Another day than today.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Show the session of today, or the next: sets, loads and why, plates, and what was done last time."""
    from groundforce.cli.today import today_command

    today_command(home, day, as_json)


@app.command()
def log(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE...", help="Text in the notation, an app's CSV, FIT; - is stdin."),
    ] = None,
    home: HomeOption = None,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="Day of lines without one; today if not given."),
    ] = None,
    planned: Annotated[
        bool,
        typer.Option("--as-planned", help="Log the planned session as it stands, low end of ranges."),
    ] = False,
    unit: UnitOption = None,
    names: NamesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Log what you did and see it beside the plan; without a file your editor opens on today's session."""
    from groundforce.cli.training_log import LogRequest, log_command

    log_command(LogRequest(tuple(paths or ()), home, day, planned, unit, names), as_json)


@app.command()
def undo(home: HomeOption = None) -> None:
    """Take back the last import, plan or log of a training folder: its files are what they were before."""
    from groundforce.cli.importing import undo_command

    undo_command(home)


@app.command()
def export(
    plan_file: Annotated[
        Path | None, typer.Argument(metavar="PLAN.json", help="A plan document; left out with --all.")
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="Folder to write to.")] = Path("out"),
    formats: Annotated[
        str, typer.Option("--formats", help="Which of txt, ics, html, fit, pdf, csv, json; commas between.")
    ] = "txt,ics,html",
    home: HomeOption = None,
    everything: Annotated[
        Path | None, typer.Option("--all", metavar="OUT.zip", help="All of a training folder as one archive.")
    ] = None,
) -> None:
    """Write a plan document as text, calendar, page, watch workouts, printable sheet or table.

    With --all: everything in a training folder as one archive, which `groundforce import` reads back.
    """
    if everything is not None:
        from groundforce.cli.importing import export_all_command

        export_all_command(home, everything)
        return
    from groundforce.cli.documents import export_command

    export_command(plan_file, out, formats)


@app.command()
def read(
    path: Annotated[Path, typer.Argument(help="Folder, zip or file of recordings and strength logs.")],
    timezone: Annotated[str | None, typer.Option("--timezone", help="Zone, e.g. Europe/Rome.")] = None,
    unit: UnitOption = None,
    names: NamesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read recordings and strength logs and say what is in them, and what could not be read."""
    from groundforce.cli.reading import read_command

    read_command(path, timezone, as_json, unit, names)


@app.command()
def progress(
    runs: RunsOption = None,
    runner: RunnerOption = None,
    home: HomeOption = None,
    plan_file: Annotated[
        Path | None, typer.Option("--plan", metavar="PLAN.json", help="What the lifting was meant to be.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day to look from; today if left out.")
    ] = None,
    block: Annotated[
        str | None,
        typer.Option(
            "--block", metavar="DATE..DATE", help="A block of training: what did it do to efficiency?"
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder for progress.html, with pictures.")
    ] = None,
    unit: UnitOption = None,
    names: NamesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say where you stand: readiness, pain, strength, efficiency, tests, load, bone, planned and done."""
    from groundforce.cli.planning import Request
    from groundforce.cli.progress import progress_command

    request = Request(runs, runner, None, as_of, 1, out, home, unit, names)
    progress_command(request, plan_file, block, as_json)


@app.command(name="tests")
def battery(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A test, such as `calf raise`; all where left out.")
    ] = None,
    runner: RunnerOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the tests a runner can do, show how one is done; with --runner what your results say."""
    from groundforce.cli.testing import tests_command

    tests_command(name, runner, as_json)


@app.command()
def week(
    runs: RunsOption = None,
    runner: RunnerOption = None,
    home: HomeOption = None,
    plan_file: Annotated[
        Path | None,
        typer.Option("--plan", metavar="PLAN.json", help="The plan; the folder's own if left out."),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="Any day of the week; yesterday's week if left out."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder for week.html and week.pdf, with pictures.")
    ] = None,
    unit: UnitOption = None,
    names: NamesOption = None,
) -> None:
    """A week looked back on and ahead: planned and done, what is next, where you stand."""
    from groundforce.cli.planning import Request
    from groundforce.cli.week import week_command

    week_command(Request(runs, runner, None, None, 1, out, home, unit, names), plan_file, day)


@app.command()
def evidence(
    topic: Annotated[
        str | None,
        typer.Argument(metavar="TOPIC", help="A topic, a claim's number, or a rule, number, model or study."),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Folder for evidence.html, every topic.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Say what is known about a topic, a rule or a number: for, against, how sure, and where it stands."""
    from groundforce.cli.evidence import evidence_command

    evidence_command(topic, out, as_json)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write to.")],
    seed: Annotated[int, typer.Option("--seed", help="Another seed makes another runner.")] = 1,
    end: Annotated[
        str | None, typer.Option("--end", metavar="DATE", help="Day after the last run; today if left out.")
    ] = None,
) -> None:
    """Write the recordings and runner file of a made-up runner, plainly labelled as such."""
    from groundforce.cli.demo import demo_command

    demo_command(folder, seed, end)


app.add_typer(replan_app, name="replan")


def _version(value: bool) -> None:
    if value:
        typer.echo(f"groundforce {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Resistance training for runners: reads your runs, plans the lifting around them, says why."""


def main() -> None:
    """Run a command; an error of ours becomes its message on stderr and its exit code."""
    show_what_fits()
    try:
        app()
    except GroundforceError as error:
        print(f"groundforce: {error}", file=sys.stderr)
        sys.exit(exit_code(error))
    except OSError as error:
        sys.exit(system_failed(error))
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
