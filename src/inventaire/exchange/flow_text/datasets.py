"""The datasets that a text names: known, told apart by a number, or to come; and what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from inventaire.exchange.flow_text.names import NUMBERED, Aliases, Directory
from inventaire.exchange.flow_text.signs import Piece
from inventaire.i18n import N_, Text
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.spoken import category_of, nearest_categories, nearest_words

_MANY = N_("plusieurs jeux de données s'appellent « %(name)s » : précisez %(choices)s.")
_NO_NUMBER = N_("aucun jeu de données ne porte le n° %(number)s.")
_OTHER_NAME = N_("le n° %(number)s s'appelle « %(known)s », et non « %(name)s ».")
_NO_NAME = N_("il manque le nom du jeu de données devant « %(text)s ».")
_MARK = N_("« [%(text)s] » n'est pas compris : un numéro est attendu, « [n° 12] ».")
_CATEGORY = N_("« %(text)s » n'est pas une catégorie de données connue.")
_CATEGORY_NEAR = N_("« %(text)s » n'est pas une catégorie de données connue ; proches : %(near)s.")
_NOT_CATEGORIES = N_("« (%(text)s) » n'est pas une catégorie de données : gardé dans le nom.")
_NEAR = N_("« %(name)s » est nouveau. Vouliez-vous dire : %(near)s ?")

#: The fields of a dataset that parentheses add to, and the codes that they add.
Added = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Carried:
    """A dataset as a piece names it, completed by what stands in parentheses after it."""

    record: Dataset
    hints: tuple[Text, ...] = ()


@dataclass
class Datasets:
    """Finds datasets by name; those to come are the same wherever they are named alike."""

    snapshot: Snapshot
    directory: Directory
    aliases: Aliases
    numbers: Iterator[int]
    #: Those that are new or completed, by reference.
    records: dict[Ref, Dataset] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._new: dict[str, Ref] = {}

    def keep(self, record: Dataset) -> None:
        """A line that was understood carries this: it counts from here on."""
        ref = Ref("dataset", record.id)
        if record is not self._known(ref):
            self.records[ref] = record

    def find(self, piece: Piece, told: Mapping[int, Dataset]) -> Carried | Text:
        """The dataset that a piece means, or why it means none; ``told`` are those of its line."""
        name, asides, marks = piece.name, piece.asides, piece.marks
        if not piece.quoted and len(self.directory.datasets(piece.whole)) == 1:
            name, asides, marks = piece.whole, (), ()
        hints: list[Text] = []
        added = _categories(asides, strict=piece.quoted)
        if isinstance(added, Text):
            return added
        if added is None:
            hints.append(Text(_NOT_CATEGORIES, {"text": asides[-1]}))
            name, added = " ".join((name, *(f"({text})" for text in asides))), {}
        ref = self._numbered(name, marks[0]) if marks else self._called(piece, name, hints)
        if isinstance(ref, Text):
            return ref
        record = told.get(ref.id) or self._known(ref) or Dataset(id=ref.id, name=name)
        return Carried(_completed(record, added), tuple(hints))

    def _known(self, ref: Ref) -> Dataset | None:
        return self.records.get(ref) or self.snapshot.dataset(ref.id)

    def _numbered(self, name: str, mark: str) -> Ref | Text:
        """The dataset whose number a mark gives."""
        numbered = NUMBERED.fullmatch(mark)
        if numbered is None or numbered["word"]:
            return Text(_MARK, {"text": mark})
        ref = Ref("dataset", int(numbered["number"]))
        known = self.snapshot.dataset(ref.id)
        if known is None or known.archived:
            return Text(_NO_NUMBER, {"number": ref.id})
        if name and ref not in self.directory.datasets(name):
            return Text(_OTHER_NAME, {"number": ref.id, "known": known.name, "name": name})
        return ref

    def _called(self, piece: Piece, name: str, hints: list[Text]) -> Ref | Text:
        if not name:
            return Text(_NO_NAME, {"text": piece.whole})
        same = self.directory.datasets(name)
        if len(same) > 1:
            return Text(_MANY, {"name": name, "choices": [f"[n° {ref.id}]" for ref in same]})
        alias = self.aliases.get(("dataset", fold(name)))
        ref = same[0] if same else alias or self._new.get(fold(name))
        if ref is None:
            ref = self._new[fold(name)] = Ref("dataset", next(self.numbers))
        if ref.id < 0:
            near = [*nearest_words(name), *self.directory.names_near(name, dataset=True)]
            if near:
                hints.append(Text(_NEAR, {"name": name, "near": [f"« {one} »" for one in near]}))
        return ref


def _completed(record: Dataset, added: Added) -> Dataset:
    more: Any = {
        name: tuple(dict.fromkeys((*getattr(record, name), *codes)))
        for name, codes in added.items()
        if not set(codes) <= set(getattr(record, name))
    }
    return replace(record, **more) if more else record


def _categories(asides: tuple[str, ...], *, strict: bool) -> Added | Text | None:
    """What parentheses say of a dataset; nothing where none of it is a category, which only a
    name between quotes may not have after it.
    """
    words = [part.strip() for text in asides for part in text.replace(";", ",").split(",")]
    read = {word: category_of(word) for word in words if word}
    unknown = [word for word, meaning in read.items() if meaning is None]
    if unknown and (strict or len(unknown) < len(read)):
        near = nearest_categories(unknown[0])
        return Text(_CATEGORY_NEAR if near else _CATEGORY, {"text": unknown[0], "near": near})
    if unknown:
        return None
    found: dict[str, tuple[str, ...]] = {}
    for meaning in filter(None, read.values()):
        found[meaning[0]] = (*found.get(meaning[0], ()), meaning[1])
    return found
