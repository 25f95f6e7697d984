"""What a map shows, before it is drawn: places, arrows and zones, with the words put on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from inventaire.i18n import N_


class Look(Enum):
    """The shape of a place: what it is."""

    SYSTEM = "system"
    SERVICE = "service"
    EXTERNAL = "external"
    PUBLIC = "public"
    GROUP = "group"


LOOK_LABELS = {
    Look.SYSTEM: N_("Système"),
    Look.SERVICE: N_("Service interne"),
    Look.EXTERNAL: N_("Acteur extérieur"),
    Look.PUBLIC: N_("Public, usagers"),
    Look.GROUP: N_("Groupe de lieux"),
}


#: What several of them are called.
LOOK_PLURALS = {
    Look.SYSTEM: N_("Systèmes"),
    Look.SERVICE: N_("Services internes"),
    Look.EXTERNAL: N_("Acteurs extérieurs"),
    Look.PUBLIC: N_("Public, usagers"),
    Look.GROUP: N_("Groupes de lieux"),
}


class Mark(Enum):
    """What must be seen of a flow or a place whatever its colour: written, or drawn by the line."""

    PERSONAL = "personal"
    SENSITIVE = "sensitive"
    UNENCRYPTED = "unencrypted"
    LEAVES_EEA = "leaves-eea"
    ANONYMISED = "anonymised"
    MANUAL = "manual"
    PLANNED = "planned"


#: The words on the picture are short; the legend gives them in full.
MARK_LABELS = {
    Mark.PERSONAL: N_("DP"),
    Mark.SENSITIVE: N_("sensible"),
    Mark.UNENCRYPTED: N_("non chiffré"),
    Mark.LEAVES_EEA: N_("hors EEE"),
    Mark.ANONYMISED: N_("anonymisé"),
    Mark.MANUAL: N_("manuel"),
    Mark.PLANNED: N_("prévu"),
}

MARK_MEANINGS = {
    Mark.PERSONAL: N_("Transporte des données personnelles (trait épais)"),
    Mark.SENSITIVE: N_("Données sensibles, d'infraction ou NIR (trait double)"),
    Mark.UNENCRYPTED: N_("Échange connu comme non chiffré (flèche creuse)"),
    Mark.LEAVES_EEA: N_("Arrive hors de l'Espace économique européen (cadre double)"),
    Mark.ANONYMISED: N_("Anonymise : les données ne sont plus personnelles ensuite"),
    Mark.MANUAL: N_("Échange manuel (trait en tirets)"),
    Mark.PLANNED: N_("Flux prévu (trait en pointillés)"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A node of the picture. ``key`` is ours, never a person's text; so is ``href``."""

    key: str
    look: Look
    name: str
    detail: str = ""
    tooltip: str = ""
    href: str = ""
    zone: str = ""
    outside_eea: bool = False
    #: The place the map was asked to turn around, or where a followed dataset starts.
    central: bool = False
    faded: bool = False
    #: What one is about to record.
    fresh: bool = False
    #: Of a group: the first of its places, in words.
    members: str = ""
    is_group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An edge of the picture: one flow, or several gathered in an overview."""

    key: str
    source: str
    target: str
    label: str = ""
    tooltip: str = ""
    href: str = ""
    marks: frozenset[Mark] = frozenset()
    highlighted: bool = False
    faded: bool = False
    fresh: bool = False
    #: How many flows it stands for, where it tells their number.
    count: int = 1
    is_bundle: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A zone or an open group drawn around its places."""

    key: str
    label: str
    outside_eea: bool = False
    #: The frame around it, and where a click on it leads.
    inside: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything on a picture, in a stable order."""

    title: str
    places: tuple[Place, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    frames: tuple[Frame, ...] = ()
    #: Whether arrows count flows: then their words are always written.
    counted: bool = False
    #: Where each place stands, in points rightwards and downwards; empty: where it reads best.
    spots: Mapping[str, tuple[float, float]] = field(default_factory=dict)
