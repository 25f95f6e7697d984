"""The first sheet: what this is, how it is filled, what each sheet holds, how it goes back."""

from __future__ import annotations

from collections.abc import Sequence

from inventaire.exchange.collection.columns import ASKED, HINT, LOCKED
from inventaire.exchange.collection.layout import PURPOSES, Plan
from inventaire.exchange.collection.paper import Filled
from inventaire.exchange.workbook.paper import print_on_paper
from inventaire.exchange.workbook.sheet import Cell, Sheet, Span, height_of
from inventaire.exchange.workbook.styles import (
    ACCENT,
    COUNT,
    HEADING,
    LEAD,
    LINKED,
    PLAIN,
    SECTION,
    SOFT,
    TEXT,
    TITLE,
    Style,
)
from inventaire.i18n import N_, _
from inventaire.inventory.kinds import ORGANISATION
from inventaire.inventory.snapshot import Snapshot

_LEVEL = SOFT.but(down="center")
_WIDTHS = (5.0, 40.0, 74.0, 14.0)
_BEGINNING = N_(
    "Commencez par « Acteurs » et « Systèmes » : un nom que vous y ajoutez est aussitôt proposé "
    "dans les listes des autres feuilles."
)
_STEPS = (
    N_(
        "Relisez ce qui est déjà écrit : corrigez directement dans la case. Vider une case efface "
        "ce qu'elle disait ; une case que vous ne touchez pas ne change rien."
    ),
    N_(
        "Ajoutez ce qui manque sur les lignes vides, sous les autres. Ne remplissez pas la "
        "colonne grise « Clé » : elle sert à retrouver la fiche."
    ),
    N_(
        "Posez le curseur sur un titre de colonne pour lire son explication. Quand une flèche "
        "apparaît à droite de la case, choisissez dans la liste."
    ),
    N_("Vous ne savez pas ? Laissez vide. Un doute ? Écrivez-le dans « Remarques »."),
    N_("Enregistrez au format d'origine (.xlsx ou .ods) et renvoyez le fichier à l'expéditeur."),
)
_PRIVACY = N_(
    "Décrivez vos données, ne les recopiez pas : ce classeur ne doit contenir le nom, l'adresse ou "
    "le dossier d'aucun usager."
)
_NOTHING_WRITTEN = N_(
    "Rien ne sera enregistré sans être relu : chaque changement est montré avant d'être appliqué, "
    "et peut être annulé."
)


def write_guide(
    sheet: Sheet,
    snapshot: Snapshot,
    sheets: Sequence[tuple[Plan, Sheet, Sequence[Filled]]],
    lexicon: Sheet | None = None,
) -> None:
    """Explain the workbook to somebody who never saw the application."""
    sheet.open(_WIDTHS)
    name = snapshot.organisation.name
    sheet.write_spans([Span(_("Classeur de collecte"), TITLE, 4)], height=34)
    made = _("%(name)s – fait le %(date)s", name=name, date=snapshot.taken_on.strftime("%d/%m/%Y"))
    sheet.write_spans([Span(made, LEAD.but(size=12), 4)], height=20)
    sheet.skip(height=8)
    lead = _(
        "Ce classeur recense les données de votre organisation : qui les tient, où elles sont, à "
        "quoi elles servent, où elles vont. Ce qui est déjà connu y figure ; complétez le reste."
    )
    sheet.write_spans([Span(lead, PLAIN, 4)])
    _section(sheet, _("Comment le remplir"))
    codes = {plan.code for plan, _sheet, _rows in sheets}
    first = (_BEGINNING,) if {"actor", "system"} < codes else ()
    for rank, step in enumerate((*first, *_STEPS), start=1):
        mark = Span(str(rank), PLAIN.but(bold=True, across="center", colour=ACCENT))
        sheet.write_spans([mark, Span(_(step), PLAIN, 3)], air=7)
    _section(sheet, _("À savoir"))
    for text in (_PRIVACY, _NOTHING_WRITTEN):
        sheet.write_spans([Span("•", PLAIN.but(across="center")), Span(_(text), PLAIN, 3)], air=7)
    _colours(sheet)
    _contents(sheet, sheets)
    if lexicon is not None:
        told = _("Ce que veulent dire les termes des listes : à consulter, rien à y remplir.")
        _leading(sheet, lexicon, LINKED, told, None)
    sheet.paper.protection.enable()
    print_on_paper(sheet, left=name, centre=sheet.title, repeated="1:2", pages=1)
    sheet.paper.page_setup.orientation = "portrait"


def _section(sheet: Sheet, title: str) -> None:
    sheet.skip(height=8)
    sheet.write_spans([Span(title, SECTION, 4)], height=22)
    sheet.skip(height=4)


def _colours(sheet: Sheet) -> None:
    """What the colours of the headings and of the cells mean."""
    _section(sheet, _("Les couleurs"))
    for sample, style, told in (
        (_("Titre"), HEADING, N_("Une colonne à remplir.")),
        (_("Titre foncé"), ASKED, N_("Une réponse qu'un texte demande (RGPD, code…).")),
        (_("consigne"), HINT, N_("Comment on remplit la colonne.")),
        (_("Case grise"), LOCKED, N_("Ne se modifie pas.")),
    ):
        cells = [None, Cell(sample, style.but(down="center")), Cell(_(told), _LEVEL.but(line=""))]
        sheet.write(cells, height=height_of(1, air=8))


def _contents(sheet: Sheet, sheets: Sequence[tuple[Plan, Sheet, Sequence[Filled]]]) -> None:
    """The sheets, what each holds, how many rows are there already; each leads to its own."""
    _section(sheet, _("Les feuilles"))
    headings = ("", _("Feuille"), _("Ce qu'on y met"), _("Déjà connus"))
    sheet.write([Cell(one, HEADING) for one in headings], height=height_of(1, air=8))
    for plan, other, rows in sheets:
        told = _(PURPOSES.get(plan.kind.code, ""))
        if plan.lines is not None:
            lines = _(plan.lines.label.text)
            holder = _(plan.kind.plural_label)
            told = _("%(lines)s : le détail de « %(sheet)s ».", lines=lines, sheet=holder)
        name = LINKED if plan.lines is None else LINKED.but(indent=3)
        _leading(sheet, other, name, told, None if plan.kind == ORGANISATION else len(rows))


def _leading(sheet: Sheet, other: Sheet, style: Style, told: str, count: int | None) -> None:
    """A row that leads to another sheet, with what it holds."""
    name = Cell(other.title, style.but(down="center"), other.place(1))
    cells = [Cell(None, TEXT), name, Cell(told, _LEVEL), Cell(count, COUNT.but(down="center"))]
    sheet.write(cells, height=height_of(1, air=8))
