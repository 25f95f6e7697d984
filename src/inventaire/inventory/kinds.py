"""Every kind of record: its code, its class, its names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inventaire.i18n import N_
from inventaire.inventory.base import Record
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.engagement import Action, Mission, Partner, Training, Workshop
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.processing import Processing
from inventaire.inventory.protection import (
    Assessment,
    Breach,
    Evidence,
    Request,
    SecurityReview,
)
from inventaire.inventory.records import Actor, Flow, System


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: ``code`` in the data, ``plural`` in a snapshot, ``slug`` in an address."""

    code: str
    record: type[Record]
    plural: str
    slug: str
    singular_label: str
    plural_label: str


_ALL = (
    Kind(
        "dataset",
        Dataset,
        "datasets",
        "jeux-de-donnees",
        N_("Jeu de données"),
        N_("Jeux de données"),
    ),
    Kind("system", System, "systems", "systemes", N_("Système"), N_("Systèmes")),
    Kind("actor", Actor, "actors", "acteurs", N_("Acteur"), N_("Acteurs")),
    Kind("flow", Flow, "flows", "flux", N_("Flux"), N_("Flux")),
    Kind(
        "processing", Processing, "processings", "traitements", N_("Traitement"), N_("Traitements")
    ),
    Kind("breach", Breach, "breaches", "violations", N_("Violation"), N_("Violations")),
    Kind(
        "request", Request, "requests", "demandes", N_("Demande de droit"), N_("Demandes de droits")
    ),
    Kind("evidence", Evidence, "evidence", "preuves", N_("Preuve"), N_("Preuves")),
    Kind(
        "security_review",
        SecurityReview,
        "security_reviews",
        "revues-de-securite",
        N_("Revue de sécurité"),
        N_("Revues de sécurité"),
    ),
    Kind(
        "assessment",
        Assessment,
        "assessments",
        "evaluations",
        N_("Évaluation de maturité"),
        N_("Évaluations de maturité"),
    ),
    Kind("mission", Mission, "missions", "missions", N_("Mission"), N_("Missions")),
    Kind("workshop", Workshop, "workshops", "ateliers", N_("Atelier"), N_("Ateliers")),
    Kind("training", Training, "trainings", "formations", N_("Formation"), N_("Formations")),
    Kind("action", Action, "actions", "actions", N_("Action"), N_("Actions")),
)

#: The kinds that belong to one organisation, by code, in the order of the menu.
KINDS: Mapping[str, Kind] = {kind.code: kind for kind in _ALL}

ORGANISATION = Kind(
    "organisation",
    Organisation,
    "organisations",
    "organisations",
    N_("Organisation"),
    N_("Organisations"),
)
#: Partners belong to the installation: every consultant may choose from them.
PARTNER = Kind("partner", Partner, "partners", "partenaires", N_("Partenaire"), N_("Partenaires"))


def kind_of(record: Record) -> Kind:
    """The kind of a record."""
    for kind in (*_ALL, ORGANISATION, PARTNER):
        if type(record) is kind.record:
            return kind
    raise KeyError(type(record).__name__)
