"""The sheet of systems."""

from __future__ import annotations

from functools import partial

from inventaire.exchange.phrases import listed
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.fields import column_of, others
from inventaire.exchange.report.frame import write_records
from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import NAME
from inventaire.exchange.workbook.table import Column
from inventaire.i18n import _
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import System
from inventaire.inventory.snapshot import ref_of


def write_systems(sheet: Sheet, draft: Draft) -> None:
    """Where data are held, who runs it, how it is protected."""
    records = draft.snapshot.systems
    written = write_records(
        sheet,
        draft,
        _columns(draft),
        records,
        lead=_(
            "Où se trouvent les données, qui fait tourner chaque système, comment il est protégé, "
            "et quelles données personnelles y arrivent, directement ou par d'autres systèmes."
        ),
        nothing=_("Aucun système n'est encore enregistré."),
    )
    for record, row in zip(records, written.rows, strict=True):
        draft.places[ref_of(record)] = sheet.place(row)


def personal_at(draft: Draft, place: Ref) -> str:
    """The personal datasets that a place holds, gives or receives."""
    numbers = draft.picture.spread.personal_at(place)
    return listed(draft.label(Ref("dataset", number)) for number in numbers)


def _columns(draft: Draft) -> list[Column[System]]:
    field = partial(column_of, draft, System)
    where, safety = _("Hébergement"), _("Sécurité")
    columns = [
        field("name", 26, style=NAME),
        field("kind", 17),
        field("hosting", 17, group=where),
        field("country", 14, group=where),
        field("operator", 21, group=where, linked=True),
        field("owner", 21, linked=True),
        field("authentication", 15, group=safety),
        field("exposed", 11, group=safety),
        field("backups", 12, group=safety),
        field("encrypted_at_rest", 10, group=safety),
        field("access_review", 13, group=safety),
        field("logging", 12, group=safety),
        Column(
            heading=_("Données personnelles qui s'y trouvent"),
            width=36,
            value=lambda one: personal_at(draft, ref_of(one)) or None,
        ),
    ]
    return [*columns, *others(draft, System, columns)]
