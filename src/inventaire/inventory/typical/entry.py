"""What is said of a usual dataset, and by whom such data are usually held.

Each entry says what is usual of such data, never what is true of somebody's: what is ticked goes
through a preview, and whoever applies it answers for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from inventaire.i18n import N_
from inventaire.vocabulary.subject_kinds import SUBJECT_KINDS, SubjectKind

#: Who usually holds such data.
BODIES: Mapping[str, str] = {
    "commune": N_("Commune"),
    "epci": N_("EPCI ou syndicat"),
    "association": N_("Association, coopérative, structure de l'ESS"),
}
#: When the list was drawn up, from what.
AS_OF = date(2026, 11, 25)
SOURCE = "CRPA ; registre des schémas (schema.data.gouv.fr) ; Socle commun des données locales"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typical:
    """A usual dataset: what it is, what is usual of it, who holds it."""

    code: str
    name: str
    description: str
    subject_kind: str
    bodies: tuple[str, ...]
    #: Where the kind of data says nothing of it.
    theme: str = ""
    personal_status: str = ""
    refusal_ground: str = ""
    d312_category: str = ""

    @property
    def kind(self) -> SubjectKind:
        """What is known of this kind of data."""
        return SUBJECT_KINDS[self.subject_kind]

    @property
    def usual_theme(self) -> str:
        """Its European theme."""
        return self.theme or self.kind.expected_theme

    @property
    def usual_personal_status(self) -> str:
        """What such data usually hold of people."""
        return self.personal_status or self.kind.usual_personal_status


def opened(kind: str, bodies: str, name: str, description: str, **more: str) -> Typical:
    """Data that are usually for everybody; ``bodies`` by their first letters."""
    return Typical(
        code=more.pop("code", kind),
        name=name,
        description=description,
        subject_kind=kind,
        bodies=tuple(body for body in BODIES if body[0] in bodies),
        **more,
    )


def closed(kind: str, bodies: str, name: str, description: str, **more: str) -> Typical:
    """Data about people, which are usually for nobody else."""
    known = {"personal_status": "personal", "refusal_ground": "privacy", **more}
    return opened(kind, bodies, name, description, **known)
