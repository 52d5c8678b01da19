"""``groundforce evidence``: what is known, how well, and where it stands.

Each way imports what it needs: the overview answers before the data of all topics could be read.
"""

from __future__ import annotations

from pathlib import Path

from groundforce.cli.output import print_json, print_renderable, require_folder, say_written, write_files
from groundforce.errors import InputError

LARGE_EFFECT = "large_effect"
"""The claim whose trials are drawn."""


def evidence_command(topic: str | None, out: Path | None, as_json: bool) -> None:
    """Print the overview or a dossier, or write the page. Raises InputError for an unknown name."""
    if out is not None:
        _write_page(topic, out, as_json)
    elif topic is None:
        _overview(as_json)
    else:
        _dossier(topic, as_json)


def _overview(as_json: bool) -> None:
    if as_json:
        from groundforce.evidence.document import overview_document

        print_json(overview_document())
    else:
        from groundforce.presentation.evidence_view import overview_view

        print_renderable(overview_view())


def _dossier(name: str, as_json: bool) -> None:
    from groundforce.evidence.lookup import dossier

    found = dossier(name)
    if as_json:
        from groundforce.evidence.document import dossier_document

        print_json(dossier_document(found))
    else:
        from groundforce.presentation.evidence_view import dossier_view

        print_renderable(dossier_view(found))


def _write_page(topic: str | None, out: Path, as_json: bool) -> None:
    if topic is not None or as_json:
        raise InputError("--out writes every topic as one page; leave out the topic and --json")
    require_folder(out, "--out")
    from groundforce.evidence.dossier import dossiers
    from groundforce.presentation.charts.drawing import NARROW, WIDE
    from groundforce.presentation.charts.forest import balsalobre2016_forest_svg
    from groundforce.presentation.charts.on_page import on_page, recoloured
    from groundforce.presentation.evidence_page import evidence_page

    forest = on_page(*(balsalobre2016_forest_svg(width=width) for width in (WIDE, NARROW)))
    page = evidence_page(dossiers(), {LARGE_EFFECT: forest}, recoloured())
    files = {"evidence.html": page.encode()}
    write_files(out, files)
    say_written(out, files)
