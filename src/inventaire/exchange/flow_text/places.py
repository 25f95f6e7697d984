"""The places that a text names: known, told apart by a mark, or to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from inventaire.exchange.flow_text.names import KIND_WORDS, NUMBERED, Aliases, Directory
from inventaire.exchange.flow_text.signs import Line, Piece
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Actor, System
from inventaire.inventory.snapshot import Snapshot
from inventaire.vocabulary.countries import find_country
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.natures import Nature, guess_nature, nature_of

_MANY = N_("plusieurs fiches s'appellent « %(name)s » : précisez %(choices)s.")
_NO_NUMBER = N_("aucun système ni acteur ne porte le n° %(number)s.")
_OTHER_NAME = N_("le n° %(number)s s'appelle « %(known)s », et non « %(name)s ».")
_NO_NAME = N_("il manque un nom devant « %(text)s ».")
_MARK = N_("« [%(text)s] » n'est pas compris : « [système] », « [acteur] » ou « [n° 12] » attendu.")
_NEAR = N_("« %(name)s » est nouveau. Vouliez-vous dire : %(near)s ?")
_ARCHIVED = N_(
    "Une fiche archivée s'appelle « %(name)s » : restaurez-la plutôt que d'en créer une."
)
_OTHER_NATURE = N_("« %(name)s » est déjà enregistré autrement : sa fiche n'est pas changée.")


@dataclass(frozen=True, slots=True)
class Marks:
    """What the groups after a name say: a kind, what it is within it, a country, a number."""

    nature: Nature | None = None
    country: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The record that a piece means, and what is to be said of it."""

    ref: Ref
    hints: tuple[Text, ...] = ()


@dataclass
class Places:
    """Finds places by name; those to come are the same wherever they are named alike."""

    snapshot: Snapshot
    directory: Directory
    aliases: Aliases
    numbers: Iterator[int]
    guessed: set[Ref] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._records: dict[Ref, Any] = {}
        self._new: dict[tuple[str, str], Ref] = {}
        self._told: dict[str, Marks] = {}
        self._archived = {
            fold(record.name)
            for kind in ("system", "actor")
            for record in self.snapshot.of(kind)
            if record.archived
        }

    def listen(self, lines: Iterable[Line]) -> None:
        """Keep what any line says of a place, whichever line names it first."""
        pieces = (end for line in lines for hop in line.hops for end in (hop.source, hop.target))
        for piece in pieces:
            name, marks = self._read(piece)
            if not isinstance(marks, Text) and (marks.nature or marks.country):
                self._told.setdefault(fold(name), marks)

    def touched(self, used: Iterable[Ref]) -> dict[Ref, Any]:
        """The records of these places that are new, or completed by what a line says."""
        return {ref: self._records[ref] for ref in used if ref in self._records}

    def find(self, piece: Piece) -> Found | Text:
        """The place that a piece means, or why it means none."""
        name, marks = self._read(piece)
        if isinstance(marks, Text):
            return marks
        if marks.number is not None:
            return self._numbered(name, marks)
        if not name:
            return Text(_NO_NAME, {"text": piece.whole})
        same = self._named(name, marks)
        if len(same) > 1:
            return Text(_MANY, {"name": name, "choices": _choices(same)})
        return self._known(same[0], name, marks) if same else self._unknown(name, marks)

    def _named(self, name: str, marks: Marks) -> list[Ref]:
        same = self.directory.places(name)
        alias = self.aliases.get(("place", fold(name)))
        if not same and alias is not None:
            same = [alias]
        kind = marks.nature.kind if marks.nature else ""
        return [ref for ref in same if kind in ("", ref.kind)]

    def _read(self, piece: Piece) -> tuple[str, Marks | Text]:
        """The name of a piece and what its groups say; groups that say nothing are of the name."""
        if not piece.quoted and self.directory.places(piece.whole):
            return piece.whole, Marks()
        marks = _marks(piece.marks)
        if isinstance(marks, Text):
            return piece.name, marks
        said = _marks(piece.asides)
        if isinstance(said, Text) or said.number is not None:
            # « Service RH (mairie) »: what no word of ours explains belongs to the name.
            name = " ".join((piece.name, *(f"({text})" for text in piece.asides)))
            return name.strip(), marks
        return piece.name, _joined(marks, said)

    def _numbered(self, name: str, marks: Marks) -> Found | Text:
        kinds = [marks.nature.kind] if marks.nature else list(KIND_WORDS)
        refs = [Ref(kind, marks.number or 0) for kind in kinds]
        known = [ref for ref in refs if (r := self.snapshot.find(ref)) and not r.archived]
        if not known:
            return Text(_NO_NUMBER, {"number": marks.number})
        same = set(self._named(name, Marks())) if name else set(known)
        fitting = [ref for ref in known if ref in same]
        if not fitting:
            label = self.snapshot.label(known[0])
            values = {"number": marks.number, "known": label, "name": name}
            return Text(_OTHER_NAME, values)
        if len(fitting) > 1:
            return Text(_MANY, {"name": name or f"n° {marks.number}", "choices": _choices(fitting)})
        return Found(fitting[0])

    def _known(self, ref: Ref, name: str, marks: Marks) -> Found:
        """A place that exists: what it lacks is completed, what it says is left."""
        record = self._records.get(ref) or self.snapshot.find(ref)
        more: dict[str, Any] = {}
        hints = []
        code = marks.nature.code if marks.nature else ""
        for field_, value in (("kind", code), ("country", marks.country)):
            known = getattr(record, field_, "")
            if value and not known:
                more[field_] = value
            elif value and value != known:
                hints.append(Text(_OTHER_NATURE, {"name": name}))
        if more and record is not None:
            self._records[ref] = replace(record, **more)
        return Found(ref, tuple(hints[:1]))

    def _unknown(self, name: str, marks: Marks) -> Found:
        """A place to come."""
        told = _joined(marks, self._told.get(fold(name), Marks()))
        nature = told.nature or guess_nature(name)
        key = fold(name), nature.kind
        ref = self._new.get(key)
        if ref is None:
            ref = self._new[key] = Ref(nature.kind, next(self.numbers))
            self._records[ref] = _record(ref, name, nature.code, told.country)
            if told.nature is None:
                self.guessed.add(ref)
        return Found(ref, self._hints(name))

    def _hints(self, name: str) -> tuple[Text, ...]:
        if fold(name) in self._archived:
            return (Text(_ARCHIVED, {"name": name}),)
        near = self.directory.names_near(name)
        return (Text(_NEAR, {"name": name, "near": [f"« {n} »" for n in near]}),) if near else ()


