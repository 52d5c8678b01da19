"""The evidence for the terminal: the overview, and a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from groundforce.evidence import Claim, Constant, Finding, Grade, Source, claims, finding, source
from groundforce.evidence.measurements import TABLES
from groundforce.evidence.topics import amounts_of, topics
from groundforce.presentation.evidence_words import (
    GROUPS,
    LEGEND,
    MARKS,
    amount_in_words,
    limits_in_words,
    origin_in_words,
    people_in_words,
    standing_in_words,
)
from groundforce.presentation.phrases import STATUS_WORDS, count_in_words, sentence_case
from groundforce.presentation.plain import Plain

if TYPE_CHECKING:
    from groundforce.evidence.dossier import Dossier

GRADE_STYLES: Mapping[Grade, str] = {
    Grade.HIGH: "bold green",
    Grade.MODERATE: "green",
    Grade.LOW: "yellow",
    Grade.VERY_LOW: "yellow",
    Grade.CONVENTION: "magenta",
    Grade.JUDGEMENT: "magenta",
}
SETTABLE = "A runner file may set these under [constants]; `groundforce evidence NAME` says the limits."
MORE = (
    "More: `groundforce evidence TOPIC`, or a claim's number, or the name of a rule, number, model or study. "
    "As a page: `groundforce evidence --out DIR`."
)


def overview_view() -> RenderableType:
    """Every topic with what it holds, and the claims with their grades."""
    parts = (
        Text("Topics", style="bold underline"),
        _topics(),
        Text("\nThe article's claims, and the grade of what is known", style="bold underline"),
        _claims(),
        Text(f"\n{MORE}", style="dim"),
    )
    return Plain(Group(*parts))


def _topics() -> RenderableType:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("topic", style="bold")
    table.add_column("", ratio=1)
    for heading in ("claims", "findings", "rules", "numbers", "models"):
        table.add_column(heading, justify="right")
    for one in topics().values():
        held = amounts_of(one)
        numbers = held["constants"] + held["parameters"]
        amounts = (held["claims"], held["findings"], held["rules"], numbers, held["models"])
        corrected = held["corrections"] if held["claims"] == 0 else 0
        title = f"{one.title} ({corrected})" if corrected > 0 else one.title
        table.add_row(one.name, title, *(str(amount) if amount > 0 else "" for amount in amounts))
    return table


def _claims() -> RenderableType:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(justify="right")
    table.add_column(ratio=1)
    table.add_column(no_wrap=True)
    for one in claims().values():
        table.add_row(str(one.number), one.claim, Text(one.grade.value, style=GRADE_STYLES[one.grade]))
    return table


def dossier_view(one: Dossier) -> RenderableType:
    """All that is known under one name."""
    parts: list[RenderableType] = [Text(one.title, style="bold")]
    if one.summary != "":
        parts.append(Text(one.summary))
    if one.findings and not one.is_of_an_entry:
        parts.append(_legend())
    for told in one.claims:
        parts += _claim(told)
    if one.is_of_an_entry:
        parts += [*_entries(one), *_findings("What its sources found", one.findings, _legend())]
    else:
        title = "Other findings" if one.claims else "Findings"
        parts += [*_findings(title, one.other_findings), *_entries(one)]
    parts += [*_tables(one), *_corrections(one), *_places(one), *_sources(one.sources)]
    return Plain(Group(*parts))


def _entries(one: Dossier) -> Iterator[RenderableType]:
    yield from _rules(one)
    yield from _numbers("Numbers", one.constants, SETTABLE)
    yield from _numbers("Parameters of models", one.parameters, "")
    yield from _models(one)
    yield from _hours(one)


def _heading(text: str) -> Text:
    return Text(f"\n{text}", style="bold underline")


def _hung(mark: str, *lines: Text, indent: int = 2) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column()
    grid.add_column(ratio=1)
    grid.add_row(mark, Group(*lines))
    return Padding(grid, (0, 0, 0, indent))


def _finding(one: Finding) -> RenderableType:
    told = Text(f"{one.outcome}: ")
    told.append(one.result, style="bold")
    beside = f"{people_in_words(one)}. {origin_in_words(one)}."
    note = "" if one.note == "" else f" Note: {one.note}."
    return _hung(MARKS[one.direction], told, Text(beside + note, style="dim"))


def _claim(one: Claim) -> Iterator[RenderableType]:
    yield _heading(f'The article, claim {one.number}: "{one.claim}"')
    yield Text.assemble(("What is known: ", "bold"), one.verdict)
    yield Text(standing_in_words(one), style=GRADE_STYLES[one.grade])
    for field, heading in GROUPS:
        named = getattr(one, field)
        if named:
            yield Text(heading, style="bold")
            yield from (_finding(finding(name)) for name in named)
    yield Text("To keep in mind", style="bold")
    yield from (_hung("-", Text(caveat)) for caveat in one.caveats)
    yield Text("What Groundforce does", style="bold")
    names = (*one.rules, *(name for name in one.constants if name not in one.rules))
    yield _hung("-", Text(one.action + (f" ({', '.join(names)})" if names else "")))


def _legend() -> RenderableType:
    return Text(LEGEND, style="dim")


def _findings(title: str, found: tuple[Finding, ...], *before: RenderableType) -> Iterator[RenderableType]:
    if found:
        yield from (_heading(title), *before)
        yield from (_finding(one) for one in found)


def _rests(keys: Iterable[str]) -> str:
    return "; ".join(source(key).citation for key in keys)


def _rules(one: Dossier) -> Iterator[RenderableType]:
    if one.rules:
        yield _heading("Rules")
    for rule in one.rules:
        note = "" if rule.note == "" else f" {rule.note}"
        beside = Text(f"{standing_in_words(rule)}{note} From: {_rests(rule.sources)}.", style="dim")
        yield _hung("-", Text(rule.sentence), Text.assemble((f"{rule.id}. ", "bold"), beside))


def _numbers(title: str, numbers: tuple[Constant, ...], said: str) -> Iterator[RenderableType]:
    if numbers:
        yield _heading(title)
    if len(numbers) > 1 and said != "":
        yield Text(said, style="dim")
    for one in numbers:
        told = Text.assemble((f"{one.name}: {amount_in_words(one)}", "bold"), f", {one.meaning}")
        alone = len(numbers) == 1 and said != ""
        settable = f" A runner file may set it {limits_in_words(one)} under [constants]." if alone else ""
        beside = f"{standing_in_words(one)} From: {_rests(one.sources)}.{settable}"
        yield _hung("-", told, Text(beside, style="dim"))


def _models(one: Dossier) -> Iterator[RenderableType]:
    if one.models:
        yield _heading("Models")
    for model in one.models:
        told = Text.assemble((f"{model.name}: ", "bold"), f"{model.meaning}; {model.valid}")
        note = "" if model.note == "" else f" {sentence_case(model.note)}."
        beside = f"{standing_in_words(model)}{note} From: {_rests(model.sources)}."
        yield _hung("-", told, Text(beside, style="dim"))


def _hours(one: Dossier) -> Iterator[RenderableType]:
    if one.hours:
        yield _heading("Where the hours come from")
    for basis in one.hours:
        told = Text.assemble((f"{', '.join(basis.constants)}: ", "bold"), basis.origin)
        beside = f"{sentence_case(basis.basis)}. {sentence_case(STATUS_WORDS[basis.status])}. "
        yield _hung("-", told, Text(f"{beside}From: {_rests(basis.sources)}.", style="dim"))


def _tables(one: Dossier) -> Iterator[RenderableType]:
    held = [row.table for row in one.measurements]
    if held:
        yield _heading("Measurements")
    for table in dict.fromkeys(held):
        rows = count_in_words(held.count(table), "row")
        yield _hung("-", Text(f"{TABLES[table]}: {rows}, in --json and on the page of --out."))


def _corrections(one: Dossier) -> Iterator[RenderableType]:
    if one.corrections:
        yield _heading("Corrections")
    for correction in one.corrections:
        beside = Text(f"{sentence_case(STATUS_WORDS[correction.status])}.", style="dim")
        yield _hung("-", Text(correction.said), Text(correction.right, style="bold"), beside)


def _places(one: Dossier) -> Iterator[RenderableType]:
    if one.mentioned_in:
        numbers = ", ".join(f"{claims()[name].number} ({name})" for name in one.mentioned_in)
        yield Text(f"\nIn the claims {numbers}.")
    if one.topics:
        yield Text(f"{'' if one.mentioned_in else chr(10)}In the topics {', '.join(one.topics)}.")


def _sources(found: tuple[Source, ...]) -> Iterator[RenderableType]:
    if found:
        yield _heading("Sources")
    for one in found:
        link = "" if one.doi is None else f" https://doi.org/{one.doi}"
        note = "" if one.note == "" else f" ({one.note})"
        yield _hung("-", Text(f"{one.citation}{note}{link}"))
