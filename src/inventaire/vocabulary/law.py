"""Figures of the law, each dated and sourced. None of them is a constant of the code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inventaire.i18n import N_

_READ = date(2026, 8, 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A figure that decides a duty. ``to_check``: read from a secondary source."""

    value: float
    unit: str
    label: str
    source: str
    as_of: date = _READ
    to_check: bool = False


OPEN_DATA_STAFF = Threshold(
    value=50,
    unit=N_("ETP"),
    label=N_("Publication par défaut : effectif à partir duquel elle est due"),
    source="CRPA D312-1-1-1",
)
OPEN_DATA_POPULATION = Threshold(
    value=3500,
    unit=N_("habitants"),
    label=N_("Publication par défaut : population à partir de laquelle elle est due"),
    source="CRPA L312-1-1",
)
PRADA_POPULATION = Threshold(
    value=10000,
    unit=N_("habitants"),
    label=N_("PRADA : communes et EPCI"),
    source="CRPA R330-2",
)
PRADA_STAFF = Threshold(
    value=200,
    unit=N_("agents"),
    label=N_("PRADA : établissements publics et personnes privées"),
    source="CRPA R330-2",
)
SUBSIDY_EUROS = Threshold(
    value=23000,
    unit=N_("euros par an"),
    label=N_("Subventions : convention et publication"),
    source="Loi 2000-321, art. 10 ; décret 2017-779",
    to_check=True,
)
CONTRACT_EUROS = Threshold(
    value=40000,
    unit=N_("euros HT"),
    label=N_("Marchés : données essentielles complètes"),
    source="CCP R2196-1",
    to_check=True,
)
VIDEO_DAYS = Threshold(
    value=31,
    unit=N_("jours"),
    label=N_("Vidéoprotection de la voie publique : un mois au plus"),
    source="CSI L252-5",
)
REQUEST_MONTHS = Threshold(
    value=1,
    unit=N_("mois"),
    label=N_("Délai de réponse à une demande de droit"),
    source="RGPD art. 12(3)",
)
EXTENDED_REQUEST_MONTHS = Threshold(
    value=3,
    unit=N_("mois"),
    label=N_("Délai de réponse prolongé"),
    source="RGPD art. 12(3)",
)
BREACH_HOURS = Threshold(
    value=72,
    unit=N_("heures"),
    label=N_("Délai de notification d'une violation"),
    source="RGPD art. 33(1)",
)
REVIEW_MONTHS = Threshold(
    value=12,
    unit=N_("mois"),
    label=N_("Relecture d'une fiche du registre (bonne pratique)"),
    source="RGPD art. 24, 30",
)
DPIA_YEARS = Threshold(
    value=3,
    unit=N_("ans"),
    label=N_("Relecture d'une AIPD (bonne pratique)"),
    source="RGPD art. 35(11)",
    to_check=True,
)
DPF_CHECK_MONTHS = Threshold(
    value=12,
    unit=N_("mois"),
    label=N_("Vérification d'une certification DPF (elle est annuelle)"),
    source="Décision (UE) 2023/1795",
)
CHILD_CONSENT_AGE = Threshold(
    value=15,
    unit=N_("ans"),
    label=N_("Consentement d'un mineur à un service en ligne"),
    source="LIL art. 45",
    to_check=True,
)
RIP_REVISION_MONTHS = Threshold(
    value=12,
    unit=N_("mois"),
    label=N_("Révision du RIP"),
    source="CRPA L322-6",
)
SMALL_CELL = Threshold(
    value=11,
    unit=N_("personnes"),
    label=N_("Effectif minimal d'une case publiée"),
    source="Règles du secret statistique",
    to_check=True,
)
ARTICLE_30_5_STAFF = Threshold(
    value=250,
    unit=N_("personnes"),
    label=N_("Dérogation au registre, qui ne vise aucun traitement habituel"),
    source="RGPD art. 30(5)",
    as_of=date(2026, 10, 7),
)
