"""What every controller keeps to show that it complies: requests, breaches, the register."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.inventory.library.entry import Entry, Kept
from inventaire.inventory.library.sources import CNIL, PRACTICE

ENTRIES = (
    Entry(
        code="X01",
        title=N_("Demandes de droits des personnes"),
        audience="every",
        purposes=(
            N_("Répondre aux demandes d'accès, d'effacement et d'opposition"),
            N_("Prouver la réponse et son délai"),
        ),
        bases=("legal_obligation",),
        text="RGPD, art. 12 à 22",
        subjects=(("other", "Personnes qui exercent leurs droits"),),
        data=(
            Kept("identity", "Identité, échanges", "5 ans", "la réponse", source=CNIL),
            Kept(
                "official_documents",
                "Justificatif d'identité, seulement en cas de doute",
                words="Aucune copie gardée une fois l'identité vérifiée",
                source=PRACTICE,
            ),
        ),
        recipients=(
            ("internal_service", "Délégué à la protection des données"),
            ("internal_service", "Services qui détiennent les données"),
        ),
    ),
    Entry(
        code="X02",
        title=N_("Registre des violations de données"),
        audience="every",
        purposes=(
            N_("Documenter chaque violation et ses suites"),
            N_("Notifier la CNIL et informer les personnes"),
        ),
        bases=("legal_obligation",),
        text="RGPD, art. 33 et 34",
        subjects=(("other", "Personnes touchées"), ("employees", "Personnes qui signalent")),
        data=(
            Kept(
                "other",
                "Faits, effets, mesures prises",
                "5 ans",
                "la clôture de la violation",
                source=PRACTICE,
            ),
        ),
        recipients=(
            ("authority", "CNIL"),
            ("internal_service", "Délégué à la protection des données"),
        ),
    ),
    Entry(
        code="X03",
        title=N_("Tenue du registre des traitements"),
        audience="every",
        purposes=(N_("Tenir le registre des traitements et son historique"),),
        bases=("legal_obligation",),
        text="RGPD, art. 30",
        text_checked=True,
        subjects=(("employees", "Rédacteurs et interlocuteurs"), ("contacts", "")),
        data=(
            Kept(
                "professional_life",
                "Noms, fonctions, modifications",
                words="Historique conservé pendant la vie du registre",
                source=PRACTICE,
            ),
        ),
        recipients=(
            ("internal_service", "Délégué à la protection des données"),
            ("authority", "CNIL, sur demande"),
        ),
    ),
)
