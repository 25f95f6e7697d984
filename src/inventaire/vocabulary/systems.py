"""Words about systems: what they are, where they run, how one enters them."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary

SYSTEM_KINDS = Vocabulary(
    "system_kinds",
    N_("Nature d'un système"),
    (
        Term(
            code="business_software",
            label=N_("Logiciel métier"),
            definition=N_("Application dédiée à une activité."),
        ),
        Term(
            code="spreadsheet",
            label=N_("Tableur, fichiers"),
            definition=N_("Fichiers de bureautique tenus à la main."),
        ),
        Term(code="database", label=N_("Base de données"), definition=N_("Base interrogeable.")),
        Term(code="mail", label=N_("Messagerie"), definition=N_("Courriel et agendas.")),
        Term(
            code="file_share",
            label=N_("Partage de fichiers"),
            definition=N_("Dossiers communs, sur place ou en ligne."),
        ),
        Term(
            code="website",
            label=N_("Site, téléservice"),
            definition=N_("Ce que le public voit ou remplit en ligne."),
        ),
        Term(code="paper", label=N_("Papier"), definition=N_("Dossiers, registres, classeurs.")),
        Term(
            code="connected_object",
            label=N_("Objet connecté"),
            definition=N_("Caméra, capteur, badgeuse, compteur."),
        ),
        Term(code="other", label=N_("Autre système"), definition=N_("À préciser en remarque.")),
    ),
)

HOSTINGS = Vocabulary(
    "hostings",
    N_("Hébergement"),
    (
        Term(code="internal", label=N_("Interne"), definition=N_("Dans les locaux.")),
        Term(
            code="saas",
            label=N_("Éditeur (SaaS)"),
            definition=N_("L'éditeur du logiciel l'héberge et l'exploite."),
        ),
        Term(
            code="shared",
            label=N_("Mutualisé"),
            definition=N_("Un autre organisme public l'héberge pour plusieurs."),
        ),
        Term(
            code="cloud",
            label=N_("Hébergeur (cloud)"),
            definition=N_("Un prestataire d'hébergement, distinct de l'éditeur."),
        ),
    ),
)

AUTHENTICATIONS = Vocabulary(
    "authentications",
    N_("Authentification"),
    (
        Term(code="none", label=N_("Aucune"), definition=N_("On y entre sans s'identifier.")),
        Term(
            code="shared_account",
            label=N_("Compte partagé"),
            definition=N_("Plusieurs personnes utilisent le même compte."),
        ),
        Term(
            code="password",
            label=N_("Mot de passe personnel"),
            definition=N_("Un compte et un mot de passe par personne."),
        ),
        Term(
            code="sso",
            label=N_("Authentification unique (SSO)"),
            definition=N_("Le compte de l'organisation ouvre plusieurs systèmes."),
        ),
        Term(
            code="mfa",
            label=N_("Plusieurs facteurs (MFA)"),
            definition=N_("Un second facteur est demandé."),
        ),
        Term(code="unknown", label=N_("Inconnue"), definition=N_("La question reste à poser.")),
    ),
    source="CNIL, guide de la sécurité (2024), fiche 4",
)
