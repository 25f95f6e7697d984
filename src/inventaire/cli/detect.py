"""``inventaire detect``: what the columns of a sample hold of people; nothing is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from inventaire.cli.database import Exit, fail, progress, say_json
from inventaire.cli.files import json_option
from inventaire.cli.imports import read_bytes
from inventaire.exchange.detection.detecting import Detection, JudgedTable, detect
from inventaire.exchange.detection.kinds import KINDS
from inventaire.exchange.detection.publishing import DEED_LABELS, THRESHOLDS, Advice, advise
from inventaire.exchange.detection.verdicts import Verdict
from inventaire.exchange.readers import Unreadable
from inventaire.i18n import N_, Text, _
from inventaire.vocabulary.datasets import COLUMN_TYPES, IDENTIFYING
from inventaire.vocabulary.people import DATA_CATEGORIES

#: A class of fewer rows is small.
_LEAST = 5


@click.command(
    "detect",
    help=N_(
        "Dire ce que les colonnes d'un échantillon (.csv, .xlsx, .xls, .ods, GeoJSON) contiennent "
        "de personnel. Rien n'en est gardé."
    ),
)
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path))
@click.option(
    "--publish", is_flag=True, help=N_("Dire aussi ce qu'il faudrait faire avant de publier")
)
@json_option
def detect_columns(file: Path, publish: bool, as_json: bool) -> None:
    """Judge the columns of a sample, without any database."""
    data = read_bytes(file)
    progress(_("Lecture de « %(name)s »…", name=file.name))
    try:
        found = detect(data)
    except Unreadable as unreadable:
        fail(unreadable.text, Exit.UNREADABLE)
    if as_json:
        say_json(_described(file, found, publish=publish))
    else:
        for table in found.tables:
            _tell(table)
            if publish:
                _tell_publishing(table)


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


def _tell_publishing(table: JudgedTable) -> None:
    click.echo(_("Avant de publier :"))
    for name, advice in _advised(table):
        click.echo(f"  {_(DEED_LABELS[advice.deed])} : {name}. {advice.reason}")
    whole = table.publishing.crossing(table.publishing.quasi)
    if whole is not None:
        text = N_("Croisées : %(names)s. k = %(now)s ; généralisées, k = %(after)s.")
        names = [table.verdicts[rank].name for rank in whole.columns]
        told = {"names": names, "now": whole.now.smallest, "after": whole.blurred.smallest}
        click.echo(f"  {Text(text, told)}")


def _advised(table: JudgedTable) -> Iterator[tuple[str, Advice]]:
    for rank, verdict in enumerate(table.verdicts):
        if verdict.is_personal:
            cells = table.publishing.cells.get(rank)
            advice = advise(verdict, verdict.category, cells=cells, least=_LEAST)
            if advice is not None:
                yield verdict.name, advice


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


def _described(file: Path, found: Detection, *, publish: bool) -> dict[str, Any]:
    """A sample as programs read it: stable names and codes, no value."""
    tables = [
        {**_described_table(table), **(_described_publishing(table) if publish else {})}
        for table in found.tables
    ]
    return {"file": file.name, "tables": tables}


def _described_publishing(table: JudgedTable) -> dict[str, Any]:
    return {
        "advice": [
            {"column": name, "deed": advice.deed, "reason": str(advice.reason)}
            for name, advice in _advised(table)
        ],
        "crossings": [
            {
                "columns": [table.verdicts[rank].name for rank in one.columns],
                "k": one.now.smallest,
                "k_generalised": one.blurred.smallest,
                "rows_below": {str(least): one.now.below(least) for least in THRESHOLDS},
            }
            for one in table.publishing.crossings
        ],
    }


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
