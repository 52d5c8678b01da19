"""The repository as others get it: nothing of a machine in it, and a wheel that holds all it needs."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.shape.source import PACKAGE, ROOT

LARGEST_FILE = 1_000_000
# Put together here, so that this file does not hold what it looks for.
NEEDLES = tuple(
    "".join(parts)
    for parts in [
        ("/wo", "rk/"),
        ("/ro", "ot/"),
        ("/ho", "me/"),
        ("/Us", "ers/"),
        ("/op", "t/"),
        ("file", ":///op", "t"),
        ("--index", "-url"),
        ("--extra-", "index"),
        ("--find", "-links"),
        ("pypi", ".org"),
        ("python", "hosted"),
        ("registry.", "npmjs"),
    ]
)


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    """Every file git knows in this checkout."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = [ROOT / name for name in listed.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def test_no_file_names_a_machine_or_a_registry(tracked: list[Path]) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {needle}"
        for path in tracked
        for needle in NEEDLES
        if needle.encode() in path.read_bytes()
    ]
    assert found == []


def test_no_file_is_large(tracked: list[Path]) -> None:
    assert [str(path) for path in tracked if path.stat().st_size > LARGEST_FILE] == []


def test_what_a_repository_owes_its_reader_is_there() -> None:
    owed = ("LICENSE", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", ".ci/run")
    assert [name for name in owed if not (ROOT / name).exists()] == []
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_hashes(lock: str) -> None:
    entries = (ROOT / lock).read_text("utf-8").replace("\\\n", " ").splitlines()
    pinned = [entry for entry in entries if entry.strip() and not entry.startswith("#")]
    assert [entry for entry in pinned if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert len(pinned) > 10


def _locked_versions(lock: str) -> set[str]:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    return {line.removesuffix("\\").strip() for line in lines if "==" in line}


def test_testing_uses_the_versions_people_run() -> None:
    assert _locked_versions("requirements.lock") <= _locked_versions("requirements-dev.lock")


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {requirement.split(">=")[0].replace("_", "-") for requirement in project["dependencies"]}
    locked = {entry.split("==")[0] for entry in _locked_versions("requirements.lock")}
    assert wanted - locked == set()


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the wheel of this checkout holds."""
    folder = tmp_path_factory.mktemp("wheel")
    build = f"from flit_core.buildapi import build_wheel; build_wheel({str(folder)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_package(wheel_names: set[str]) -> None:
    files = {path.relative_to(PACKAGE.parent).as_posix() for path in PACKAGE.rglob("*") if path.is_file()}
    assert {name for name in files if "__pycache__" not in name} - wheel_names == set()
    assert "groundforce/py.typed" in wheel_names
    assert any(name.endswith(".toml") for name in wheel_names)


def test_the_wheel_holds_the_licence_and_nothing_beside_the_package(wheel_names: set[str]) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in wheel_names)
    roots = {name.split("/")[0] for name in wheel_names}
    assert {root for root in roots if not root.endswith(".dist-info")} == {"groundforce"}
