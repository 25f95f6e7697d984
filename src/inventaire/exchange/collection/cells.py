"""Each cell that was touched: the value that it gives its field, or why it gives none."""

from __future__ import annotations

from typing import Any

from inventaire.exchange.collection.kept import CUT, Kept, is_same
from inventaire.exchange.collection.layout import Plan
from inventaire.exchange.collection.matching import Matching
from inventaire.exchange.collection.shown import CUT as CUT_MARK
from inventaire.exchange.collection.shown import Writing, as_read
from inventaire.exchange.collection.understood import Misunderstood, Understanding
from inventaire.exchange.readers import Unreadable
from inventaire.exchange.sheets import Cell
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Warning
from inventaire.inventory.fields import Field

_WAS_CUT = N_(
    "Ce texte était trop long pour sa case et n'y était qu'en partie : il se modifie dans "
    "l'application. Il y reste tel qu'il était."
)
_TOO_MANY = N_(
    "Plus de %(most)s cases de ce classeur ne sont pas comprises. Vérifiez que c'est le bon "
    "fichier, et que ses colonnes n'ont pas été déplacées."
)
#: More than anyone would mend one by one.
_MOST_REFUSED = 1000


class Unsaid:
    """What a cell says that says nothing new."""


UNSAID = Unsaid()


class Cells:
    """The cells of a workbook, against what they said when it left and what is recorded now."""

    def __init__(self, kept: Kept, matching: Matching) -> None:
        self.kept, self.matching = kept, matching
        self.warnings: list[Warning] = []
        self.refused: list[Warning] = []
        self._understanding = Understanding(kept.language, kept.zone)
        self._writing = Writing(matching.labels, kept.zone)

    def refuse(self, text: Text, cell: Cell) -> None:
        """Say that a cell is not read, and why. Raises ``Unreadable`` where hardly any is."""
        if len(self.refused) >= _MOST_REFUSED:
            raise Unreadable(Text(_TOO_MANY, {"most": _MOST_REFUSED}))
        self.refused.append(Warning(text, cell.origin))

    def warn(self, text: Text, cell: Cell) -> None:
        """Say something to look at."""
        self.warnings.append(Warning(text, cell.origin))

    def is_touched(self, plan: Plan, key: str, field: Field, cell: Cell) -> bool:
        """Whether somebody wrote in it; an empty cell of a new row says nothing."""
        print = self.kept.print_of(plan.code, key, field.name) if key else ""
        return not is_same(cell.text, print) if print else bool(cell.text)

    def is_same(self, plan: Plan, key: str, field: Field, value: Any) -> bool:
        """Whether a value is still the one that its cell showed when the workbook left."""
        print = self.kept.print_of(plan.code, key, field.name)
        return not print or is_same(as_read(self._writing.shown(field, value)), print)

    def read(self, plan: Plan, key: str, field: Field, cell: Cell, present: Any) -> Any:
        """The value that a cell gives its field; ``UNSAID`` where it is the present one."""
        if not self.is_touched(plan, key, field, cell):
            return UNSAID
        was_cut = self.kept.print_of(plan.code, key, field.name).startswith(CUT)
        if cell.text and (was_cut or cell.text.endswith(_(CUT_MARK))):
            self.refuse(Text(_WAS_CUT), cell)
            return UNSAID
        try:
            reader = self.matching if field.to is not None else self._understanding
            value = reader.value(field, cell)
        except Misunderstood as why:
            self.refuse(why.text, cell)
            return UNSAID
        return UNSAID if value == present else value