def _record(ref: Ref, name: str, kind: str, country: str) -> System | Actor:
    record = System if ref.kind == "system" else Actor
    return record(id=ref.id, name=name, kind=kind, country=country)


def _choices(refs: Iterable[Ref]) -> list[str]:
    """How each of several records may be meant."""
    refs = list(refs)
    kinds = [ref.kind for ref in refs]
    return [
        f"[{word}]" if kinds.count(ref.kind) == 1 else f"[{word} n° {ref.id}]"
        for ref in refs
        for word in (KIND_WORDS[ref.kind],)
    ]


def _marks(groups: Iterable[str]) -> Marks | Text:
    """What groups say; the first part that nobody understands, as an error."""
    found = Marks()
    for group in groups:
        for part in filter(None, (part.strip() for part in group.replace(";", ",").split(","))):
            read = _mark(part)
            if read is None:
                return Text(_MARK, {"text": part})
            found = _joined(found, read)
    return found


def _mark(part: str) -> Marks | None:
    nature = nature_of(part)
    if nature is not None:
        return Marks(nature)
    if (country := find_country(part)) is not None:
        return Marks(country=country.code)
    numbered = NUMBERED.fullmatch(part)
    if numbered is None:
        return None
    nature = nature_of(numbered["word"]) if numbered["word"] else None
    if numbered["word"] and nature is None:
        return None
    return Marks(nature, number=int(numbered["number"]))


def _joined(one: Marks, other: Marks) -> Marks:
    """What both say; the first where they disagree, the more precise where they agree."""
    nature = one.nature or other.nature
    if one.nature and other.nature and one.nature.kind == other.nature.kind:
        nature = one.nature if one.nature.code else other.nature
    number = one.number if one.number is not None else other.number
    return Marks(nature, one.country or other.country, number)
