"""Which record each row is of: the one of its key, the one of its name, or a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from inventaire.exchange.collection.cells import Cells
from inventaire.exchange.collection.tables import Row, Table
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import ORGANISATION

#: Two of them that bear one name are one.
_KNOWN_BY_NAME = ("actor", "system", "dataset", "processing")

_GONE = N_("La fiche « %(key)s » n'existe pas, ou plus : cette ligne est laissée.")
_TWICE = N_(
    "La clé « %(key)s » figure sur plusieurs lignes : aucune n'est lue. Gardez celle qui est juste "
    "et videz la clé des autres : ce seront de nouvelles fiches."
)
_SAME_NAME = N_(
    "« %(name)s » a déjà une ligne dans cette feuille : complétez-la, ou donnez un autre nom à "
    "celle-ci."
)


class Rows:
    """The records of the rows, each record once."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._matching = cells.matching
        #: The records that a row is of already.
        self.taken: set[Ref] = set()

    def known(self, table: Table) -> list[tuple[Ref, Row]]:
        """The rows of a sheet with their records; those that are refused are left out."""
        if table.plan.kind == ORGANISATION:
            own = Ref(ORGANISATION.code, self._matching.before.organisation.id)
            return [(own, row) for row in table.rows]
        keyed = list(self._keyed(table))
        self.taken |= {ref for ref, _row in keyed}
        return [*keyed, *self._new(table)]

    def _keyed(self, table: Table) -> Iterator[tuple[Ref, Row]]:
        kind = table.plan.kind.code
        rows = [
            (self._matching.of_key(kind, row.key.text), row) for row in table.rows if row.key.text
        ]
        counted = Counter(ref for ref, _row in rows)
        for ref, row in rows:
            if ref is None:
                self._cells.refuse(Text(_GONE, {"key": row.key.text[:200]}), row.key)
            elif counted[ref] > 1:
                self._cells.refuse(Text(_TWICE, {"key": row.key.text}), row.key)
                self.taken.add(ref)
            else:
                yield ref, row

    def _new(self, table: Table) -> Iterator[tuple[Ref, Row]]:
        for row in table.rows:
            if row.key.text or row.is_empty:
                continue
            ref = self._of_name(table.plan.kind.code, row)
            if ref is not None:
                self.taken.add(ref)
                yield ref, row

    def _of_name(self, kind: str, row: Row) -> Ref | None:
        """The record of this name that no other row is of, else a new one."""
        cell = row.cells.get("name")
        name = cell.text if cell is not None else ""
        if cell is None or not name or kind == "flow":
            return self._matching.add(kind, "")
        same = self._matching.named(kind, name)
        free = next((ref for ref in same if ref not in self.taken), None)
        if free is not None:
            return free
        if same and kind in _KNOWN_BY_NAME:
            self._cells.refuse(Text(_SAME_NAME, {"name": name[:200]}), cell)
            return None
        return self._matching.add(kind, name)
