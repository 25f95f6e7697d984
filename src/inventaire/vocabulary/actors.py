"""Words about actors: what they are, what their contract must say."""

from __future__ import annotations

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary

ACTOR_KINDS = Vocabulary(
    "actor_kinds",
    N_("Nature d'un acteur"),
    (
        Term(
            code="internal_service",
            label=N_("Service interne"),
            definition=N_("Un service de l'organisation."),
        ),
        Term(
            code="processor",
            label=N_("Sous-traitant"),
            definition=N_("Traite des données pour le compte de l'organisation (art. 4(8))."),
        ),
        Term(
            code="joint_controller",
            label=N_("Responsable conjoint"),
            definition=N_("Décide avec l'organisation des finalités et des moyens (art. 26)."),
        ),
        Term(
            code="recipient",
            label=N_("Destinataire"),
            definition=N_("Reçoit communication de données (art. 4(9))."),
        ),
        Term(
            code="public_authority",
            label=N_("Autorité publique"),
            definition=N_("Administration à qui des données sont transmises."),
        ),
        Term(
            code="partner",
            label=N_("Partenaire"),
            definition=N_("Organisme avec qui des données sont échangées."),
        ),
        Term(
            code="publisher",
            label=N_("Éditeur"),
            definition=N_("Édite un logiciel, sans accéder aux données."),
        ),
        Term(
            code="public",
            label=N_("Public, usagers"),
            definition=N_("Les personnes elles-mêmes, ou tout le monde."),
        ),
    ),
    source="RGPD art. 4",
)

CLAUSES = Vocabulary(
    "clauses",
    N_("Clauses du contrat de sous-traitance"),
    (
        Term(
            code="a",
            label=N_("a) Instructions documentées"),
            definition=N_("Il n'agit que sur instruction documentée, transferts compris."),
        ),
        Term(
            code="b",
            label=N_("b) Confidentialité"),
            definition=N_("Les personnes autorisées sont tenues à la confidentialité."),
        ),
        Term(
            code="c",
            label=N_("c) Sécurité"),
            definition=N_("Il prend les mesures de sécurité de l'article 32."),
        ),
        Term(
            code="d",
            label=N_("d) Sous-traitants ultérieurs"),
            definition=N_("Il n'en recrute pas sans autorisation écrite préalable."),
        ),
        Term(
            code="e",
            label=N_("e) Aide aux droits des personnes"),
            definition=N_("Il aide à répondre aux demandes des personnes."),
        ),
        Term(
            code="f",
            label=N_("f) Aide aux obligations"),
            definition=N_("Il aide pour la sécurité, les violations et les analyses d'impact."),
        ),
        Term(
            code="g",
            label=N_("g) Sort des données"),
            definition=N_("En fin de contrat il efface ou rend les données et leurs copies."),
        ),
        Term(
            code="h",
            label=N_("h) Audits"),
            definition=N_("Il met à disposition de quoi démontrer le respect de ses obligations."),
        ),
    ),
    source="RGPD art. 28(3)",
)
