"""What a dashboard says: what is missing, what to do next, which dates to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from inventaire.access import Action
from inventaire.audit.agenda import Due, by_urgency
from inventaire.i18n import N_
from inventaire.store.organisations import OrganisationRow
from inventaire.store.overview import count_matching
from inventaire.web.clock import ZONE
from inventaire.web.remaining import is_soon, remaining

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that many records lack: how it is said, and the list that shows them."""

    one: str
    many: str
    kind: str
    filters: Mapping[str, str]


GAPS: tuple[Gap, ...] = (
    Gap(
        N_("%(count)s jeu de données sans réponse sur les données personnelles"),
        N_("%(count)s jeux de données sans réponse sur les données personnelles"),
        "dataset",
        {"personal_status": "-"},
    ),
    Gap(
        N_("%(count)s jeu de données sans système qui le détient"),
        N_("%(count)s jeux de données sans système qui les détient"),
        "dataset",
        {"systems": "-"},
    ),
    Gap(
        N_("%(count)s jeu de données sans référent"),
        N_("%(count)s jeux de données sans référent"),
        "dataset",
        {"steward": "-"},
    ),
    Gap(
        N_("%(count)s jeu de données sans statut de diffusion"),
        N_("%(count)s jeux de données sans statut de diffusion"),
        "dataset",
        {"publication_status": "-"},
    ),
    Gap(
        N_("%(count)s jeu de données à publier sans licence"),
        N_("%(count)s jeux de données à publier sans licence"),
        "dataset",
        {"publication_status": "to_publish", "licence": "-"},
    ),
    Gap(
        N_("%(count)s traitement sans base légale"),
        N_("%(count)s traitements sans base légale"),
        "processing",
        {"legal_bases": "-"},
    ),
    Gap(
        N_("%(count)s traitement sans données ni durées"),
        N_("%(count)s traitements sans données ni durées"),
        "processing",
        {"data": "-"},
    ),
    Gap(
        N_("%(count)s flux qui ne porte aucun jeu de données"),
        N_("%(count)s flux qui ne portent aucun jeu de données"),
        "flow",
        {"datasets": "-"},
    ),
    Gap(
        N_("%(count)s système sans pays d'hébergement"),
        N_("%(count)s systèmes sans pays d'hébergement"),
        "system",
        {"country": "-"},
    ),
    Gap(
        N_("%(count)s sous-traitant sans contrat"),
        N_("%(count)s sous-traitants sans contrat"),
        "actor",
        {"kind": "processor", "contract_reference": "-"},
    ),
)


def gaps_of(session: Session, organisation_id: int) -> list[tuple[Gap, int]]:
    """What is missing, with how many records lack it; what lacks nothing is left out."""
    counts = count_matching(session, organisation_id, [(gap.kind, gap.filters) for gap in GAPS])
    return [(gap, count) for gap, count in zip(GAPS, counts, strict=True) if count]


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next: what, why, the button that begins it."""

    title: str
    why: str
    button: str
    endpoint: str
    values: Mapping[str, Any]
    action: Action
    done: bool

    def address(self, organisation: OrganisationRow) -> str:
        """Where it is done."""
        return url_for(self.endpoint, organisation=organisation, **self.values)


def steps_of(
    organisation: OrganisationRow, counts: Mapping[str, int], *, audited: bool
) -> list[Step]:
    """The work in the order in which it goes best."""
    identified = bool(organisation.legal_form) and (
        organisation.staff_fte is not None or organisation.population is not None
    )
    return [
        Step(
            N_("Compléter l'identité de l'organisation"),
            N_("La forme juridique, la population et l'effectif décident de ses obligations."),
            N_("Compléter"),
            "organisations.edit",
            {},
            Action.MANAGE,
            identified,
        ),
        Step(
            N_("Reprendre le registre existant"),
            N_("Le registre que le client tient déjà se lit tel quel ; un aperçu précède tout."),
            N_("Importer"),
            "imports.index",
            {},
            Action.IMPORT,
            counts["processing"] > 0,
        ),
        _begin(
            "system",
            N_("Recenser les systèmes"),
            N_("Logiciels, tableurs, dossiers, papier : là où les données se trouvent."),
            counts,
        ),
        _begin(
            "dataset",
            N_("Recenser les jeux de données"),
            N_("Huit réponses suffisent pour commencer."),
            counts,
        ),
        _begin(
            "flow",
            N_("Dessiner les flux"),
            N_("D'où viennent les données, où elles vont, par quel moyen."),
            counts,
        ),
        _begin(
            "processing",
            N_("Tenir le registre"),
            N_("Pour quoi, sur quelle base, quelles données, pour qui, combien de temps."),
            counts,
        ),
        _begin(
            "assessment",
            N_("Évaluer la maturité"),
            N_("Dix-neuf questions à répondre ensemble, en atelier."),
            counts,
        ),
        Step(
            N_("Lancer un audit"),
            N_("Les constats disent ce que la loi demande, preuve et remède à l'appui."),
            N_("Aller aux constats"),
            "audit.findings",
            {},
            Action.AUDIT,
            audited,
        ),
    ]


def _begin(kind: str, title: str, why: str, counts: Mapping[str, int]) -> Step:
    values = {"kind": kind}
    return Step(
        title, why, N_("Commencer"), "editing.create", values, Action.WRITE, counts[kind] > 0
    )


def dates_to_keep(dues: tuple[Due, ...], *, now: datetime) -> list[tuple[Due, str, bool, bool]]:
    """The dates that press most, with how long is left, and whether they are late or near."""
    pressing = by_urgency(dues, now=now.astimezone(ZONE))[:_SHOWN]
    return [
        (due, remaining(due, now), due.is_late(now.astimezone(ZONE)), is_soon(due, now))
        for due in pressing
    ]
