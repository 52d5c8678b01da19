"""What the shape tests see of the source: parsed files, functions, imports, truth tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "groundforce"
Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the checkout's root, its text and its tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @property
    def module(self) -> str:
        parts = self.path.with_suffix("").parts[1:]
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Every Python file under these folders of the checkout."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    texts = ((path.relative_to(ROOT), path.read_text("utf-8")) for path in paths)
    return tuple(Source(path, text, ast.parse(text)) for path, text in texts)


def functions(source: Source) -> Iterator[Function]:
    """Every function of a file, methods and nested ones included."""
    for node in ast.walk(source.tree):
        if isinstance(node, Function):
            yield node


def body_lines(function: Function) -> int:
    """Lines of a function's body, its docstring left out."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def is_annotated(function: Function) -> bool:
    """Whether every argument but self and cls, and the result, has a type."""
    arguments = function.args
    every = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    needed = [one for one in every if one is not None and one.arg not in {"self", "cls"}]
    return function.returns is not None and all(one.annotation is not None for one in needed)


def undocumented(source: Source) -> Iterator[str]:
    """The public module, classes, functions and methods of a file that have no docstring."""
    if ast.get_docstring(source.tree) is None:
        yield source.module
    yield from _undocumented_in(source.tree, source.module)


def _undocumented_in(node: ast.Module | ast.ClassDef, prefix: str) -> Iterator[str]:
    for child in node.body:
        if not isinstance(child, ast.ClassDef | Function) or child.name.startswith("_"):
            continue
        if ast.get_docstring(child) is None:
            yield f"{prefix}.{child.name}"
        if isinstance(child, ast.ClassDef):
            yield from _undocumented_in(child, f"{prefix}.{child.name}")


def imports(source: Source, modules: frozenset[str]) -> Iterator[str]:
    """The modules of this package that a file imports when it runs, inside functions included."""
    for node in _walk_at_run_time(source.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            for alias in node.names:
                below = f"{node.module}.{alias.name}"
                name = below if below in modules else node.module
                if name in modules:
                    yield name


def _walk_at_run_time(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        children: Iterator[ast.AST] = iter(node.orelse)
    else:
        children = ast.iter_child_nodes(node)
    for child in children:
        yield from _walk_at_run_time(child)


def truth_tested(node: ast.AST) -> Iterator[ast.expr]:
    """Every expression whose truth, not whose value, decides something."""
    for child in ast.walk(node):
        if isinstance(child, ast.If | ast.IfExp | ast.While | ast.Assert):
            yield from _operands(child.test)
        elif isinstance(child, ast.comprehension):
            for condition in child.ifs:
                yield from _operands(condition)
        elif isinstance(child, ast.BoolOp):
            for value in child.values[:-1]:
                yield from _operands(value)
        elif isinstance(child, ast.UnaryOp) and isinstance(child.op, ast.Not):
            yield from _operands(child.operand)


def _operands(expression: ast.expr) -> Iterator[ast.expr]:
    if isinstance(expression, ast.BoolOp):
        for value in expression.values:
            yield from _operands(value)
    else:
        yield expression


def last_name(expression: ast.expr) -> str | None:
    """``load`` of ``load`` and of ``one.set.load``; None of anything else."""
    if isinstance(expression, ast.Attribute):
        return expression.attr
    return expression.id if isinstance(expression, ast.Name) else None


def dotted(expression: ast.expr) -> str:
    """``datetime.now`` of the call target ``datetime.now``; empty where it is no plain name."""
    if isinstance(expression, ast.Attribute):
        before = dotted(expression.value)
        return f"{before}.{expression.attr}" if before else expression.attr
    return expression.id if isinstance(expression, ast.Name) else ""
