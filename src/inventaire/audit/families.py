"""The families of rules: the letters of their codes, what they are about, why they matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inventaire.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A family of rules: its letters, its name, and what its findings cost whoever ignores them."""

    code: str
    label: str
    why: str


_ALL = (
    Family(
        code="REG",
        label=N_("Registre des traitements"),
        why=N_(
            "Le registre est la première pièce que demande la CNIL, et le seul moyen de savoir ce "
            "que l'on fait des données."
        ),
    ),
    Family(
        code="LIC",
        label=N_("Licéité"),
        why=N_(
            "Sans base légale juste, le traitement n'a pas lieu d'être, et les droits annoncés aux "
            "personnes sont faux."
        ),
    ),
    Family(
        code="SEN",
        label=N_("Données sensibles"),
        why=N_(
            "Ces données exposent les personnes à des discriminations : les traiter est interdit, "
            "sauf exception écrite."
        ),
    ),
    Family(
        code="MIN",
        label=N_("Minimisation"),
        why=N_("Une donnée que l'on n'a pas recueillie ne se perd pas et ne fuit pas."),
    ),
    Family(
        code="CON",
        label=N_("Conservation"),
        why=N_(
            "Garder trop longtemps expose les personnes ; détruire sans visa fait perdre des "
            "archives publiques."
        ),
    ),
    Family(
        code="TRA",
        label=N_("Transferts hors UE"),
        why=N_(
            "Hors de l'Espace économique européen, la protection ne suit les données que si on "
            "l'écrit."
        ),
    ),
    Family(
        code="SST",
        label=N_("Sous-traitants"),
        why=N_(
            "Le responsable répond de ce que font ses prestataires : seul un contrat complet l'en "
            "assure."
        ),
    ),
    Family(
        code="SEC",
        label=N_("Sécurité"),
        why=N_(
            "Mots de passe partagés, échanges en clair, sauvegardes absentes : d'abord ce qui fuit "
            "et se perd."
        ),
    ),
    Family(
        code="DRO",
        label=N_("Information et droits"),
        why=N_(
            "Les personnes doivent savoir ce que l'on fait de leurs données et obtenir réponse "
            "dans le mois."
        ),
    ),
    Family(
        code="AIP",
        label=N_("Analyses d'impact"),
        why=N_(
            "Certains traitements ne peuvent commencer sans une analyse de leurs risques pour les "
            "personnes."
        ),
    ),
    Family(
        code="DPO",
        label=N_("Délégué à la protection des données"),
        why=N_(
            "Le délégué est l'interlocuteur des personnes et de la CNIL ; son absence a été "
            "sanctionnée."
        ),
    ),
    Family(
        code="VIO",
        label=N_("Violations de données"),
        why=N_("Les 72 heures passent vite : il faut savoir, avant l'incident, qui fait quoi."),
    ),
    Family(
        code="FLX",
        label=N_("Flux"),
        why=N_(
            "Une donnée ressaisie ou copiée sans référence finit par se contredire, et coûte du "
            "temps."
        ),
    ),
    Family(
        code="COH",
        label=N_("Registre et flux"),
        why=N_(
            "Ce que dit le registre et ce que font les données diffèrent : l'un des deux est à "
            "corriger."
        ),
    ),
    Family(
        code="OUV",
        label=N_("Ouverture des données"),
        why=N_(
            "La loi ouvre par défaut les données publiques, et protège celles qui ne doivent pas "
            "l'être."
        ),
    ),
    Family(
        code="RIP",
        label=N_("Répertoire des informations publiques"),
        why=N_(
            "Toute administration dit au public quels documents elle détient, quelle que soit sa "
            "taille."
        ),
    ),
    Family(
        code="MET",
        label=N_("Métadonnées"),
        why=N_("Un jeu de données mal décrit ne se trouve pas et ne se réutilise pas."),
    ),
    Family(
        code="GOU",
        label=N_("Gouvernance"),
        why=N_(
            "Une donnée dont personne ne répond se dégrade ; progresser demande de savoir où l'on "
            "en est."
        ),
    ),
    Family(
        code="FOR",
        label=N_("Formation"),
        why=N_("Ce que l'audit a trouvé se corrige plus vite quand les agents savent pourquoi."),
    ),
)

#: Every family by its letters, in the order in which a report shows them.
FAMILIES: Mapping[str, Family] = {family.code: family for family in _ALL}
