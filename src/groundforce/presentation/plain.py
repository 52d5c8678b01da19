"""Text for a terminal that has nothing but ASCII."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

_ASCII = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "×": "x", "’": "'", "‘": "'", "“": '"', "”": '"', "…": "."}
)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_ASCII))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return plain.encode("ascii", "replace").decode("ascii")


@dataclass(frozen=True)
class Plain:
    """Anything rich can print, in ASCII on a terminal that has nothing else."""

    inner: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for segment in console.render(self.inner, options):
            ascii_needed = options.ascii_only and segment.control is None
            yield segment._replace(text=_fold(segment.text)) if ascii_needed else segment
