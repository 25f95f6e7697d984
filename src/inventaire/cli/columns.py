"""How the columns of a list were read, in lines and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from inventaire.exchange.lists.known import LABELS
from inventaire.exchange.lists.matching import Resemblance
from inventaire.exchange.lists.tables import IGNORED, JOINED, REMARK, Table
from inventaire.exchange.lists.words import choices_of
from inventaire.i18n import _
from inventaire.inventory.kinds import KINDS
from inventaire.web.formats import day


def table_line(table: Table) -> str:
    """« Feuille « Parc » : Systèmes. Application → Nom · Éditeur → Exploitant »."""
    if not table.kind:
        return _("Feuille « %(sheet)s » : non lue.", sheet=table.sheet.name)
    kind = _(LABELS.get(table.layout, KINDS[table.kind].plural_label))
    if table.layout and not table.since:
        return _("Feuille « %(sheet)s » : %(kind)s.", sheet=table.sheet.name, kind=kind)
    columns = " · ".join(
        f"{table.called(column)} → {_label(table.kind, field)}"
        for column, field in table.fields.items()
    )
    line = _(
        "Feuille « %(sheet)s » : %(kind)s. %(columns)s",
        sheet=table.sheet.name,
        kind=kind,
        columns=columns,
    )
    return f"{line} ({remembered(table)})" if table.since else line


def remembered(table: Table) -> str:
    """Since when a list is read as somebody said."""
    since = day(date.fromisoformat(table.since))
    return _("correspondance de votre import du %(day)s", day=since)


def _label(kind: str, field: str) -> str:
    if field == REMARK:
        return _("remarques")
    if field == JOINED:
        return _("avec la précédente")
    return _("ignorée") if field == IGNORED else _(choices_of(kind)[field])


def described_table(table: Table) -> dict[str, Any]:
    """A list as programs read it: its place, its kind, what each column became."""
    return {
        "sheet": table.sheet.name,
        "kind": table.kind,
        "layout": table.layout or None,
        "headings_row": table.heading + 1,
        "remembered_on": table.since or None,
        "columns": [
            {"heading": table.called(column), "field": field}
            for column, field in table.fields.items()
        ],
    }


def name_lines(resemblances: Sequence[Resemblance]) -> Iterator[str]:
    """« Payfit » is read as « PayFit SAS »; « Bergé » resembles « Berger », and is new."""
    for one in resemblances:
        names = dict(one.candidates)
        if one.chosen:
            yield _(
                "« %(name)s » est lu comme « %(known)s ».", name=one.name, known=names[one.chosen]
            )
        else:
            known = ", ".join(names.values())
            yield _(
                "« %(name)s » ressemble à « %(known)s » : nouvelle fiche.",
                name=one.name,
                known=known,
            )


def described_name(one: Resemblance) -> dict[str, Any]:
    """A name that resembles others, as programs read it."""
    return {
        "kind": one.kind,
        "name": one.name,
        "same_as": one.chosen or None,
        "candidates": [{"id": number, "name": name} for number, name in one.candidates],
    }
