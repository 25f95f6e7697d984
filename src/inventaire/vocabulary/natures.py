"""What places are, as people say it, and as their names betray it: « Tableur des inscriptions »."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from inventaire.vocabulary.actors import ACTOR_KINDS
from inventaire.vocabulary.spoken import Index, bare, parts
from inventaire.vocabulary.systems import SYSTEM_KINDS


class Nature(NamedTuple):
    """A kind of record, and what it is within its kind; ``code`` is empty where nobody said."""

    kind: str
    code: str = ""


SYSTEM, ACTOR = Nature("system"), Nature("actor")

#: ``système`` and ``acteur`` alone say no more than the kind.
_WORDS: Mapping[Nature, tuple[str, ...]] = {
    SYSTEM: ("système", "system"),
    ACTOR: ("acteur", "actor", "organisme", "organisation"),
    Nature("system", "business_software"): ("logiciel", "application", "progiciel", "software"),
    Nature("system", "spreadsheet"): ("tableur", "excel", "fichier", "fichiers", "feuille"),
    Nature("system", "database"): ("base", "bdd", "sgbd", "entrepôt"),
    Nature("system", "mail"): ("messagerie", "courriel", "boîte mail", "mail", "mailbox"),
    Nature("system", "file_share"): ("serveur", "serveur de fichiers", "partage"),
    Nature("system", "website"): ("site", "site web", "site internet", "portail", "téléservice"),
    Nature("system", "paper"): ("papier", "classeur", "dossier papier", "binder"),
    Nature("system", "connected_object"): ("capteur", "caméra", "badgeuse", "sensor", "camera"),
    Nature("actor", "internal_service"): ("service", "direction", "interne", "department"),
    Nature("actor", "processor"): ("sous traitant", "prestataire", "hébergeur", "processor"),
    Nature("actor", "joint_controller"): ("conjoint", "joint"),
    Nature("actor", "recipient"): ("destinataire", "tiers", "recipient", "externe", "external"),
    Nature("actor", "public_authority"): ("autorité", "administration", "authority"),
    Nature("actor", "partner"): ("partenaire", "association", "partner"),
    Nature("actor", "publisher"): ("éditeur", "fournisseur", "vendor", "publisher"),
    Nature("actor", "public"): ("public", "usagers", "usager", "personne", "people"),
}
#: How names begin, besides these words: none of them is said of a place as its nature.
_BEGINNINGS: Mapping[Nature, tuple[str, ...]] = {
    Nature("system", "business_software"): ("appli", "sirh", "sig", "ged", "erp", "crm"),
    Nature("system", "file_share"): ("dossier partagé", "drive", "nas"),
    Nature("system", "paper"): ("registre",),
    Nature("actor", "internal_service"): (
        *("services", "équipe", "pôle", "accueil", "secrétariat", "cabinet", "standard", "mairie"),
        *("département", "bureau", "régie", "police municipale", "team", "office"),
    ),
    Nature("actor", "public_authority"): (
        *("préfecture", "ministère", "trésorerie", "tribunal", "rectorat", "ministry", "court"),
    ),
    Nature("actor", "public"): (
        *("habitants", "habitant", "citoyens", "familles", "parents", "administrés", "citizens"),
    ),
}


def nature_of(text: str) -> Nature | None:
    """What a word says that a place is; nothing where it says nothing of places."""
    return _natures().get(bare(text))


def guess_nature(name: str) -> Nature:
    """What the name of a place lets one think it is, until somebody says.

    « Tableur inscriptions » begins with what it is; initials, « CAF », are those of somebody;
    anything else is taken for a system.
    """
    words = bare(name).split()
    for count in (3, 2, 1):
        found = _beginnings().get(" ".join(words[:count]))
        if found is not None:
            return found
    letters = [sign for sign in name if sign.isalpha()]
    capitals = sum(1 for sign in letters if sign.isupper())
    return ACTOR if len(letters) > 1 and capitals * 2 > len(letters) else SYSTEM


@cache
def _natures() -> Mapping[str, Nature]:
    found = Index()
    for nature, words in _WORDS.items():
        found.add(nature, words)
    for kind, vocabulary in (("system", SYSTEM_KINDS), ("actor", ACTOR_KINDS)):
        for term in vocabulary:
            found.add(Nature(kind, term.code), parts(term.label))
    return found.words


@cache
def _beginnings() -> Mapping[str, Nature]:
    found = Index()
    for nature, words in _BEGINNINGS.items():
        found.add(nature, words)
    return {**_natures(), **found.words}
