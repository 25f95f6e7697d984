"""The sheet of flows."""

from __future__ import annotations

from functools import partial

from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.fields import column_of, others
from inventaire.exchange.report.frame import write_records
from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import NAME, TEXT, WARNING
from inventaire.exchange.workbook.table import Column
from inventaire.graph.borders import country_of
from inventaire.graph.build import ends_of
from inventaire.graph.scene import MARK_LABELS, Mark
from inventaire.graph.staging import marks_of
from inventaire.i18n import _
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.countries import country_label

#: What other columns say already.
_ALREADY_SAID = (Mark.PLANNED, Mark.ANONYMISED)


def write_flows(sheet: Sheet, draft: Draft) -> None:
    """From where to where data go, how, and what is to be noticed."""
    records = draft.snapshot.flows
    written = write_records(
        sheet,
        draft,
        _columns(draft),
        records,
        lead=_(
            "D'où part chaque échange, où il arrive, ce qu'il transporte et par quel moyen. « À "
            "remarquer » reprend les mots de la carte, où DP veut dire « données personnelles »."
        ),
        nothing=_("Aucun flux n'est encore enregistré."),
    )
    for record, row in zip(records, written.rows, strict=True):
        draft.places[ref_of(record)] = sheet.place(row)


def _columns(draft: Draft) -> list[Column[Flow]]:
    field = partial(column_of, draft, Flow)
    how = _("Comment")
    columns = [
        field("source", 24, style=NAME, linked=True),
        field("target", 24, style=NAME, linked=True),
        field("datasets", 32, linked=True),
        field("processings", 26, linked=False),
        field("medium", 16, group=how),
        field("automation", 13, group=how),
        field("frequency", 14, group=how),
        field("encrypted", 9, group=how),
        field("transformation", 16, group=how),
        Column(
            heading=_("Pays d'arrivée"), width=14, value=lambda one: arrival(draft, one) or None
        ),
        Column(
            heading=_("À remarquer"),
            width=18,
            value=lambda one: noticed(draft, one) or None,
            style=TEXT.but(colour=WARNING, bold=True),
        ),
        field("status", 11),
    ]
    return [*columns, *others(draft, Flow, columns)]


def arrival(draft: Draft, flow: Flow) -> str:
    """The country a flow arrives in; nothing where it is not known."""
    if flow.id not in draft.picture.graph.flows:
        return ""
    return country_label(country_of(draft.picture.graph, ends_of(flow)[1]))


def noticed(draft: Draft, flow: Flow) -> str:
    """What must be seen of a flow of today, in the words of the map."""
    if flow.id not in draft.picture.graph.flows:
        return ""
    marks = marks_of(draft.picture.spread, flow)
    shown = [mark for mark in MARK_LABELS if mark in marks and mark not in _ALREADY_SAID]
    return ", ".join(_(MARK_LABELS[mark]) for mark in shown)
