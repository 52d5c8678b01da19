"""``groundforce replan`` and the events it takes. Light: what a command needs is imported when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from groundforce.cli.asked import Asked

app = typer.Typer(
    help="Plan again with the fewest changes after what happened; asks before writing.",
    no_args_is_help=False,
    rich_markup_mode=None,
)

HomeOption = Annotated[
    Path | None, typer.Option("--home", help="Training folder; the current one if left out.")
]
DateOption = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="The day to look from; today if left out.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="Write without asking.")]
DryOption = Annotated[bool, typer.Option("--dry-run", help="Say what would change; write nothing.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
FirstArgument = Annotated[str, typer.Argument(metavar="FROM", help="First day, YYYY-MM-DD.")]
LastArgument = Annotated[str, typer.Argument(metavar="TO", help="Last day, YYYY-MM-DD.")]


@app.callback(invoke_without_command=True)
def noticed(
    context: typer.Context,
    home: HomeOption = None,
    day: DateOption = None,
    yes: YesOption = False,
    dry_run: DryOption = False,
    as_json: JsonOption = False,
) -> None:
    """Say what happened since, what would change and why; then ask, and write the plan.

    Without a subcommand: what the log and the imports tell. With one: that event as well.
    """
    asked = Asked(home, day, yes, dry_run, as_json)
    context.obj = asked
    if context.invoked_subcommand is None:
        from groundforce.cli.replanning import replan_command

        replan_command(asked, lambda _present: ())


def _asked(
    context: typer.Context, home: Path | None, day: str | None, yes: bool, dry_run: bool, as_json: bool
) -> Asked:
    given = context.obj if isinstance(context.obj, Asked) else Asked()
    return given.joined(Asked(home, day, yes, dry_run, as_json))


@app.command()
def missed(
    context: typer.Context,
    session: Annotated[str, typer.Argument(metavar="ID", help="A session of the plan, such as w2-A.")],
    home: HomeOption = None,
    day: DateOption = None,
    yes: YesOption = False,
    dry_run: DryOption = False,
    as_json: JsonOption = False,
) -> None:
    """A session that was not done, or will not be."""
    from groundforce.cli import replan_events
    from groundforce.cli.replanning import replan_command

    asked = _asked(context, home, day, yes, dry_run, as_json)
    replan_command(asked, replan_events.missed(session))


@app.command()
def moved(
    context: typer.Context,
    session: Annotated[str, typer.Argument(metavar="ID", help="A session of the plan, such as w2-A.")],
    to: Annotated[str, typer.Argument(metavar="DATE", help="The day it was or is to be done.")],
    home: HomeOption = None,
    day: DateOption = None,
    yes: YesOption = False,
    dry_run: DryOption = False,
    as_json: JsonOption = False,
) -> None:
    """A session done, or wanted, on another day."""
    from groundforce.cli import replan_events
    from groundforce.cli.replanning import replan_command

    asked = _asked(context, home, day, yes, dry_run, as_json)
    replan_command(asked, replan_events.moved(session, to))


@app.command()
def shorter(
    context: typer.Context,
    minutes: Annotated[float, typer.Argument(metavar="MINUTES", help="Minutes there are.")],
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The next session's day if left out.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="That day if left out.")] = None,
    home: HomeOption = None,
    day: DateOption = None,
    yes: YesOption = False,
    dry_run: DryOption = False,
    as_json: JsonOption = False,
) -> None:
    """Fewer minutes for the next session, or those of some days."""
    from groundforce.cli import replan_events
    from groundforce.cli.replanning import replan_command

    asked = _asked(context, home, day, yes, dry_run, as_json)
    replan_command(asked, replan_events.shorter(minutes, first, last))


@app.command(name="moved-run")
def moved_run(
    context: typer.Context,
    first: FirstArgument,
    to: Annotated[str, typer.Argument(metavar="TO", help="Its new day, YYYY-MM-DD.")],
    home: HomeOption = None,
    day: DateOption = None,
    yes: YesOption = False,
    dry_run: DryOption = False,
    as_json: JsonOption = False,
) -> None:
    """A run on another day: the key run of FROM, else its first."""
    from groundforce.cli import replan_events
    from groundforce.cli.replanning import replan_command

    asked = _asked(context, home, day, yes, dry_run, as_json)
    replan_command(asked, replan_events.moved_run(first, to))


@app.command(name="hard-run")
def hard_run(
    context: typer.Context,
    when: Annotated[str, typer.Argument(metavar="DATE", help="Its day, YYYY-MM-DD.")],
    kind: Annotated[str, typer.Argument(metavar="KIND", help="intervals, tempo, race or long.")],
    minutes: Annotated[float, typer.Argument(metavar="MINUTES", help="How long it takes.")] = 60.0,
    home: HomeOption = None,
    day: DateOption = None,
    yes: YesOption = False,
    dry_run: DryOption = False,
    as_json: JsonOption = False,
) -> None:
    """A hard run the plan does not know of, past or to come."""
    from groundforce.cli import replan_events
    from groundforce.cli.replanning import replan_command

    asked = _asked(context, home, day, yes, dry_run, as_json)
    replan_command(asked, replan_events.hard_run(when, kind, minutes))


@app.command()
def pain(
    context: typer.Context,
    site: Annotated[str, typer.Argument(metavar="SITE", help="Where, such as achilles, knee, shin.")],
    score: Annotated[float, typer.Argument(metavar="SCORE", min=0.0, max=10.0, help="Worst, 0 to 10.")],
    morning: Annotated[
        float | None, typer.Option("--morning", min=0.0, max=10.0, help="The next morning, 0 to 10.")
    ] = None,
    when: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day it hurt; today if left out.")
    ] = None,
    night: Annotated[bool, typer.Option("--night", help="It hurts at night.")] = False,
    hopping: Annotated[bool, typer.Option("--hopping", help="It hurts on hopping.")] = False,
    limping: Annotated[bool, typer.Option("--limping", help="It changes how you move.")] = False,
    home: HomeOption = None,
    day: DateOption = None,
    yes: YesOption = False,
    dry_run: DryOption = False,
    as_json: JsonOption = False,
) -> None:
    """Pain at a place: load goes down at once, and comes back step by step. No medical advice."""
    from groundforce.cli import replan_events
    from groundforce.cli.replanning import replan_command

    asked = _asked(context, home, day, yes, dry_run, as_json)
    signs = replan_events.Signs(night, hopping, limping)
    replan_command(asked, replan_events.pain(site, score, morning, when, signs))


@app.command()
def ill(
    context: typer.Context,
    first: FirstArgument,
    last: LastArgument,
    mild: Annotated[bool, typer.Option("--mild", help="A cold above the neck, no fever.")] = False,
    home: HomeOption = None,
    day: DateOption = None,
    yes: YesOption = False,
    dry_run: DryOption = False,
    as_json: JsonOption = False,
) -> None:
    """Ill for some days: rest, then back in steps."""
    from groundforce.cli import replan_events
    from groundforce.cli.replanning import replan_command

    asked = _asked(context, home, day, yes, dry_run, as_json)
    replan_command(asked, replan_events.ill(first, last, mild))


@app.command()
def trip(
    context: typer.Context,
    first: FirstArgument,
    last: LastArgument,
    equipment: Annotated[
        str | None,
        typer.Option("--equipment", help="What there is: none, home, gym or a list; no lifting if left out."),
    ] = None,
    home: HomeOption = None,
    day: DateOption = None,
    yes: YesOption = False,
    dry_run: DryOption = False,
    as_json: JsonOption = False,
) -> None:
    """Days away, with other equipment or none."""
    from groundforce.cli import replan_events
    from groundforce.cli.replanning import replan_command

    asked = _asked(context, home, day, yes, dry_run, as_json)
    replan_command(asked, replan_events.trip(first, last, equipment))


@app.command()
def gap(
    context: typer.Context,
    first: FirstArgument,
    last: LastArgument,
    home: HomeOption = None,
    day: DateOption = None,
    yes: YesOption = False,
    dry_run: DryOption = False,
    as_json: JsonOption = False,
) -> None:
    """Days without lifting, for whatever reason: back in steps, after three weeks from a new start."""
    from groundforce.cli import replan_events
    from groundforce.cli.replanning import replan_command

    asked = _asked(context, home, day, yes, dry_run, as_json)
    replan_command(asked, replan_events.gap(first, last))


@app.command()
def race(
    context: typer.Context,
    when: Annotated[str, typer.Argument(metavar="DATE", help="Its day, YYYY-MM-DD.")],
    distance: Annotated[
        str | None, typer.Option("--distance", help="Such as 10k, half marathon, 50 km.")
    ] = None,
    priority: Annotated[str, typer.Option("--priority", metavar="A|B", help="A: built towards.")] = "A",
    was: Annotated[
        str | None, typer.Option("--was", metavar="DATE", help="The race it takes the place of.")
    ] = None,
    off: Annotated[bool, typer.Option("--off", help="The race of DATE is off.")] = False,
    home: HomeOption = None,
    day: DateOption = None,
    yes: YesOption = False,
    dry_run: DryOption = False,
    as_json: JsonOption = False,
) -> None:
    """A race that is new, moved or off: the phases are laid out again."""
    from groundforce.cli import replan_events
    from groundforce.cli.replanning import replan_command

    asked = _asked(context, home, day, yes, dry_run, as_json)
    replan_command(asked, replan_events.race(when, distance, priority, was, off))


@app.command(name="next")
def next_plan(
    context: typer.Context,
    weeks: Annotated[
        int | None, typer.Option("--weeks", min=1, max=52, help="Weeks of the next plan.")
    ] = None,
    home: HomeOption = None,
    day: DateOption = None,
    yes: YesOption = False,
    dry_run: DryOption = False,
    as_json: JsonOption = False,
) -> None:
    """Roll the season forward: the next plan, once this one ends within two weeks."""
    from groundforce.cli.replanning import next_command

    next_command(_asked(context, home, day, yes, dry_run, as_json), weeks)
