"""The hidden sheet of lists that cells choose from, and what each column accepts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from inventaire.exchange.collection.keys import ref_named
from inventaire.exchange.collection.layout import FIRST
from inventaire.exchange.collection.shown import Writing, choice
from inventaire.exchange.workbook.sheet import Cell, Sheet
from inventaire.exchange.workbook.styles import BAND, PLAIN
from inventaire.i18n import N_, _
from inventaire.inventory.fields import Field, Shape

#: A list that one may choose from without being held to it says so to nobody.
_REFUSALS = {
    Shape.CODE: N_("Choisissez un terme de la liste (la flèche à droite de la case)."),
    Shape.ANSWER: N_("Répondez Oui ou Non, ou laissez vide si vous ne savez pas."),
    Shape.DATE: N_("Attendu : une date, jj/mm/aaaa."),
    Shape.INTEGER: N_("Attendu : un nombre entier, sans unité."),
    Shape.NUMBER: N_("Attendu : un nombre, sans unité."),
}
_LARGEST = str(10**15)
#: The last row that is checked while it is filled.
LAST = 5000
#: The format allows so many characters.
_ERROR = 255


class Lists:
    """The lists, each a column of one sheet, gathered while the others are written."""

    def __init__(self, writing: Writing, title: str, *, named: Collection[str]) -> None:
        self._writing, self._title, self._named = writing, title, named
        self._columns: dict[object, tuple[str, list[str]]] = {}
        self._growing: dict[str, str] = {}

    def grow(self, kind: str, title: str) -> None:
        """Offer what stands in the sheet of a kind, names that were just written included.

        Where names are not enough to tell records apart, their labels are listed instead.
        """
        labels = list(self._writing.labels.offered((kind,), self._named))
        if all(ref_named(label) is None for label in labels):
            names = f"{quote_sheetname(title)}!$B${FIRST}"
            filled = f"MAX(1,COUNTA({names}:$B${LAST}))"
            self._growing[kind] = f"OFFSET({names},0,0,{filled},1)"

    def check(self, field: Field) -> DataValidation | None:
        """What a cell of this field accepts; nothing where any text will do."""
        refusal = _(_REFUSALS.get(field.shape, ""))[:_ERROR] if field.shape in _REFUSALS else ""
        if field.shape is Shape.DATE:
            return _between("date", "1", "2958465", refusal)
        if field.shape in (Shape.INTEGER, Shape.NUMBER):
            is_whole = field.shape is Shape.INTEGER
            return _between("whole" if is_whole else "decimal", "0", _LARGEST, refusal)
        return self.choose(self._source(field), refusal=refusal)

    def choose(self, source: str, *, refusal: str = "") -> DataValidation | None:
        """The choice of what stands in some cells; without a refusal, another word may be typed."""
        if not source:
            return None
        check = DataValidation(type="list", formula1=source, allow_blank=True)
        check.showErrorMessage = bool(refusal)
        check.error = refusal or None
        return check

    def enter(self, sheet: Sheet, check: DataValidation | None, cells: str) -> None:
        """Let some cells accept only this."""
        if check is not None:
            check.add(cells)
            sheet.paper.data_validations.append(check)

    def records(self, kinds: tuple[str, ...], heading: str) -> str:
        """Where the records of some kinds are listed."""
        if len(kinds) == 1 and kinds[0] in self._growing:
            return self._growing[kinds[0]]
        return self._place(kinds, heading, self._writing.labels.offered(kinds, self._named))

    def _source(self, field: Field) -> str:
        if field.shape is Shape.ANSWER:
            return self._place(bool, _("Réponse"), (_("Oui"), _("Non")))
        if field.to is not None:
            return self.records(field.to.kinds, _(field.label.text))
        if field.vocabulary is None:
            return ""
        vocabulary = field.vocabulary
        words = (choice(vocabulary, term.code) for term in vocabulary.offered())
        return self._place(vocabulary, _(vocabulary.label), words)

    def _place(self, list_: object, heading: str, words: Iterable[str]) -> str:
        """The cells of a list; nothing where it is empty."""
        if list_ not in self._columns:
            self._columns[list_] = heading, list(words)
        count = len(self._columns[list_][1])
        letter = get_column_letter(list(self._columns).index(list_) + 1)
        return f"{quote_sheetname(self._title)}!${letter}$2:${letter}${count + 1}" if count else ""

    def write(self, sheet: Sheet) -> None:
        """Write the lists side by side, and hide them."""
        columns = list(self._columns.values())
        sheet.open([30.0] * len(columns))
        sheet.write([Cell(heading, BAND) for heading, _words in columns])
        for rank in range(max((len(words) for _heading, words in columns), default=0)):
            sheet.write(
                [Cell(w[rank], PLAIN) if rank < len(w) else None for _heading, w in columns]
            )
        sheet.paper.sheet_state = "hidden"


def _between(
    kind: Literal["date", "whole", "decimal"], least: str, most: str, refusal: str
) -> DataValidation:
    check = DataValidation(type=kind, operator="between", formula1=least, formula2=most)
    check.allow_blank, check.showErrorMessage, check.error = True, True, refusal
    return check
