"""``groundforce week``: one week looked back on and ahead, on the terminal, as a page and on paper."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from groundforce.cli.clock import parse_date, today
from groundforce.cli.output import (
    Bar,
    announce_reading,
    print_renderable,
    require_folder,
    say_written,
    write_files,
)
from groundforce.cli.planning import Request, at_home, history_for, profile_of
from groundforce.cli.progress import plan_for
from groundforce.coaching.felt import with_logged_pain
from groundforce.coaching.progress import progress
from groundforce.coaching.week import A_WEEK, WeekReport, week_report
from groundforce.errors import NothingToRead
from groundforce.presentation.progress.sections import sections_of
from groundforce.presentation.week.contents import WeekContents, contents_of
from groundforce.training.catalogue import load_catalogue

PAGE, PAPER = "week.html", "week.pdf"
NO_PLAN = (
    "no plan to look back on: give one with --plan, or make one with `groundforce plan --home {home}` first"
)


def week_command(request: Request, plan_file: Path | None, day: str | None) -> None:
    """Read what was done, set it beside the plan, print it; with --out write page and paper too."""
    request = at_home(request)
    first = _monday(today() - timedelta(days=1) if day is None else parse_date(day, "--date"))
    if request.out is not None:
        require_folder(request.out, "--out")
    profile = profile_of(request, first + A_WEEK, planning=False)
    plan = plan_for(request, plan_file)
    if plan is None:
        raise NothingToRead(NO_PLAN.format(home=request.home or "FOLDER"))
    reading, history = history_for(request, profile)
    profile = with_logged_pain(profile, history.strength)
    catalogue = load_catalogue().exercises
    found = progress(history, first + A_WEEK, profile, plan)
    report = week_report(plan, history, found, first, catalogue)
    week = contents_of(report, sections_of(found, catalogue), catalogue)
    files = {} if request.out is None else _files(report, week)
    if request.out is not None:
        write_files(request.out, files)
    from groundforce.presentation.week.view import week_view

    announce_reading(reading)
    print_renderable(week_view(week))
    if request.out is not None:
        say_written(request.out, files)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _files(report: WeekReport, week: WeekContents) -> dict[str, bytes]:
    from groundforce.presentation.progress.pictures import pictures_of
    from groundforce.presentation.week.page import week_page
    from groundforce.presentation.week.paper import week_pdf

    with Bar("Drawing") as bar:
        found = pictures_of(
            report.progress, load_catalogue().exercises, lambda done, every: bar("", done, every)
        )
    made = report.first + A_WEEK
    paper = week_pdf(week, found, (made.year, made.month, made.day))
    return {PAGE: week_page(week, found).encode(), PAPER: paper}
