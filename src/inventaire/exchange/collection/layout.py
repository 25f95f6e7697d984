"""The sheets of the workbook and their columns, drawn from the facts: a new field has its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from inventaire.i18n import N_, _
from inventaire.inventory.fields import Field, Shape, field_of, fields_of
from inventaire.inventory.kinds import KINDS, ORGANISATION, Kind

#: What the first cell of each sheet begins with; the first row is hidden and names the fields.
MARK = "inventaire:"
#: The sheet that keeps what was written, so that only what was touched is read.
KEPT = "kept"
#: The columns that are no field.
KEY, PARENT = "@key", "@parent"
#: Above the records stand fields (hidden), title, headings, and last how each is filled.
HINTS, FIRST = 4, 5
#: What is collected unless somebody says otherwise: the inventory and its register.
USUAL = ("organisation", "actor", "system", "dataset", "flow", "processing")
#: The order of the sheets: what others name comes first.
_ORDER = ("organisation", "actor", "system", "dataset", "flow", "processing")
#: Kinds whose names are those of people: nobody sees one who was not sent its sheet.
_NAMING_PEOPLE = {"breach", "request"}
_TITLE_CHARACTERS = 31
#: Words that a title does not end with.
_LINKING = {"à", "and", "de", "des", "du", "et", "hors", "in", "la", "le", "les", "of", "outside",
            "par", "pour", "the", "to"}  # fmt: skip

#: What a record cannot do without.
_REQUIRED: Mapping[str, tuple[str, ...]] = {"flow": ("source", "target")}

PURPOSES: Mapping[str, str] = {
    "organisation": N_("Qui vous êtes, et qui répond des données."),
    "actor": N_("Les services, prestataires, partenaires, administrations qui ont des données."),
    "system": N_("Les logiciels, dossiers partagés, tableurs, armoires où sont les données."),
    "dataset": N_("Les fichiers et les bases : de quoi ils parlent, qui les tient à jour."),
    "flow": N_("Ce qui part d'un endroit vers un autre : par quel moyen, à quel rythme."),
    "processing": N_("Ce que vous faites avec des données de personnes, et pourquoi."),
    "breach": N_("Les pertes, fuites et accès indus de données de personnes."),
    "request": N_("Les personnes qui ont demandé à voir, corriger ou effacer leurs données."),
    "evidence": N_("Les documents qui prouvent ce qui a été fait, et où ils sont."),
    "security_review": N_("Les fiches du guide de sécurité de la CNIL."),
    "assessment": N_("Les réponses au questionnaire de maturité."),
    "mission": N_("Ce qui a été demandé au consultant."),
    "workshop": N_("Les réunions de travail."),
    "training": N_("Les formations données."),
    "action": N_("Ce qui reste à faire, par qui et pour quand."),
}


@dataclass(frozen=True)
class Plan:
    """A sheet: the records of a kind, or the lines that one of their fields holds."""

    kind: Kind
    lines: Field | None = None

    @property
    def code(self) -> str:
        """What the first cell of the sheet says: « processing », « processing.data »."""
        return f"{self.kind.code}.{self.lines.name}" if self.lines else self.kind.code

    @property
    def title(self) -> str:
        """The name of the sheet, as long as a spreadsheet allows."""
        title = _(self.kind.plural_label) if self.kind != ORGANISATION else _("Organisation")
        if self.lines is None:
            return title
        room = _TITLE_CHARACTERS - 3
        label = _(self.lines.label.text)
        kept = title if len(title) + len(label) <= room else _shortened(title, room // 2)
        return f"{kept} – {_shortened(label, room - len(kept))}"

    @cached_property
    def holder(self) -> type:
        """The class whose fields the columns are."""
        line = self.lines.line if self.lines else None
        return line or self.kind.record

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The fields without which a row is no record."""
        return () if self.lines else _REQUIRED.get(self.kind.code, ("name",))

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The columns: what names the record first, remarks last, lines on their own sheets."""
        first = [field_of(self.holder, name) for name in self.required]
        every = [f for f in fields_of(self.holder) if f.shape is not Shape.LINES and not f.kept]
        rest = [field for field in every if field not in first and field.name != "notes"]
        return (*first, *rest, *(field for field in every if field.name == "notes"))


def _shortened(text: str, most: int) -> str:
    """The text cut between two words where it is too long, and not after a word that asks more."""
    words = text.split()
    while len(words) > 1 and (len(" ".join(words)) > most or words[-1].casefold() in _LINKING):
        words.pop()
    return " ".join(words)[:most]


def every_kind() -> tuple[Kind, ...]:
    """The kinds that may be collected, in the order of their sheets."""
    known = {ORGANISATION.code: ORGANISATION, **KINDS}
    return (*(known.pop(code) for code in _ORDER), *known.values())


def plans(kinds: Collection[str]) -> Iterator[Plan]:
    """The sheets of these kinds, each followed by those of its lines."""
    for kind in every_kind():
        if kind.code in kinds:
            yield Plan(kind)
            lines = (field for field in fields_of(kind.record) if field.shape is Shape.LINES)
            yield from (Plan(kind, field) for field in lines)


def hidden_kinds(sheets: Collection[str]) -> frozenset[str]:
    """The kinds whose records these sheets, by their codes, may not name."""
    return frozenset(_NAMING_PEOPLE.difference(sheets))


def named_kinds(plans: Collection[Plan]) -> frozenset[str]:
    """The kinds whose records these sheets may name: their own, and those that they link to."""
    own = {plan.kind.code for plan in plans}
    links = {kind for plan in plans for f in plan.fields if f.to for kind in f.to.kinds}
    return frozenset(own | links) - hidden_kinds(own)
