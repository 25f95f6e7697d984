"""One thing that the register or the flows say, and whether the other says it too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.vocabulary.countries import COUNTRIES
from inventaire.vocabulary.processing import DATA_CATEGORIES


class Standing(Enum):
    """Who says it. What only the flows show comes first: people were never told of it."""

    OBSERVED = "observed"
    DECLARED = "declared"
    AGREED = "agreed"


STANDING_LABELS: Mapping[Standing, str] = {
    Standing.OBSERVED: N_("Observé seulement"),
    Standing.DECLARED: N_("Déclaré seulement"),
    Standing.AGREED: N_("D'accord"),
}

Matter = Literal["recipients", "processors", "categories", "transfers", "systems"]

MATTER_LABELS: Mapping[Matter, str] = {
    "recipients": N_("Destinataires"),
    "processors": N_("Sous-traitants"),
    "categories": N_("Catégories de données"),
    "transfers": N_("Transferts hors de l'Espace économique européen"),
    "systems": N_("Systèmes"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One recipient, category, transfer, processor or system.

    ``subject`` is an actor, a system, a place abroad, or the code of a category or of a country.
    ``processings`` declare it; where it is only observed, they are those that might. ``path`` is
    the shortest way that shows it, ``datasets`` what comes by, ``place`` where they are then.
    """

    matter: Matter
    subject: Ref | str
    standing: Standing
    processings: tuple[int, ...] = ()
    datasets: tuple[int, ...] = ()
    path: tuple[int, ...] = ()
    place: Ref | None = None
    note: Text | None = None
    #: The country of a transfer, the safeguard noted on its flow, and who receives there.
    country: str = ""
    safeguard: str = ""
    recipient: int | None = None

    @property
    def words(self) -> Text | None:
        """What a code means; nothing where the subject is a record."""
        if isinstance(self.subject, Ref):
            return None
        vocabulary = COUNTRIES if self.matter == "transfers" else DATA_CATEGORIES
        return Text(vocabulary.label_of(self.subject))


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Everything that one processing, or the whole register, and the flows say of one another."""

    items: tuple[Item, ...]

    def of(self, matter: Matter, standing: Standing | None = None) -> tuple[Item, ...]:
        """The items of one matter, of one standing where it is given."""
        return tuple(
            item
            for item in self.items
            if item.matter == matter and standing in (None, item.standing)
        )

    def count(self, standing: Standing) -> int:
        """How many items there are of a standing, all matters together."""
        return sum(item.standing is standing for item in self.items)

    @property
    def gaps(self) -> int:
        """How many things only one side says."""
        return len(self.items) - self.count(Standing.AGREED)
