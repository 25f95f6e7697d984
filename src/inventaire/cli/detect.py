"""``inventaire detect``: what the columns of a sample hold of people; nothing is kept of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from inventaire.cli.database import Exit, fail, progress, say_json
from inventaire.cli.files import json_option
from inventaire.cli.imports import read_bytes
from inventaire.exchange.detection.detecting import Detection, JudgedTable, detect
from inventaire.exchange.detection.kinds import KINDS
from inventaire.exchange.detection.verdicts import Verdict
from inventaire.exchange.readers import Unreadable
from inventaire.i18n import N_, _
from inventaire.vocabulary.datasets import COLUMN_TYPES, IDENTIFYING
from inventaire.vocabulary.people import DATA_CATEGORIES


@click.command(
    "detect",
    help=N_(
        "Dire ce que les colonnes d'un échantillon (.csv, .xlsx, .xls, .ods, GeoJSON) contiennent "
        "de personnel. Rien n'en est gardé."
    ),
)
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path))
@json_option
def detect_columns(file: Path, as_json: bool) -> None:
    """Judge the columns of a sample, without any database."""
    data = read_bytes(file)
    progress(_("Lecture de « %(name)s »…", name=file.name))
    try:
        found = detect(data)
    except Unreadable as unreadable:
        fail(unreadable.text, Exit.UNREADABLE)
    if as_json:
        say_json(_described(file, found))
    else:
        for table in found.tables:
            _tell(table)


def _tell(table: JudgedTable) -> None:
    click.echo(_title(table))
    if not table.is_named:
        click.echo(_("Aucun titre de colonne n'a été reconnu : elles sont nommées par leur rang."))
    wide = max(len(verdict.name) for verdict in table.verdicts)
    for verdict in table.verdicts:
        click.echo(f"  {verdict.name:{min(wide, 40)}}  {_line(verdict)}")
        for reason in verdict.reasons:
            click.echo(f"      {reason}")
    click.echo(
        _(
            "Colonnes personnelles : %(personal)s sur %(all)s.",
            personal=len(table.personal),
            all=len(table.verdicts),
        )
    )


def _title(table: JudgedTable) -> str:
    if table.is_cut:
        return _("%(name)s (les %(rows)s premières lignes)", name=table.name, rows=table.rows)
    return _("%(name)s (lignes : %(rows)s)", name=table.name, rows=table.rows)


def _line(verdict: Verdict) -> str:
    type_ = _(COLUMN_TYPES.label_of(verdict.type)) if verdict.type else _("Vide")
    if not verdict.kind:
        return type_
    sure = f"{verdict.confidence} %" if verdict.is_personal else _("à vérifier")
    said = (
        type_,
        _(KINDS[verdict.kind].label),
        _(DATA_CATEGORIES.label_of(verdict.category)),
        _(IDENTIFYING.label_of(verdict.identifying)),
        sure,
    )
    return " · ".join(said)


def _described(file: Path, found: Detection) -> dict[str, Any]:
    """A sample as programs read it: stable names and codes, no value."""
    return {"file": file.name, "tables": [_described_table(table) for table in found.tables]}


def _described_table(table: JudgedTable) -> dict[str, Any]:
    return {
        "name": table.name,
        "rows": table.rows,
        "cut": table.is_cut,
        "named": table.is_named,
        "columns": [
            {
                "name": verdict.name,
                "type": verdict.type,
                "filled": verdict.filled,
                "distinct": verdict.distinct,
                "personal": verdict.is_personal,
                "kind": verdict.kind,
                "category": verdict.category,
                "identifying": verdict.identifying,
                "confidence": verdict.confidence,
                "reasons": [str(reason) for reason in verdict.reasons],
            }
            for verdict in table.verdicts
        ],
    }
