"""The action plan: what was decided, what is proposed, and cells that help to keep it."""

from __future__ import annotations

from functools import partial

from openpyxl.utils import get_column_letter

from inventaire.audit.recommendations import Recommendation
from inventaire.audit.rule import WHO_LABELS, Severity
from inventaire.exchange.phrases import term
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.fields import column_of
from inventaire.exchange.report.frame import write_records
from inventaire.exchange.workbook.choices import expect_date, expect_whole, offer
from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import ACCENT_STRONG, CENTRED, INK_SOFT, NAME
from inventaire.exchange.workbook.table import Column
from inventaire.i18n import _
from inventaire.inventory.engagement import Action
from inventaire.inventory.snapshot import ref_of
from inventaire.vocabulary.missions import TERMS

#: Rows ready for what will be added under the table.
ROOM = 300

_PRIORITIES = {
    Severity.CRITICAL: "high",
    Severity.MAJOR: "normal",
    Severity.MINOR: "low",
    Severity.INFO: "low",
}
_CLOSED = ("done", "abandoned")


def write_plan(sheet: Sheet, draft: Draft) -> None:
    """The actions decided and not closed, then those that the audit proposes, then the others."""
    actions = draft.snapshot.actions
    still = [action for action in actions if action.status not in _CLOSED]
    closed = [action for action in actions if action.status in _CLOSED]
    records = [*still, *_proposed(draft), *closed]
    columns = _columns(draft)
    written = write_records(
        sheet,
        draft,
        columns,
        records,
        lead=_(
            "Ce qui est décidé, puis ce que l'audit propose et que personne n'a encore planifié. "
            "Choisissez dans les listes l'état, la priorité, l'effort et le responsable ; ajoutez "
            "vos propres lignes en dessous."
        ),
        nothing=_("Aucune action n'est encore prévue : écrivez la première ici."),
    )
    for record, row in zip(records, written.rows, strict=True):
        if record.id > 0:
            draft.places[ref_of(record)] = sheet.place(row)
    _check(sheet, draft, columns, first=written.headings + 1, last=written.last + ROOM)


def _proposed(draft: Draft) -> list[Action]:
    """What the audit advises and no action answers yet. Below zero: not recorded (see Record)."""
    answered = {action.rule for action in draft.snapshot.actions}
    advised = [one for one in draft.recommendations if one.rule not in answered]
    return [_proposal(one, -number) for number, one in enumerate(advised, start=1)]


def _proposal(one: Recommendation, number: int) -> Action:
    return Action(
        id=number,
        name=_(one.title),
        description=_(one.remedy),
        origin="finding",
        rule=one.rule,
        about=one.records[0] if len(one.records) == 1 else None,
        owner=_(WHO_LABELS[one.who]),
        priority=_PRIORITIES[one.severity],
        effort=one.effort,
    )


def _columns(draft: Draft) -> list[Column[Action]]:
    field = partial(column_of, draft, Action)
    terms = {one.rule: term(TERMS, one.term) for one in draft.recommendations}
    return [
        field("name", 34, style=NAME),
        field("description", 42),
        Column(
            heading=_("Origine"),
            width=12,
            value=lambda one: _("Décidée") if one.id > 0 else _("Proposée"),
            dressed=lambda one: CENTRED.but(
                colour=ACCENT_STRONG if one.id > 0 else INK_SOFT, bold=one.id > 0
            ),
        ),
        Column(
            heading=_("Règle"),
            width=10,
            value=lambda one: one.rule or None,
            style=CENTRED,
            link=lambda one: draft.advice.get(one.rule, ""),
        ),
        field("about", 24, linked=True),
        field("owner", 19),
        Column(
            heading=_("Échéance conseillée"),
            width=14,
            value=lambda one: terms.get(one.rule),
        ),
        field("due_on", 12),
        field("priority", 10, style=CENTRED),
        field("effort", 15),
        field("cost", 10),
        field("status", 12, style=CENTRED),
        field("progress", 13),
        field("completed_on", 12),
    ]


def _check(
    sheet: Sheet, draft: Draft, columns: list[Column[Action]], *, first: int, last: int
) -> None:
    """Lists and checks on the cells of the table and on those under it."""
    headings = [column.heading for column in columns]

    def cells(name: str) -> str:
        letter = get_column_letter(headings.index(column_of(draft, Action, name, 1).heading) + 1)
        return f"{letter}{first}:{letter}{last}"

    for name in ("status", "priority", "effort"):
        offer(sheet, cells(name), draft.lists[name], refusal=_("Choisissez un mot de la liste."))
    offer(sheet, cells("owner"), draft.lists["owner"])
    for name in ("due_on", "completed_on"):
        expect_date(sheet, cells(name), refusal=_("Écrivez une date, comme 31/12/2026."))
    refusal = _("Écrivez un nombre entier de 0 à 100.")
    expect_whole(sheet, cells("progress"), least=0, most=100, refusal=refusal)
