"""The csv exports of Madis, as its code writes them: what is checked is how they are read."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO

_PEOPLE = (
    "Particuliers", "Internautes", "Salariés", "Élus", "Professionnels", "Partenaires", "Usagers",
    "Autres",
)  # fmt: skip
_BEFORE = ("Particuliers", "Internautes", "Agents", "Élus", "Entreprises", "Partenaires", "Autres")
_SECURITY = ("Contrôle d'accès", "Traçabilité", "Sauvegarde", "Mise à jour", "Autres")


def _with_comments(group: str, names: tuple[str, ...]) -> list[str]:
    return [f"{group} - {name}{end}" for name in names for end in ("", " - Commentaire")]


def headings(version: str = "2.4") -> list[str]:
    """The headings of the export of processing."""
    old = version < "2.1"
    owner = "Collectivité" if old else "Structure"
    kept = "Délais de conservation" if version == "2.3" else "Délai de conservation"
    return [
        "Nom", f"{owner} - Nom", f"{owner} - SIREN", f"{owner} - Code INSEE", "En tant que",
        "Finalités", "Gestionnaire", "Statut" if old else "État", "Base légale",
        "Justification de la base légale", "Observations", "Registre public", "Préconisations",
        "Catégorie de données", "Catégorie des données - Autres catégories",
        "Destination - Catégorie de destinataires", "Destination - Sous-traitants",
        "Historique - Créé par", "Historique - Date de modification",
        *_with_comments("Détails - Personnes concernées", _BEFORE if old else _PEOPLE),
        "Détails - Nombre de personnes concernées", "Détails - Logiciels et supports",
        f"Détails - {kept} - Durée", f"Détails - {kept} - Nom", f"Détails - {kept} - Sort final",
        *_with_comments("Mesures de sécurité et confidentialité", _SECURITY),
        "Mesures de sécurité et confidentialité - À tout moment il est possible de ressortir les "
        "personnes habilitées",
        "Traitement spécifique - Surveillance systématique",
        "Traitement spécifique - Collecte à large échelle", "Nb Preuves",
        "Conformité du traitement",
    ]  # fmt: skip


PAYROLL = {
    "Nom": "Paie des agents",
    "Structure - Nom": "Mairie de Valbrise",
    "Structure - SIREN": "218601946",
    "En tant que": "Responsable de traitement",
    "Finalités": "Verser les traitements",
    "Gestionnaire": "Service RH",
    "État": "Actif",
    "Base légale": "L'obligation légale",
    "Observations": "À revoir en juin",
    "Registre public": "Oui",
    "Catégorie de données": "Nom, Prénom - Information bancaire - Numéro de Sécurité Sociale",
    "Destination - Sous-traitants": "Berger Collectivités - Cantina Services",
    "Historique - Date de modification": "03/02/2023 à 10:12",
    # The values of Salariés stand under Élus: see ``exchange/lists/known.py``.
    "Détails - Personnes concernées - Élus": "Oui",
    "Détails - Personnes concernées - Élus - Commentaire": "titulaires et contractuels",
    "Détails - Personnes concernées - Salariés": "Non",
    "Détails - Logiciels et supports": "Berger Paie",
    "Détails - Délai de conservation - Durée": "1: 5 ans\r\n2: 50 ans",
    "Détails - Délai de conservation - Nom": "1: Bulletins\r\n2: Carrière",
    "Détails - Délai de conservation - Sort final": "1: Destruction\r\n2: Versement",
    "Mesures de sécurité et confidentialité - Contrôle d'accès": "Oui",
    "Mesures de sécurité et confidentialité - Contrôle d'accès - Commentaire": "SSO",
    "Mesures de sécurité et confidentialité - Sauvegarde": "Non",
    "Mesures de sécurité et confidentialité - Sauvegarde - Commentaire": "prévue en mars",
    "Traitement spécifique - Collecte à large échelle": "Oui",
    "Conformité du traitement": "Module non actif",
}

PROCESSORS = (
    "Nom", "Structure - Nom", "Structure - SIREN", "Structure - Code INSEE", "Agent référent",
    "Clauses contractuelles vérifiées", "Envoi des données hors UE", "Autres informations",
    "Coordonnées - Email",
)  # fmt: skip
ACTIONS = (
    "Nom", "Structure - Nom", "Structure - SIREN", "Description", "Responsable d'action",
    "Priorité", "Coût", "Charge", "Application - Statut", "Application - Échéance",
    "Application - Observations", "Preuves",
)  # fmt: skip


def exported(headings: list[str] | tuple[str, ...], *rows: Mapping[str, str]) -> bytes:
    """The bytes of an export: UTF-8 with its mark, semicolons, quotes."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", escapechar="\\", lineterminator="\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([row.get(heading, "") for heading in headings])
    return out.getvalue().encode("utf-8-sig")
