"""How people call the fields of a record in the heading of a column, in French and in English.

The label of a field always names it; what stands here is what is met besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from inventaire.exchange.sheets import key
from inventaire.i18n import LANGUAGES, N_, _, speaking
from inventaire.inventory.fields import Field, Shape, fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.processing import (
    DataLine,
    MeasureLine,
    RecipientLine,
    SubjectLine,
    TransferLine,
)

#: The kinds that clients keep lists of, the most telling first.
KINDS_READ = ("processing", "system", "dataset", "actor", "action")

#: Headings that say of what kind the list is: whoever has one of these columns has the name.
NAMING: Mapping[str, tuple[str, ...]] = {
    "processing": (
        "nom du traitement", "traitement", "intitule du traitement", "activite de traitement",
        "activite", "nom de l activite", "processing activity", "processing", "business function",
    ),
    "system": (
        "application", "applications", "logiciel", "nom du logiciel", "nom de l application",
        "systeme", "outil", "progiciel", "solution", "software", "system", "technology",
    ),
    "dataset": (
        "jeu de donnees", "nom du jeu de donnees", "titre exact", "titre", "donnees", "fichier",
        "dataset", "title", "intitule",
    ),
    "actor": (
        "acteur", "organisme", "prestataire", "sous traitant", "fournisseur", "partenaire",
        "raison sociale", "societe", "denomination", "service", "actor", "vendor", "processor",
        "supplier",
    ),
    "action": (
        "action", "actions", "action a mener", "mesure a prendre", "mesures a prendre", "tache",
        "action corrective", "action de protection", "task",
    ),
}  # fmt: skip
#: A column that is called so names an actor of this kind.
ACTOR_KINDS: Mapping[str, str] = {
    "sous traitant": "processor",
    "prestataire": "processor",
    "processor": "processor",
    "partenaire": "partner",
    "service": "internal_service",
}
#: How long data are kept, which lists say once for all the data of a processing.
RETENTION = "retention"
#: Headings that say nothing by themselves of what a heading above them spans.
VAGUE = frozenset(
    (
        *("nom", "name", "prenom", "libelle", "designation", "intitule", "type", "nature"),
        *("date", "n", "numero", "ref", "id", "statut", "status", "contact", "adresse", "number"),
        *("description", "commentaire", "role", "categorie", "category", "location", "country"),
    )
)
#: Names that say nothing of the kind.
_NAME = ("nom", "name", "libelle", "designation", "intitule")

_MORE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "processing": {
        "reference": ("ref", "n", "numero", "n ref", "reference", "identifiant", "id", "number"),
        "purposes": (
            "finalite", "finalites", "finalite principale", "objectif", "objectifs", "purpose",
            "purposes", "purpose of processing", "purposes of the processing",
        ),
        "legal_bases": (
            "base legale", "bases legales", "base juridique", "fondement", "lawful basis",
            "legal basis", "article 6 lawful basis for processing personal data",
            "gdpr article 6 lawful basis for processing", "base legale du traitement",
            "fondement juridique", "fondement legal",
        ),
        "joint_controllers": (
            "responsable conjoint", "responsables conjoints", "co responsable", "joint controller",
            "name and contact details of joint controller",
        ),
        "article_9_exception": (
            "article 9 condition for processing special category data", "exception article 9",
        ),
        "balancing_test": ("legitimate interests for the processing", "mise en balance"),
        "automated_decision": (
            "existence of automated decision making including profiling", "profilage",
            "decision automatisee",
        ),
        "consent_record": ("link to record of consent", "preuve du consentement"),
        "data_source": ("source of the personal data", "source", "origine des donnees"),
        "dpia_url": ("link to data protection impact assessment",),
        "subjects": (
            "personnes concernees", "categories de personnes", "categories de personnes concernees",
            "data subjects", "categories of individuals", "categories of data subjects",
            "betrokkenen",
        ),
        "data": (
            "donnees", "categories de donnees", "categories de donnees personnelles",
            "donnees traitees", "donnees personnelles", "data categories",
            "categories of personal data", "personal data", "persoonsgegevens",
        ),
        "recipients": (
            "destinataires", "destinataire", "categories de destinataires", "recipients",
            "categories of recipients", "ontvangers",
        ),
        "measures": (
            "mesures de securite", "securite", "mesures", "security measures",
            "technical and organisational measures", "technical and organisational security",
        ),
        "service": ("service", "direction", "service gestionnaire", "department"),
        "systems": ("logiciel", "logiciels", "application", "applications", "outils", "si"),
        RETENTION: (
            "duree de conservation", "durees de conservation", "conservation", "dua",
            "delai de conservation", "retention", "envisaged time limits for erasure",
            "envisaged time limits for erasure of the different categories of data",
            "retention period", "retention schedule",
        ),
        "transfers": (
            "transferts", "transfert", "transferts hors de l union europeenne", "pays tiers",
            "transfers", "international transfers", "third country transfers",
            "names of third countries or international organisations that personal data are "
            "transferred to",
        ),
        "started_on": ("date de creation", "creation", "date de mise en oeuvre", "cree le"),
        "updated_on": ("mise a jour", "derniere mise a jour", "date de mise a jour", "last update"),
        "dpia_status": (
            "aipd", "pia", "dpia", "analyse d impact",
            "data protection impact assessment progress",
        ),
    },
    "system": {
        "kind": ("type", "nature", "categorie", "category", "type d application"),
        "hosting": ("hebergement", "mode d hebergement", "hosting"),
        "country": ("pays", "pays d hebergement", "localisation", "country", "location"),
        "operator": (
            "editeur", "hebergeur", "fournisseur", "prestataire", "sous traitant", "vendor",
            "publisher", "supplier",
        ),
        "owner": ("service", "service utilisateur", "direction", "proprietaire", "owner", "metier"),
        "authentication": ("authentification", "connexion", "authentication"),
        "backups": ("sauvegarde", "sauvegardes", "backup", "backups"),
        "in_service_since": ("mise en service", "date de mise en service", "depuis"),
    },
    "dataset": {
        "description": ("description", "objet", "contenu", "resume"),
        "producer": ("service", "service producteur", "producteur", "direction", "owner"),
        "steward": ("referent", "responsable", "correspondant", "steward"),
        "contact": ("contact", "contact service", "courriel", "email", "mail"),
        "systems": ("logiciel", "application", "systeme", "si", "outil", "systeme d information"),
        "keywords": ("mots cles", "mots clefs", "keywords", "tags"),
        "frequency": ("frequence", "frequence de mise a jour", "freq maj", "frequency"),
        "licence": ("licence", "license", "conditions de reutilisation"),
        "theme": ("theme", "thematique"),
        "spatial_label": ("couverture geographique", "territoire", "couv geo", "perimetre"),
        "created_on": ("date de creation", "date pub", "creation", "cree le"),
        "updated_on": ("date de mise a jour", "date maj", "mise a jour", "derniere mise a jour"),
        "personal_status": ("donnees personnelles", "donnees a caractere personnel", "dcp", "rgpd"),
        "publication_status": ("statut", "statut de diffusion", "diffusion", "open data", "publie"),
        "retention_rule": ("duree de conservation", "dua", "conservation", "retention"),
    },
    "action": {
        "description": ("detail", "commentaire", "details", "description"),
        "owner": ("responsable", "pilote", "porteur", "qui", "responsable d action", "owner"),
        "due_on": ("echeance", "date limite", "pour le", "quand", "planification", "due date"),
        "priority": ("priorite", "urgence", "importance", "priority"),
        "cost": ("cout", "budget", "cout estime", "cost"),
        "effort": ("effort", "charge", "charge de travail"),
        "status": ("etat", "statut", "avancement", "status"),
        "completed_on": ("fait le", "date de realisation", "realisee le", "completed on"),
    },
    "actor": {
        "kind": ("type", "nature", "role", "categorie"),
        "country": ("pays", "country", "localisation"),
        "contact": ("contact", "courriel", "email", "mail", "adresse", "telephone", "coordonnees"),
        "siren": ("siren",),
    },
}  # fmt: skip


#: The lines that one cell can say.
_LINES = (DataLine, MeasureLine, RecipientLine, SubjectLine, TransferLine)
_RETENTION_LABEL = N_("Durée de conservation de toutes les données")


@cache
def choices_of(kind: str) -> Mapping[str, str]:
    """The fields of a kind that a column can fill, with their labels."""
    every = fields_of(KINDS[kind].record)
    readable = {field.name: field.label.text for field in every if _is_readable(field)}
    return {**readable, RETENTION: _RETENTION_LABEL} if kind == "processing" else readable


def _is_readable(field: Field) -> bool:
    if field.shape is Shape.LINES:
        return field.line in _LINES
    return field.shape not in (Shape.END, Shape.MOMENT) and not (field.fixed or field.kept)


@cache
def several_of(kind: str) -> frozenset[str]:
    """The fields of a kind that hold several things, each of which may have its column."""
    shapes = (Shape.WORDS, Shape.CODES, Shape.LINKS, Shape.LINES)
    fields = fields_of(KINDS[kind].record)
    return frozenset({RETENTION, *(field.name for field in fields if field.shape in shapes)})


@cache
def headings_of(kind: str) -> Mapping[str, str]:
    """The field that each heading names, for a kind: ours, then what is met besides."""
    found: dict[str, str] = {}
    for name, words in _MORE.get(kind, {}).items():
        found |= dict.fromkeys(words, name)
    for language in LANGUAGES:
        with speaking(language):
            for name, label in choices_of(kind).items():
                found[key(_(label))] = name
    return {**found, **dict.fromkeys((*_NAME, *NAMING[kind]), "name")}
