"""Writes ``docs/cli.md`` from the commands themselves; a test holds the page to them."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from groundforce.cli.app import app
from groundforce.cli.exits import OUTSIDE
from groundforce.errors import EXIT_OK, EXIT_RULES_BROKEN, FAMILIES

PAGE = Path(__file__).with_name("cli.md")
HEAD = """# The commands

Written by `make docs` from the commands themselves; `groundforce COMMAND --help` says the same.
"""


def commands() -> dict[str, Any]:
    """Every command by its name, in the order of the help."""
    return dict(_under(typer.main.get_command(app), ""))


def _under(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    """The commands of a group, those of a group in it after it."""
    for name, command in group.commands.items():
        if not command.hidden:
            yield f"{before}{name}", command
            if hasattr(command, "commands"):
                yield from _under(command, f"{before}{name} ")


def first_line(text: str | None) -> str:
    """The first paragraph of a docstring on one line."""
    return " ".join(inspect.cleandoc(text or "").split("\n\n")[0].split())


def written(parameter: Any) -> str:
    """What stands for the value of an argument or option, such as ``DATE``; empty for a flag."""
    return "" if getattr(parameter, "is_flag", False) else str(parameter.metavar or parameter.name.upper())


def usage(name: str, command: Any) -> str:
    """``groundforce check PLAN [--json]``: arguments by name, options that must be given."""
    words = ["groundforce", name]
    for parameter in command.params:
        shown = written(parameter)
        if parameter.param_type_name == "argument":
            words.append(shown if parameter.required else f"[{shown}]")
        elif parameter.required:
            words.append(f"{parameter.opts[0]} {shown}")
    return " ".join([*words, "[options]"])


def default(parameter: Any) -> str:
    """``; default 12`` where an option has one worth saying."""
    value = parameter.default
    silent = value is None or value is False or callable(value) or parameter.required
    return "" if silent else f" Default: `{value}`."


def rows(command: Any) -> Iterator[str]:
    """One table row a parameter."""
    for parameter in command.params:
        if parameter.name in {"help", "install_completion", "show_completion"}:
            continue
        named = parameter.param_type_name == "argument"
        name = written(parameter) if named else f"{', '.join(parameter.opts)} {written(parameter)}".strip()
        yield f"| `{name}` | {first_line(parameter.help)}{default(parameter)} |"


def section(name: str, command: Any) -> str:
    """The part of the page on one command."""
    told = "\n\n".join(
        " ".join(paragraph.split()) for paragraph in inspect.cleandoc(command.help or "").split("\n\n")
    )
    table = "\n".join(["| | |", "| --- | --- |", *rows(command)])
    return f"## {name}\n\n```sh\n{usage(name, command)}\n```\n\n{told}\n\n{table}\n"


def exit_codes() -> str:
    """The part of the page on exit codes, from the one table in ``errors``."""
    lines = [(EXIT_OK, "done"), (EXIT_RULES_BROKEN, "`check` found a broken rule")]
    lines += [
        (family.exit_code, f"{family.error.__name__}: {first_line(family.error.__doc__)}")
        for family in FAMILIES
    ]
    lines += OUTSIDE
    table = "\n".join(f"| {code} | {text} |" for code, text in sorted(lines))
    return f"## Exit codes\n\n| code | |\n| --- | --- |\n{table}\n"


def render() -> str:
    """The whole page."""
    sections = [section(name, command) for name, command in commands().items()]
    return "\n".join([HEAD, *sections, exit_codes()])


if __name__ == "__main__":
    PAGE.write_text(render(), "utf-8")
