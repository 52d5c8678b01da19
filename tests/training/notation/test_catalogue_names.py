"""Every name the catalogue knows can stand in front of sets and is found again."""

from __future__ import annotations

from groundforce.training.catalogue import load_catalogue
from groundforce.training.notation import parse_line


def test_every_catalogue_name_is_read_back() -> None:
    names = [name for one in load_catalogue() for name in (one.name, *one.aliases)]
    assert len(names) > 100
    for name in names:
        for sets in ("3 x 5 80 kg", "warm-up 2 x 5 40 kg", "5,5,4 x 80 kg"):
            assert parse_line(f"{name}  {sets}").exercise == name
            assert parse_line(f"{name} {sets}").exercise == name
