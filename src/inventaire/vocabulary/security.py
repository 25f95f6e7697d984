"""The CNIL's security guide: its sheets, and how each is answered."""

from __future__ import annotations

from datetime import date

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary

SECURITY_SHEETS = Vocabulary(
    "security_sheets",
    N_("Fiche du guide de la sécurité"),
    (
        Term(
            code="s01",
            label=N_("Piloter la sécurité des données"),
        ),
        Term(
            code="s02",
            label=N_("Définir un cadre pour les utilisateurs"),
        ),
        Term(
            code="s03",
            label=N_("Impliquer et former les utilisateurs"),
        ),
        Term(
            code="s04",
            label=N_("Authentifier les utilisateurs"),
        ),
        Term(
            code="s05",
            label=N_("Gérer les habilitations"),
        ),
        Term(
            code="s06",
            label=N_("Sécuriser les postes de travail"),
        ),
        Term(
            code="s07",
            label=N_("Sécuriser l'informatique mobile"),
        ),
        Term(
            code="s08",
            label=N_("Protéger le réseau informatique"),
        ),
        Term(
            code="s09",
            label=N_("Sécuriser les serveurs"),
        ),
        Term(
            code="s10",
            label=N_("Sécuriser les sites web"),
        ),
        Term(
            code="s11",
            label=N_("Encadrer les développements"),
        ),
        Term(
            code="s12",
            label=N_("Protéger les locaux"),
        ),
        Term(
            code="s13",
            label=N_("Sécuriser les échanges avec l'extérieur"),
        ),
        Term(
            code="s14",
            label=N_("Gérer la sous-traitance"),
        ),
        Term(
            code="s15",
            label=N_("Encadrer la maintenance et la fin de vie"),
        ),
        Term(
            code="s16",
            label=N_("Tracer les opérations"),
        ),
        Term(
            code="s17",
            label=N_("Sauvegarder"),
        ),
        Term(
            code="s18",
            label=N_("Prévoir la continuité et la reprise"),
        ),
        Term(
            code="s19",
            label=N_("Gérer les incidents et les violations"),
        ),
        Term(
            code="s20",
            label=N_("Analyser les risques"),
        ),
        Term(
            code="s21",
            label=N_("Chiffrer, hacher, signer"),
        ),
        Term(
            code="s22",
            label=N_("Utiliser l'informatique en nuage"),
        ),
        Term(
            code="s23",
            label=N_("Concevoir des applications mobiles"),
        ),
        Term(
            code="s24",
            label=N_("Utiliser l'intelligence artificielle"),
        ),
        Term(
            code="s25",
            label=N_("Utiliser des API"),
        ),
    ),
    source="CNIL, guide de la sécurité des données personnelles, édition 2024",
    as_of=date(2026, 5, 1),
)

SHEET_ANSWERS = Vocabulary(
    "sheet_answers",
    N_("Réponse à une fiche"),
    (
        Term(
            code="yes",
            label=N_("Oui"),
            definition=N_("La fiche est appliquée."),
        ),
        Term(
            code="partial",
            label=N_("En partie"),
            definition=N_("Une partie est appliquée."),
        ),
        Term(
            code="no",
            label=N_("Non"),
            definition=N_("Rien n'est appliqué."),
        ),
        Term(
            code="not_applicable",
            label=N_("Sans objet"),
            definition=N_("La fiche ne concerne pas l'organisation."),
        ),
    ),
)
