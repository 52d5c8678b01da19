"""The shape of the code is a test, not a wish: sizes, types, words, no knots, no hidden inputs."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.shape.source import (
    Source,
    body_lines,
    dotted,
    functions,
    imports,
    is_annotated,
    last_name,
    sources,
    truth_tested,
    undocumented,
)

FILE_LIMIT, FILE_MEDIAN = 500, 120
BODY_LIMIT, BODY_MEDIAN = 60, 8

CORE = sources("src/groundforce")
EVERYTHING = sources("src", "tests", "benchmarks", "docs")

# fmt: off
QUANTITIES = frozenset({
    "load", "kg", "added", "percent", "reps", "reps_in_reserve", "rir", "seconds", "contacts",
    "distance", "duration", "elapsed", "heart_rate", "mean_heart_rate", "max_heart_rate", "cadence",
    "speed", "grade_adjusted_speed", "strides", "climb", "ascent", "descent", "altitude", "power",
    "temperature", "latitude", "longitude", "utc_offset", "rest", "value", "low", "high", "confidence",
    "frequency", "body_mass", "age", "weight", "minutes", "bound", "gap", "objective", "fatigue",
    "tier", "lower_load", "byte", "longest_run", "longest_distance", "runs_per_week",
    "distance_per_week", "duration_per_week",
})
# fmt: on
"""Names whose zero is a value: a truth test would take it for missing."""
PLAIN_WORDS = frozenset({"rest", "value", "low", "high", "bound", "gap", "weight"})
"""Quantities as attributes, but as names of their own often something else: the rest of a list."""

CLOCKS = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.localtime")
CHANCE = ("random.seed", "random.random", "random.choice", "random.randint", "random.shuffle", "random.gauss")
NEVER_SEEDED = ("np.random.rand", "np.random.seed", "secrets.", "uuid.uuid1", "uuid.uuid4", "os.urandom")


def _none(found: Iterable[str], advice: str) -> None:
    listed = sorted(found)
    if listed:
        pytest.fail("\n".join([f"{len(listed)}: {advice}", *listed]), pytrace=False)


def test_no_file_is_long() -> None:
    long = (f"{one.path} {one.lines}" for one in EVERYTHING if one.lines > FILE_LIMIT)
    _none(long, f"files over {FILE_LIMIT} lines; split by idea")


def test_files_are_short_as_a_rule() -> None:
    """Package ``__init__`` files are left out: they would flatter the median."""
    assert statistics.median(one.lines for one in CORE if one.path.name != "__init__.py") <= FILE_MEDIAN


def test_no_function_is_long() -> None:
    bodies = ((one, function, body_lines(function)) for one in EVERYTHING for function in functions(one))
    long = (f"{one.path}:{f.lineno} {f.name} {lines}" for one, f, lines in bodies if lines > BODY_LIMIT)
    _none(long, f"function bodies over {BODY_LIMIT} lines")


def test_functions_are_short_as_a_rule() -> None:
    assert statistics.median(body_lines(f) for one in CORE for f in functions(one)) <= BODY_MEDIAN


def test_every_function_is_typed() -> None:
    every = ((one, function) for one in EVERYTHING for function in functions(one))
    _none(
        (f"{one.path}:{f.lineno} {f.name}" for one, f in every if not is_annotated(f)),
        "functions without types",
    )


def test_every_public_name_is_documented() -> None:
    _none((name for one in CORE for name in undocumented(one)), "public names without a docstring")


def test_imports_have_no_cycle() -> None:
    modules = frozenset(one.module for one in CORE)
    graph = {one.module: set(imports(one, modules)) - {one.module} for one in CORE}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"import cycle: {' <- '.join(error.args[1])}")


def _is_quantity(expression: ast.expr) -> bool:
    named = PLAIN_WORDS if isinstance(expression, ast.Name) else frozenset()
    return last_name(expression) in QUANTITIES - named


def test_zero_is_never_taken_for_missing() -> None:
    tested = [
        f"{one.path}:{expression.lineno} {ast.unparse(expression)}"
        for one in sources("src", "benchmarks")
        for expression in truth_tested(one.tree)
        if _is_quantity(expression)
    ]
    _none(tested, "truth tests on a quantity; compare with None")


def _calls(source: Source) -> list[tuple[int, str, ast.Call]]:
    calls = (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))
    return [(call.lineno, dotted(call.func), call) for call in calls]


def test_only_the_command_line_looks_at_the_clock() -> None:
    looks = [
        f"{one.path}:{line} {name}"
        for one in CORE
        if not one.module.startswith("groundforce.cli")
        for line, name, _ in _calls(one)
        if name.endswith(CLOCKS)
    ]
    _none(looks, "clocks outside the command line; take the date as an argument")


def _imports_random(source: Source) -> bool:
    imported = (node for node in ast.walk(source.tree) if isinstance(node, ast.Import))
    return any(alias.name == "random" for node in imported for alias in node.names)


def _is_unseeded(source: Source, name: str, call: ast.Call) -> bool:
    if name in CHANCE:
        return _imports_random(source)
    if name.endswith(("Random", "default_rng", "PCG64")):
        return not (call.args or call.keywords)
    return name.startswith(NEVER_SEEDED)


def test_chance_is_always_seeded() -> None:
    drawn = (
        f"{one.path}:{line} {name}"
        for one in CORE
        for line, name, call in _calls(one)
        if _is_unseeded(one, name, call)
    )
    _none(drawn, "unseeded chance; take a seed as an argument")


def test_chance_lives_in_the_simulation_only() -> None:
    drawing = [
        str(one.path)
        for one in CORE
        if not one.module.startswith("groundforce.simulation")
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and "random" in {alias.name for alias in node.names} | {getattr(node, "module", None)}
    ]
    _none(drawing, "modules outside the simulation that import random")


@pytest.mark.parametrize(
    ("code", "caught"),
    [
        ("if one.load:\n    pass", True),
        ("x = load or 0.0", True),
        ("x = 1 if a.b.reps and ready else 2", True),
        ("x = [s for s in sets if not s.seconds]", True),
        ("if one.load is not None:\n    pass", False),
        ("x = ready and one.load", False),
        ("if one.load > 0:\n    pass", False),
        ("while rest:\n    pass", False),
        ("while one.rest:\n    pass", True),
    ],
)
def test_the_truth_test_detector_itself(code: str, caught: bool) -> None:
    assert any(_is_quantity(expression) for expression in truth_tested(ast.parse(code))) is caught


def test_the_cycle_detector_sees_imports_in_functions_and_not_those_for_types() -> None:
    code = "if TYPE_CHECKING:\n    import p.a\ndef f():\n    from p import b\n    from p.c import name"
    modules = frozenset({"p", "p.a", "p.b", "p.c"})
    source = Source(CORE[0].path, code, ast.parse(code))
    assert set(imports(source, modules)) == {"p.b", "p.c"}
