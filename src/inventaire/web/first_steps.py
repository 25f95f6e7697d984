"""What an empty list says: why one would fill it, and how to begin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inventaire.i18n import N_


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Two sentences for whoever opens a list that holds nothing yet."""

    title: str
    text: str


FIRST_STEPS: Mapping[str, FirstStep] = {
    "dataset": FirstStep(
        N_("Aucun jeu de données pour l'instant"),
        N_(
            "Commencez par les fichiers dont un service ne pourrait pas se passer : huit réponses"
            " suffisent pour en recenser un."
        ),
    ),
    "system": FirstStep(
        N_("Aucun système pour l'instant"),
        N_("Logiciels, tableurs, dossiers partagés, papier : tout ce qui détient des données."),
    ),
    "actor": FirstStep(
        N_("Aucun acteur pour l'instant"),
        N_(
            "Services, prestataires, destinataires, autorités : qui donne, détient ou reçoit des"
            " données."
        ),
    ),
    "flow": FirstStep(
        N_("Aucun flux pour l'instant"),
        N_(
            "Un flux va d'un système ou d'un acteur à un autre. Tapez leurs noms : ceux qui"
            " n'existent pas encore sont créés."
        ),
    ),
    "processing": FirstStep(
        N_("Le registre est vide"),
        N_("Saisissez un premier traitement, ou importez le registre que vous tenez déjà."),
    ),
    "breach": FirstStep(
        N_("Aucune violation notée"),
        N_("Toute violation de données se documente, même celle qui n'est pas notifiée."),
    ),
    "request": FirstStep(
        N_("Aucune demande de droit notée"),
        N_("Notez chaque demande à sa réception : le délai d'un mois court dès ce jour."),
    ),
    "evidence": FirstStep(
        N_("Aucune preuve pour l'instant"),
        N_("Un contrat, une mention, un compte rendu : ce qui montre que les choses sont faites."),
    ),
    "security_review": FirstStep(
        N_("Aucune revue de sécurité"),
        N_("Parcourez les fiches du guide de la CNIL avec le service informatique."),
    ),
    "assessment": FirstStep(
        N_("Aucune évaluation de maturité"),
        N_("Répondez au questionnaire en atelier : chaque réponse garde sa preuve."),
    ),
    "mission": FirstStep(
        N_("Aucune mission pour l'instant"),
        N_("Notez ce qui est demandé, de quand à quand, et qui le finance."),
    ),
    "workshop": FirstStep(
        N_("Aucun atelier pour l'instant"),
        N_("Un atelier rassemble un ordre du jour, des participants et un compte rendu."),
    ),
    "training": FirstStep(
        N_("Aucune formation pour l'instant"),
        N_("Notez celles que les constats appellent, puis celles qui ont eu lieu."),
    ),
    "action": FirstStep(
        N_("Le plan d'actions est vide"),
        N_("Lancez un audit et planifiez une action depuis un constat, ou créez-en une ici."),
    ),
}
