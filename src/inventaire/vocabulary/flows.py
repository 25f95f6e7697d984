"""Words about flows: by what means, how automatic, what is changed on the way."""

from __future__ import annotations

from dataclasses import dataclass

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium(Term):
    """A means of exchange. ``manual``: someone carries it out; ``removable``: it can be lost."""

    manual: bool = False
    removable: bool = False
    mail: bool = False


MEDIA = Vocabulary(
    "media",
    N_("Moyen d'échange"),
    (
        Medium(code="api", label=N_("API"), definition=N_("Deux systèmes se parlent.")),
        Medium(code="sftp", label=N_("SFTP"), definition=N_("Dépôt de fichier chiffré.")),
        Medium(
            code="email",
            label=N_("Courriel"),
            definition=N_("Pièce jointe ou texte d'un message."),
            manual=True,
            mail=True,
        ),
        Medium(
            code="deposit_platform",
            label=N_("Plateforme de dépôt"),
            definition=N_("On dépose un fichier sur un site."),
        ),
        Medium(
            code="usb_key",
            label=N_("Clé USB, support amovible"),
            definition=N_("Un objet passe de main en main."),
            manual=True,
            removable=True,
        ),
        Medium(
            code="paper",
            label=N_("Papier"),
            definition=N_("Courrier, formulaire, liste imprimée."),
            manual=True,
            removable=True,
        ),
        Medium(
            code="retyping",
            label=N_("Ressaisie manuelle"),
            definition=N_("Quelqu'un lit d'un côté et tape de l'autre."),
            manual=True,
        ),
        Medium(code="web_form", label=N_("Formulaire web"), definition=N_("Saisie dans un écran.")),
        Medium(
            code="replication",
            label=N_("Réplication"),
            definition=N_("Copie automatique d'une base ou d'un flux."),
        ),
        Medium(
            code="file_exchange",
            label=N_("Export et import de fichier"),
            definition=N_("Un fichier est sorti d'un système et chargé dans l'autre."),
        ),
        Medium(
            code="oral",
            label=N_("Oral"),
            definition=N_("Téléphone ou vive voix."),
            manual=True,
        ),
    ),
)

AUTOMATIONS = Vocabulary(
    "automations",
    N_("Automatisation"),
    (
        Term(code="manual", label=N_("Manuel"), definition=N_("Une personne fait tout.")),
        Term(
            code="semi_automatic",
            label=N_("Semi-automatique"),
            definition=N_("Une personne déclenche ou vérifie."),
        ),
        Term(code="automatic", label=N_("Automatique"), definition=N_("Sans intervention.")),
    ),
)

TRANSFORMATIONS = Vocabulary(
    "transformations",
    N_("Transformation"),
    (
        Term(code="none", label=N_("Aucune"), definition=N_("Les données passent telles quelles.")),
        Term(
            code="minimisation",
            label=N_("Minimisation"),
            definition=N_("Des colonnes ou des lignes inutiles sont retirées."),
        ),
        Term(
            code="aggregation",
            label=N_("Agrégation"),
            definition=N_("Des comptes remplacent les lignes ; de petits effectifs identifient."),
        ),
        Term(
            code="pseudonymisation",
            label=N_("Pseudonymisation"),
            definition=N_("Un numéro remplace le nom : les données restent personnelles."),
            source="RGPD art. 4(5)",
        ),
        Term(
            code="anonymisation",
            label=N_("Anonymisation"),
            definition=N_("Ni individualisation, ni corrélation, ni inférence : à prouver."),
            source="WP216 (avis 05/2014)",
        ),
    ),
)

FLOW_STATUSES = Vocabulary(
    "flow_statuses",
    N_("État d'un flux"),
    (
        Term(code="existing", label=N_("Existant"), definition=N_("Il a lieu aujourd'hui.")),
        Term(code="planned", label=N_("Prévu"), definition=N_("Il n'a pas encore lieu.")),
        Term(code="removed", label=N_("Supprimé"), definition=N_("Il n'a plus lieu.")),
    ),
)
