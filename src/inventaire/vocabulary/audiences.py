"""Words about the library of typical processing: for whom an entry is written."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary

AUDIENCES = Vocabulary(
    "audiences",
    N_("Public d'une fiche type"),
    (
        Term(
            code="public",
            label=N_("Organisme public"),
            definition=N_("Commune, intercommunalité, syndicat, CCAS, établissement public."),
        ),
        Term(
            code="social_economy",
            label=N_("Association, coopérative"),
            definition=N_("Structures de droit privé, de l'économie sociale d'abord."),
        ),
        Term(
            code="employer",
            label=N_("Employeur"),
            definition=N_("Toute structure qui emploie, publique ou privée."),
        ),
        Term(
            code="every",
            label=N_("Toute organisation"),
            definition=N_("Ce que tout responsable de traitement tient."),
        ),
    ),
)
