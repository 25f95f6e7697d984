"""Words about datasets: what may be published, what they hold of people, their fate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inventaire.i18n import N_
from inventaire.vocabulary.terms import Term, Vocabulary

PUBLICATION_STATUSES = Vocabulary(
    "publication_statuses",
    N_("Statut de diffusion"),
    (
        Term(
            code="to_study",
            label=N_("À étudier"),
            definition=N_("La décision reste à prendre."),
        ),
        Term(
            code="to_publish",
            label=N_("À publier"),
            definition=N_("La décision est prise, la publication reste à faire."),
        ),
        Term(
            code="published",
            label=N_("Publié"),
            definition=N_("En ligne, accessible à tous."),
        ),
        Term(
            code="on_request",
            label=N_("Communicable sur demande"),
            definition=N_("Communiqué à qui le demande."),
        ),
        Term(
            code="to_mask",
            label=N_("Occultation nécessaire"),
            definition=N_("Communicable ou publiable après avoir masqué des éléments."),
        ),
        Term(
            code="not_communicable",
            label=N_("Non communicable"),
            definition=N_("Un motif de la loi s'y oppose."),
        ),
    ),
    source="CRPA L311-1, L312-1-1",
)

REFUSAL_GROUNDS = Vocabulary(
    "refusal_grounds",
    N_("Motif de non-communication"),
    (
        Term(
            code="government_deliberations",
            label=N_("Délibérations du Gouvernement"),
            source="CRPA L311-5 2° a",
        ),
        Term(
            code="defence",
            label=N_("Défense nationale"),
            source="CRPA L311-5 2° b",
        ),
        Term(
            code="foreign_policy",
            label=N_("Politique extérieure"),
            source="CRPA L311-5 2° c",
        ),
        Term(
            code="security",
            label=N_(
                "Sûreté de l'État, sécurité publique, des personnes ou des systèmes d'information"
            ),
            source="CRPA L311-5 2° d",
        ),
        Term(
            code="currency",
            label=N_("Monnaie et crédit public"),
            source="CRPA L311-5 2° e",
        ),
        Term(
            code="courts",
            label=N_("Procédures devant les juridictions"),
            source="CRPA L311-5 2° f",
        ),
        Term(
            code="offences_search",
            label=N_("Recherche et prévention d'infractions"),
            source="CRPA L311-5 2° g",
        ),
        Term(
            code="other_secrets",
            label=N_("Autre secret protégé par la loi"),
            source="CRPA L311-5 2° h",
        ),
        Term(
            code="privacy",
            label=N_("Vie privée"),
            source="CRPA L311-6 1°",
        ),
        Term(
            code="medical_secret",
            label=N_("Secret médical"),
            source="CRPA L311-6 1°",
        ),
        Term(
            code="business_secret",
            label=N_("Secret des affaires"),
            source="CRPA L311-6 1°",
        ),
        Term(
            code="judgment",
            label=N_("Appréciation ou jugement de valeur sur une personne"),
            source="CRPA L311-6 2°",
        ),
        Term(
            code="behaviour",
            label=N_("Comportement dont la divulgation nuirait"),
            source="CRPA L311-6 3°",
        ),
        Term(
            code="unfinished",
            label=N_("Document inachevé ou préparatoire"),
            source="CRPA L311-2",
        ),
        Term(
            code="third_party_rights",
            label=N_("Droits de propriété intellectuelle d'un tiers"),
            source="CRPA L321-2 c",
        ),
    ),
    source="CRPA L311-5, L311-6",
    as_of=date(2026, 8, 20),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalStatus(Term):
    """An answer on personal data. ``publishable``: nothing about people forbids publication."""

    personal: bool | None
    publishable: bool


PERSONAL_STATUSES = Vocabulary(
    "personal_statuses",
    N_("Données personnelles"),
    (
        PersonalStatus(
            code="none",
            label=N_("Aucune"),
            definition=N_("Rien ne se rapporte à une personne."),
            personal=False,
            publishable=True,
        ),
        PersonalStatus(
            code="anonymised",
            label=N_("Anonymisées"),
            definition=N_("Irréversiblement, avec la preuve."),
            personal=False,
            publishable=True,
            source="WP216 (avis 05/2014)",
        ),
        PersonalStatus(
            code="pseudonymised",
            label=N_("Pseudonymisées"),
            definition=N_("Un numéro remplace le nom : elles restent personnelles."),
            personal=True,
            publishable=False,
            source="RGPD art. 4(5)",
        ),
        PersonalStatus(
            code="personal_d312",
            label=N_("Personnelles, publiables par catégorie"),
            definition=N_("Une des catégories de l'article D312-1-3."),
            personal=True,
            publishable=True,
            source="CRPA D312-1-3",
        ),
        PersonalStatus(
            code="personal_text",
            label=N_("Personnelles, publiables par un texte"),
            definition=N_("Une disposition législative le prévoit."),
            personal=True,
            publishable=True,
            source="CRPA L312-1-2",
        ),
        PersonalStatus(
            code="personal_consent",
            label=N_("Personnelles, publiables avec consentement"),
            definition=N_("Les personnes y ont consenti."),
            personal=True,
            publishable=True,
            source="CRPA L312-1-2",
        ),
        PersonalStatus(
            code="personal_mask",
            label=N_("Personnelles, à occulter"),
            definition=N_("Publiables une fois ces éléments masqués."),
            personal=True,
            publishable=False,
            source="CRPA L312-1-2",
        ),
        PersonalStatus(
            code="personal",
            label=N_("Personnelles"),
            definition=N_("Se rapportent à des personnes identifiables."),
            personal=True,
            publishable=False,
            source="RGPD art. 4(1)",
        ),
        PersonalStatus(
            code="to_study",
            label=N_("À étudier"),
            definition=N_("La question reste à poser."),
            personal=None,
            publishable=False,
        ),
    ),
)

D312_CATEGORIES = Vocabulary(
    "d312_categories",
    N_("Catégorie publiable sans anonymisation"),
    (
        Term(
            code="d1",
            label=N_("1° Organisation de l'administration"),
            source="CRPA D312-1-3, 1°",
        ),
        Term(
            code="d2",
            label=N_("2° Vie économique, associative et culturelle"),
            source="CRPA D312-1-3, 2°",
        ),
        Term(
            code="d3",
            label=N_("3° Professions réglementées"),
            source="CRPA D312-1-3, 3°",
        ),
        Term(
            code="d4",
            label=N_("4° Enseignement et recherche"),
            source="CRPA D312-1-3, 4°",
        ),
        Term(
            code="d5",
            label=N_("5° Activités sportives"),
            source="CRPA D312-1-3, 5°",
        ),
        Term(
            code="d6",
            label=N_("6° Vie politique"),
            source="CRPA D312-1-3, 6°",
        ),
        Term(
            code="d7",
            label=N_("7° Activités touristiques"),
            source="CRPA D312-1-3, 7°",
        ),
        Term(
            code="d8",
            label=N_("8° Activités soumises à des formalités"),
            source="CRPA D312-1-3, 8°",
        ),
        Term(
            code="d9",
            label=N_("9° Archives publiques"),
            source="CRPA D312-1-3, 9°",
        ),
    ),
    source="CRPA D312-1-3",
    as_of=date(2026, 8, 20),
)

FATES = Vocabulary(
    "fates",
    N_("Sort final"),
    (
        Term(
            code="keep",
            label=N_("Conserver"),
            definition=N_("Conservation définitive aux archives."),
        ),
        Term(
            code="destroy",
            label=N_("Détruire"),
            definition=N_("Destruction, avec le visa des archives pour un organisme public."),
        ),
        Term(
            code="sort",
            label=N_("Trier"),
            definition=N_("Une partie est conservée, l'autre détruite."),
        ),
    ),
    source="C. patr. L212-2, L212-3",
)

COLUMN_TYPES = Vocabulary(
    "column_types",
    N_("Type de champ"),
    (
        Term(
            code="text",
            label=N_("Texte"),
            definition=N_("Suite de caractères."),
        ),
        Term(
            code="integer",
            label=N_("Nombre entier"),
            definition=N_("Sans décimale."),
        ),
        Term(
            code="decimal",
            label=N_("Nombre décimal"),
            definition=N_("Avec décimales."),
        ),
        Term(
            code="date",
            label=N_("Date"),
            definition=N_("Un jour."),
        ),
        Term(
            code="datetime",
            label=N_("Date et heure"),
            definition=N_("Un instant."),
        ),
        Term(
            code="boolean",
            label=N_("Oui ou non"),
            definition=N_("Deux valeurs."),
        ),
        Term(
            code="geometry",
            label=N_("Géométrie"),
            definition=N_("Point, ligne ou surface."),
        ),
        Term(
            code="identifier",
            label=N_("Identifiant"),
            definition=N_("Désigne une ligne ou une chose."),
        ),
        Term(
            code="list",
            label=N_("Liste"),
            definition=N_("Plusieurs valeurs."),
        ),
        Term(
            code="file",
            label=N_("Fichier"),
            definition=N_("Document joint."),
        ),
    ),
)

IDENTIFYING = Vocabulary(
    "identifying",
    N_("Caractère identifiant"),
    (
        Term(
            code="direct",
            label=N_("Directement"),
            definition=N_("Désigne une personne à lui seul."),
        ),
        Term(
            code="indirect",
            label=N_("Indirectement"),
            definition=N_("Y contribue, croisé avec d'autres."),
        ),
        Term(
            code="none",
            label=N_("Non"),
            definition=N_("Ne se rapporte à personne."),
        ),
    ),
    source="RGPD art. 4(1)",
)

RESOURCE_KINDS = Vocabulary(
    "resource_kinds",
    N_("Nature d'une ressource"),
    (
        Term(
            code="data",
            label=N_("Données"),
            definition=N_("Le fichier lui-même."),
        ),
        Term(
            code="documentation",
            label=N_("Documentation"),
            definition=N_("Ce qui explique les données."),
        ),
        Term(
            code="api",
            label=N_("API"),
            definition=N_("Une interface de programmation."),
        ),
    ),
)
