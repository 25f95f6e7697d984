"""What the terms of the lists mean, on a sheet of their own: one need not know them to choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from inventaire.exchange.collection.columns import lines_of
from inventaire.exchange.collection.layout import Plan
from inventaire.exchange.collection.shown import choice
from inventaire.exchange.workbook.paper import print_on_paper
from inventaire.exchange.workbook.sheet import Cell, Sheet, height_of
from inventaire.exchange.workbook.styles import HEADING, LINKED, NAME, SOFT, TEXT, TITLE
from inventaire.i18n import _
from inventaire.vocabulary.terms import Vocabulary

_WIDTHS = (36.0, 44.0, 84.0)


def explained(plans: Iterable[Plan]) -> tuple[Vocabulary[Any], ...]:
    """The lists of these sheets whose terms have a definition, in the order of the columns."""
    lists = [f.vocabulary for plan in plans for f in plan.fields if f.vocabulary is not None]
    return tuple(one for one in dict.fromkeys(lists) if any(term.definition for term in one))


def write_lexicon(sheet: Sheet, lists: Iterable[Vocabulary[Any]], *, back: str) -> None:
    """Write each list, term by term."""
    sheet.open(_WIDTHS, frozen="A3")
    home = Cell(_("← Retour à « Lisez-moi »"), LINKED.but(line="", down="center"), back)
    sheet.write([Cell(_("Lexique"), TITLE.but(size=14)), None, home], height=26)
    headings = (_("Liste"), _("Terme"), _("Ce qu'il veut dire"))
    sheet.write([Cell(one, HEADING) for one in headings], height=height_of(1, air=8))
    for vocabulary in lists:
        for label, term, meaning in _terms(vocabulary):
            cells = [Cell(label, NAME), Cell(term, TEXT), Cell(meaning, SOFT)]
            most = max(
                lines_of(str(cell.value), width, cell.style)
                for cell, width in zip(cells, _WIDTHS, strict=True)
            )
            sheet.write(cells, height=height_of(most, air=8))
    sheet.paper.protection.enable()
    title = sheet.book.workbook.properties.title or ""
    print_on_paper(sheet, left=title, centre=sheet.title, repeated="2:2")


def _terms(vocabulary: Vocabulary[Any]) -> Iterator[tuple[str, str, str]]:
    """The name of the list beside its first term, then each term and its definition."""
    label = _(vocabulary.label)
    for term in vocabulary.offered():
        yield label, choice(vocabulary, term.code), _(term.definition) if term.definition else ""
        label = ""
