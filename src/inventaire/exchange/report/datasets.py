"""The sheet of datasets."""

from __future__ import annotations

from functools import partial

from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.fields import column_of, others
from inventaire.exchange.report.frame import write_records
from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import NAME
from inventaire.exchange.workbook.table import Column
from inventaire.i18n import _
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.snapshot import ref_of


def write_datasets(sheet: Sheet, draft: Draft) -> None:
    """What is held, by whom and where, what it says of people, what may be published."""
    records = draft.snapshot.datasets
    written = write_records(
        sheet,
        draft,
        _columns(draft),
        records,
        lead=_(
            "Ce que l'organisation détient : qui le produit, où cela se trouve, ce que cela dit "
            "des personnes et ce qui peut en être publié."
        ),
        nothing=_("Aucun jeu de données n'est encore enregistré."),
    )
    for record, row in zip(records, written.rows, strict=True):
        draft.places[ref_of(record)] = sheet.place(row)


def _columns(draft: Draft) -> list[Column[Dataset]]:
    field = partial(column_of, draft, Dataset)
    people, public, time = _("Personnes"), _("Diffusion"), _("Conservation")
    columns = [
        field("name", 28, style=NAME),
        field("description", 35, group=_("Description")),
        field("producer", 18, group=_("Description"), linked=True),
        field("systems", 22, group=_("Description"), linked=True),
        field("frequency", 15, group=_("Description")),
        field("personal_status", 17, group=people),
        field("data_categories", 23, group=people),
        field("data_subjects", 18, group=people),
        field("publication_status", 15, group=public),
        field("licence", 15, group=public),
        field("retention_rule", 17, group=time),
        field("final_fate", 11, group=time),
    ]
    return [*columns, *others(draft, Dataset, columns)]
