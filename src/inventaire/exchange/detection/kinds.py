"""What a column may hold of people: each sort, the category it belongs to, and what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inventaire.i18n import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of personal data, finer than the categories of a register."""

    code: str
    label: str
    #: Of ``DATA_CATEGORIES``.
    category: str
    #: Of ``IDENTIFYING``.
    identifying: str = "indirect"
    #: Personal only in a table about people: a town has a postcode too.
    contextual: bool = False
    #: Tells by itself that a table is about people.
    telling: bool = False
    #: Its values have a form of their own: values without it speak against the heading.
    formed: bool = False


_DIRECT = "direct"

KINDS: Mapping[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("first_name", N_("prénom"), "identity", _DIRECT, telling=True),
        Kind("last_name", N_("nom de famille"), "identity", _DIRECT, telling=True),
        Kind("full_name", N_("nom d'une personne"), "identity", _DIRECT, telling=True),
        Kind("civility", N_("civilité"), "identity", telling=True),
        Kind("sex", N_("sexe"), "identity", telling=True),
        Kind("nationality", N_("nationalité"), "identity", telling=True),
        Kind("staff_number", N_("matricule d'une personne"), "identity", _DIRECT, telling=True),
        Kind("person_number", N_("numéro propre à une personne"), "identity", _DIRECT),
        Kind("email", N_("adresse de courriel"), "contact", _DIRECT, formed=True),
        Kind("phone", N_("numéro de téléphone"), "contact", _DIRECT, formed=True),
        Kind("address", N_("adresse postale"), "contact", _DIRECT, contextual=True),
        Kind("postcode", N_("code postal"), "contact", contextual=True),
        Kind("town", N_("commune de résidence"), "contact", contextual=True),
        Kind("birth_date", N_("date de naissance"), "birth", telling=True, formed=True),
        Kind("birth_place", N_("lieu de naissance"), "birth", telling=True),
        Kind("age", N_("âge"), "birth", contextual=True),
        Kind("nir", N_("NIR (numéro de sécurité sociale)"), "nir", _DIRECT, telling=True),
        Kind("iban", N_("IBAN, coordonnées bancaires"), "bank", _DIRECT),
        Kind("card", N_("numéro de carte bancaire"), "bank", _DIRECT, formed=True),
        Kind("ip", N_("adresse IP"), "connection", formed=True),
        Kind("device", N_("identifiant d'un appareil"), "connection"),
        Kind("login", N_("identifiant de connexion"), "connection", _DIRECT),
        Kind("password", N_("mot de passe"), "connection"),
        Kind("visit", N_("journal de connexion"), "connection", contextual=True),
        Kind("plate", N_("plaque d'immatriculation"), "vehicle", formed=True),
        Kind("photo", N_("photographie, enregistrement"), "image", _DIRECT, contextual=True),
        Kind("signature", N_("signature"), "image", _DIRECT),
        Kind("document", N_("pièce d'identité"), "official_documents", _DIRECT, telling=True),
        Kind("family", N_("vie familiale"), "family_life", telling=True),
        Kind("lifestyle", N_("habitudes de vie"), "lifestyle"),
        Kind("education", N_("scolarité, formation"), "education", contextual=True),
        Kind("pupil_number", N_("identifiant d'élève (INE)"), "education", _DIRECT, telling=True),
        Kind("work", N_("vie professionnelle"), "professional_life", contextual=True),
        Kind("career", N_("carrière, absences, évaluations"), "professional_life", telling=True),
        Kind("social", N_("situation sociale"), "social_situation"),
        Kind("income", N_("revenus, situation financière"), "economic"),
        Kind("tax", N_("situation fiscale"), "tax"),
        Kind("position", N_("localisation"), "location", contextual=True),
        Kind("tracking", N_("déplacements d'une personne"), "location"),
        Kind("health", N_("santé"), "health"),
        Kind("diet", N_("régime alimentaire, qui peut dire la santé ou la religion"), "health"),
        Kind("religion", N_("convictions religieuses"), "religious_beliefs"),
        Kind("politics", N_("opinions politiques"), "political_opinions"),
        Kind("union", N_("appartenance syndicale"), "union_membership"),
        Kind("origin", N_("origine raciale ou ethnique"), "racial_origin"),
        Kind("sex_life", N_("vie ou orientation sexuelle"), "sex_life"),
        Kind("genetic", N_("données génétiques"), "genetic"),
        Kind("biometric", N_("biométrie"), "biometric", _DIRECT),
        Kind("offence", N_("condamnations et infractions"), "offences"),
        Kind("comment", N_("commentaires libres"), "free_text", contextual=True),
    )
}

#: Sorts that together single somebody out.
QUASI = frozenset(
    {
        "civility", "sex", "nationality", "postcode", "town", "birth_date", "birth_place", "age",
        "family", "education", "work", "position", "income", "social",
    }
)  # fmt: skip
