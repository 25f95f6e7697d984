"""Which record a cell means: by its key, by the name it had, by its name, or a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from typing import Any, NoReturn

from inventaire.exchange.collection.kept import Kept
from inventaire.exchange.collection.keys import Labels, one_line, ref_named, ref_of_key
from inventaire.exchange.collection.layout import hidden_kinds
from inventaire.exchange.collection.understood import NAME_LENGTH, refuse
from inventaire.exchange.sheets import Cell, name_key
from inventaire.i18n import N_, Text
from inventaire.inventory.changes import Origin
from inventaire.inventory.fields import Field, Ref, Shape
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.nearness import Nearby

#: What may be named before it is described: a name is enough for a record to begin.
_BEGUN_BY_NAME = ("actor", "system", "dataset")
_LIKENESS = 0.8
#: More records begun by a mere name than anyone would look at.
_MOST_BEGUN = 1000

_NO_SUCH_KEY = N_(
    "La clé de « %(text)s » n'est celle d'aucune fiche. Attendu : un nom de la liste."
)
_SEVERAL = N_("« %(text)s » peut désigner plusieurs fiches. Attendu : l'une de %(labels)s.")
_NEAR = N_(
    "« %(text)s » n'est aucune fiche connue. Vouliez-vous dire « %(nearest)s » ? Si c'est une "
    "autre, donnez-lui d'abord une ligne dans sa feuille."
)
_NOBODY = N_(
    "« %(text)s » n'est aucune fiche connue. Attendu : un nom de la liste, ou une nouvelle ligne "
    "dans la feuille « %(sheet)s »."
)
_ONE_NAME = N_("« %(text)s » donne plusieurs noms. Attendu : un seul.")


class Matching:
    """The records that cells may name: those recorded, and those that new rows bring."""

    def __init__(self, before: Snapshot, kept: Kept, *, moved: bool) -> None:
        self.before = before
        self.labels = Labels(before, hidden=hidden_kinds(kept.sheets))
        self.numbers = count(-1, -1)
        #: Records begun because a cell names them, with that cell.
        self.begun: dict[Ref, tuple[str, Origin]] = {}
        self._kept, self._moved = kept, moved
        self._old_names = {ref: name for (_kind, name), ref in kept.names.items()}
        self._by_name: dict[tuple[str, str], list[Ref]] = defaultdict(list)
        self._near: dict[tuple[str, ...], Nearby] = {}
        for ref, name in self._live():
            self._by_name[ref.kind, name_key(name)].append(ref)

    def _live(self) -> Iterator[tuple[Ref, str]]:
        for kind in KINDS:
            for record in self.before.of(kind):
                ref = Ref(kind, record.id)
                if not record.archived and (record.name or kind == "flow"):
                    yield ref, one_line(self.before.label(ref))

    def named(self, kind: str, name: str) -> list[Ref]:
        """The records of this name, those that new rows bring included."""
        return self._by_name.get((kind, name_key(one_line(name))), [])

    def add(self, kind: str, name: str) -> Ref:
        """A new record."""
        ref = Ref(kind, next(self.numbers))
        if name:
            self._by_name[kind, name_key(one_line(name))].append(ref)
        return ref

    def current(self, ref: Ref) -> Ref | None:
        """The record that a number of the workbook means today; nothing where there is none."""
        if self._moved:
            name = self._old_names.get(ref, "")
            found = self.named(ref.kind, name) if name else []
            return found[0] if len(found) == 1 else None
        return ref if self.before.find(ref) is not None else None

    def of_key(self, kind: str, text: str) -> Ref | None:
        """The record of a key, where it is of this kind."""
        ref = ref_of_key(text)
        return self.current(ref) if ref is not None and ref.kind == kind else None

    def value(self, field: Field, cell: Cell) -> Any:
        """What a link says: the records it names. Raises ``Misunderstood``."""
        if not cell.text or field.to is None:
            return field.empty
        refs = list(dict.fromkeys(self._links(field.to.kinds, cell)))
        if field.shape is Shape.LINKS:
            return tuple(ref.id for ref in refs)
        if len(refs) > 1:
            refuse(_ONE_NAME, cell.text)
        if not refs:
            return field.empty
        return refs[0] if field.shape is Shape.END else refs[0].id

    def _links(self, kinds: tuple[str, ...], cell: Cell) -> Iterator[Ref]:
        """The record that each line names; each part of a line that names none as a whole."""
        for line in filter(None, map(str.strip, cell.text.split("\n"))):
            ref = self._known(kinds, line)
            parts = [] if ref else [part for part in map(str.strip, line.split(";")) if part]
            yield from [ref] if ref else [self.link(kinds, part, cell.origin) for part in parts]

    def link(self, kinds: tuple[str, ...], text: str, origin: Origin) -> Ref:
        """The record that a text names, begun where nothing is near. Raises ``Misunderstood``."""
        found = self._known(kinds, text)
        if found is not None:
            return found
        name = one_line(text)
        self._refuse_slip(kinds, name)
        kind = next((kind for kind in kinds if kind in _BEGUN_BY_NAME), "")
        if not kind or len(name) > NAME_LENGTH or len(self.begun) >= _MOST_BEGUN:
            refuse(_NOBODY, text, sheet=Text(KINDS[kinds[0]].plural_label))
        ref = self.add(kind, name)
        self.begun[ref] = name, origin
        return ref

    def _known(self, kinds: tuple[str, ...], text: str) -> Ref | None:
        keyed = ref_named(text) or ref_of_key(text)
        if keyed is not None:
            ref = self.current(keyed) if keyed.kind in kinds else None
            return ref or refuse(_NO_SUCH_KEY, text)
        name = one_line(text)
        old = (self._kept.names.get((kind, name)) for kind in kinds)
        then = [ref for one in old if one is not None and (ref := self.current(one)) is not None]
        found = then or [ref for kind in kinds for ref in self.named(kind, name)]
        if len(found) > 1:
            self._refuse_several(kinds, text, found)
        return found[0] if found else None

    def _refuse_several(self, kinds: tuple[str, ...], text: str, found: list[Ref]) -> NoReturn:
        labels = [f"« {self.labels.of(kinds, ref)} »" for ref in found if ref.id > 0]
        refuse(_SEVERAL, text, labels=labels[:5])

    def _refuse_slip(self, kinds: tuple[str, ...], name: str) -> None:
        if kinds not in self._near:
            names = (one for ref, one in self._live() if ref.kind in kinds)
            self._near[kinds] = Nearby(names)
        near = self._near[kinds].of(name, most=1, likeness=_LIKENESS)
        if near:
            refuse(_NEAR, name, nearest=near[0])
