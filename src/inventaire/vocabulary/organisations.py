"""Words about the organisation: legal forms, delegates, progress of procedures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary

Family = Literal["public", "social_economy", "company"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalForm(Term):
    """A legal form. ``territorial``: a « collectivité territoriale » (Constitution, art. 72)."""

    public: bool
    territorial: bool = False
    family: Family = "public"


def _public(code: str, label: str, definition: str, *, territorial: bool = False) -> LegalForm:
    return LegalForm(
        code=code, label=label, definition=definition, public=True, territorial=territorial
    )


def _private(code: str, label: str, definition: str, *, company: bool = False) -> LegalForm:
    family: Family = "company" if company else "social_economy"
    return LegalForm(code=code, label=label, definition=definition, public=False, family=family)


LEGAL_FORMS = Vocabulary(
    "legal_forms",
    N_("Forme juridique"),
    (
        _public("commune", N_("Commune"), N_("Collectivité de base."), territorial=True),
        _public(
            "epci",
            N_("EPCI"),
            N_("Communauté de communes, d'agglomération, urbaine, ou métropole."),
        ),
        _public("syndicat", N_("Syndicat"), N_("Syndicat intercommunal ou mixte.")),
        _public(
            "departement", N_("Département"), N_("Collectivité départementale."), territorial=True
        ),
        _public("region", N_("Région"), N_("Collectivité régionale."), territorial=True),
        _public(
            "public_establishment",
            N_("Établissement public"),
            N_("Personne morale de droit public chargée d'une mission particulière."),
        ),
        _public(
            "ccas", N_("CCAS ou CIAS"), N_("Centre communal ou intercommunal d'action sociale.")
        ),
        _public("state", N_("État"), N_("Administration centrale ou service déconcentré.")),
        _public(
            "university",
            N_("Université ou laboratoire"),
            N_("Établissement public d'enseignement supérieur ou de recherche."),
        ),
        _private("association", N_("Association"), N_("Association régie par la loi de 1901.")),
        _private("foundation", N_("Fondation"), N_("Fondation ou fonds de dotation.")),
        _private("cooperative", N_("Coopérative"), N_("SCOP, SCIC, CAE ou autre coopérative.")),
        _private("mutual", N_("Mutuelle"), N_("Organisme régi par le code de la mutualité.")),
        _private(
            "cress",
            N_("CRESS"),
            N_("Chambre régionale de l'économie sociale et solidaire."),
        ),
        _private("opco", N_("OPCO"), N_("Opérateur de compétences.")),
        _private(
            "esus_company",
            N_("Entreprise ESUS"),
            N_("Société commerciale agréée d'utilité sociale."),
        ),
        _private("company", N_("Entreprise"), N_("Autre société."), company=True),
    ),
    source="Code général des collectivités territoriales ; loi 2014-856, art. 1",
    as_of=date(2026, 10, 1),
)

DPO_KINDS = Vocabulary(
    "dpo_kinds",
    N_("Délégué à la protection des données"),
    (
        Term(code="none", label=N_("Aucun"), definition=N_("Personne n'est désigné.")),
        Term(code="internal", label=N_("Interne"), definition=N_("Un agent ou un salarié.")),
        Term(code="external", label=N_("Externe"), definition=N_("Un prestataire, par contrat.")),
        Term(
            code="shared",
            label=N_("Mutualisé"),
            definition=N_("Un délégué commun à plusieurs organismes (art. 37(2) et (3))."),
        ),
    ),
    source="RGPD art. 37",
)

_CONFLICT = N_("Fonction qui conduit à décider des finalités ou des moyens des traitements.")


def _function(code: str, label: str) -> Term:
    return Term(code=code, label=label, definition=_CONFLICT, to_check=True)


#: ``none_conflicting`` and ``other`` are no conflict by themselves; every other one may be.
DPO_CONFLICTING_FUNCTIONS = Vocabulary(
    "dpo_conflicting_functions",
    N_("Autres fonctions du délégué"),
    (
        _function("mayor", N_("Maire ou élu de l'exécutif")),
        _function("president", N_("Président ou présidente")),
        _function("dgs", N_("Direction générale des services")),
        _function("director", N_("Direction de l'organisme")),
        _function("dsi", N_("Direction des systèmes d'information")),
        _function("drh", N_("Direction des ressources humaines")),
        _function("head_of_service", N_("Chef de service qui décide de traitements")),
        _function("secretary_general", N_("Secrétariat général ou de mairie")),
        Term(
            code="none_conflicting",
            label=N_("Fonctions sans conflit"),
            definition=N_("D'autres tâches, qui ne décident d'aucun traitement."),
        ),
        Term(
            code="other",
            label=N_("Autre fonction"),
            definition=N_("À examiner avec l'article 38(6)."),
        ),
    ),
    source="RGPD art. 38(6) ; CJUE C-453/21",
)

PROGRESS = Vocabulary(
    "progress",
    N_("Avancement"),
    (
        Term(code="yes", label=N_("Oui"), definition=N_("En place et connue des agents.")),
        Term(code="in_progress", label=N_("En cours"), definition=N_("En cours d'écriture.")),
        Term(code="no", label=N_("Non"), definition=N_("Rien n'est écrit.")),
    ),
)
