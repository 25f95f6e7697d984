"""Where the data that a request is about are, as pages show it."""

from __future__ import annotations

from dataclasses import dataclass

from inventaire.audit.picture import Picture
from inventaire.audit.whereabouts import People, Whereabouts, whereabouts_of
from inventaire.graph.questions.answer import arrival, whereabouts
from inventaire.i18n import Text, _
from inventaire.inventory.fields import Ref
from inventaire.inventory.protection import Request
from inventaire.store.organisations import OrganisationRow
from inventaire.vocabulary.people import DATA_CATEGORIES, DATA_SUBJECTS
from inventaire.web.asking import look_at


@dataclass(frozen=True)
class Found:
    """Where the data of a request are, and the picture that calls the places by their names."""

    picture: Picture
    request: Request
    whereabouts: Whereabouts

    def label(self, ref: Ref) -> str:
        """How a record is called."""
        return self.picture.snapshot.label(ref)

    def dataset(self, number: int) -> str:
        """How a dataset is called."""
        return self.label(Ref("dataset", number))

    def where(self, ref: Ref) -> Text:
        """The zone of a place, and its country where it is abroad."""
        return whereabouts(self.picture.graph, ref)

    def how(self, path: tuple[int, ...]) -> Text:
        """Whether data start there, or how far they come."""
        return arrival(len(path))

    def people(self, code: str) -> str:
        """A category of people in words."""
        return _(DATA_SUBJECTS.label_of(code)) if code else _("Personnes non précisées")

    def categories(self, codes: tuple[str, ...]) -> str:
        """Categories of data in words."""
        return ", ".join(_(DATA_CATEGORIES.label_of(code)) for code in codes)

    def of(self, kind: str) -> tuple[Ref, ...]:
        """The places of one kind: ``system`` or ``actor``."""
        return tuple(ref for ref in self.whereabouts.places if ref.kind == kind)

    def narrowed_to(self, code: str) -> tuple[People, ...]:
        """One category of people; all where the code is none of theirs."""
        every = self.whereabouts.people
        chosen = tuple(one for one in every if (one.category or "-") == code)
        return chosen or every


def found_of(organisation: OrganisationRow, request: Request) -> Found:
    """Where the data that a request is about are today."""
    picture = look_at(organisation)
    return Found(picture, request, whereabouts_of(picture, request))
