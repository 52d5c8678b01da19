"""Key path → line."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from groundforce.formats.runner_toml.locating import Place, line_of, locate

TEXT = """\
# comment with [brackets] and = signs
name = "a # no comment"   # comment
"quoted.key" = 'x'

a.b.c = { d = 1, "e f" = [
  1,  # one
  { g = 2 },
] }
long = \"\"\"
[not.a.table]
x = 1
\"\"\"
raw = '''
# " '' '''
[one.two]
x = 1
[[race]]
date = 2027-01-01
  [race.more]
  y = 2
[[race]]

date = 2027-02-01 10:00:00
[[race.leg]]
z = 1
[[race.leg]]
z = 2
"""


def test_every_kind_of_key_is_found() -> None:
    tomllib.loads(TEXT)
    lines = locate(TEXT)
    assert lines["name",] == 2
    assert lines["quoted.key",] == 3
    assert lines["a", "b", "c", "d"] == 5
    assert lines["a", "b", "c", "e f", 0] == 6
    assert lines["a", "b", "c", "e f", 1, "g"] == 7
    assert lines["long",] == 9
    assert lines["raw",] == 13
    assert lines["one", "two", "x"] == 16
    assert lines["race", 0, "date"] == 18
    assert lines["race", 0, "more", "y"] == 20
    assert lines["race", 1] == 21
    assert lines["race", 1, "date"] == 23
    assert lines["race", 1, "leg", 1, "z"] == 27


def test_a_place_without_a_line_takes_the_one_around_it() -> None:
    assert line_of({("a",): 3}, ("a", "b", 0)) == 3
    assert line_of({("a",): 3}, ("z",)) is None


KEYS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6)
VALUES = st.recursive(
    st.integers(-99, 99) | st.booleans() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def written(value: Any) -> str:
    """A value as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return (
            '"'
            + "".join(f"\\U{ord(letter):08x}" if not letter.isalnum() else letter for letter in value)
            + '"'
        )
    if isinstance(value, list):
        return "[\n" + ",\n".join(written(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)} = {written(one)}" for key, one in value.items()) + "}"
    return str(value)


def places(value: Any, path: Place = ()) -> set[Place]:
    """Every key path of a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {path, *(found for key, one in inside for found in places(one, (*path, key)))} - {()}


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_no_key_of_any_document_is_missed(document: dict[str, Any]) -> None:
    text = "\n".join(f"{written(key)} = {written(value)}" for key, value in document.items())
    assert tomllib.loads(text) == document
    assert set(locate(text)) == places(document)
