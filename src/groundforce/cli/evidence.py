"""``groundforce evidence``: what is known, how well, and where it stands."""

from __future__ import annotations

from pathlib import Path

from groundforce.cli.output import print_json, print_renderable, require_folder, say_written, write_files
from groundforce.errors import InputError
from groundforce.evidence.document import dossier_document, overview_document
from groundforce.evidence.dossier import dossiers, outlines
from groundforce.evidence.lookup import dossier


def evidence_command(topic: str | None, out: Path | None, as_json: bool) -> None:
    """Print the overview or a dossier, or write the page. Raises InputError for an unknown name."""
    if out is not None:
        _write_page(topic, out, as_json)
    elif as_json:
        print_json(overview_document() if topic is None else dossier_document(dossier(topic)))
    else:
        from groundforce.presentation.evidence_view import dossier_view, overview_view

        print_renderable(overview_view(outlines()) if topic is None else dossier_view(dossier(topic)))


def _write_page(topic: str | None, out: Path, as_json: bool) -> None:
    if topic is not None or as_json:
        raise InputError("--out writes every topic as one page; leave out the topic and --json")
    require_folder(out, "--out")
    from groundforce.presentation.evidence_page import evidence_page

    files = {"evidence.html": evidence_page(dossiers()).encode()}
    write_files(out, files)
    say_written(out, files)
