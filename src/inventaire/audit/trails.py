"""How findings show the way data took: the flows as evidence, the places in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from inventaire.audit.picture import Picture
from inventaire.audit.wording import term
from inventaire.graph.trail import along
from inventaire.i18n import Text
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow
from inventaire.vocabulary.countries import COUNTRIES


def as_evidence(path: Iterable[int]) -> tuple[Ref, ...]:
    """The flows of a path, in order."""
    return tuple(Ref("flow", number) for number in path)


def in_words(picture: Picture, path: Sequence[int]) -> str:
    """The places on a path: « Accueil → Tableur → Lettre d'information »."""
    return " → ".join(picture.snapshot.label(place) for place in along(picture.graph, path))


def names(picture: Picture, kind: str, numbers: Iterable[int]) -> list[str]:
    """What records are called, in the order of their numbers."""
    return [picture.snapshot.label(Ref(kind, number)) for number in sorted(set(numbers))]


def refs(flows: Iterable[Flow]) -> tuple[Ref, ...]:
    """The references of flows."""
    return tuple(Ref("flow", flow.id) for flow in flows)


def country(code: str) -> Text:
    """The name of a country, in the language of whoever reads."""
    return term(COUNTRIES, code)
