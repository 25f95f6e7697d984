"""The words of a flow as people say them: short, in French or in English, accents aside.

« mensuel », « par mail », « non chiffré », « santé »: each leads to a term of a vocabulary, and
each term has one short word by which it is written back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from inventaire.i18n import LANGUAGES, N_, SOURCE_LANGUAGE, _, catalogue, current_language
from inventaire.vocabulary.flows import AUTOMATIONS, FLOW_STATUSES, MEDIA, TRANSFORMATIONS
from inventaire.vocabulary.folding import fold
from inventaire.vocabulary.frequencies import FREQUENCIES
from inventaire.vocabulary.nearness import Nearby
from inventaire.vocabulary.people import DATA_CATEGORIES, DATA_SUBJECTS
from inventaire.vocabulary.terms import Vocabulary


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a field: the ``word`` it is written by, and what else people say for it."""

    field: str
    value: str | bool
    word: str
    also: str


#: What is said of a flow, besides its frequency, which has words of its own.
_OF_A_FLOW: tuple[Said, ...] = (
    Said("medium", "api", N_("API"), "webservice, web service, connecteur"),
    Said("medium", "sftp", N_("SFTP"), "ftps, ftp sécurisé"),
    Said("medium", "email", N_("courriel"), "e mail, mail, e-mail, mél"),
    Said("medium", "deposit_platform", N_("dépôt"), "dépôt en ligne, plateforme de dépôt, upload"),
    Said("medium", "usb_key", N_("clé USB"), "usb key, usb, support amovible, disque externe"),
    Said("medium", "paper", N_("papier"), "paper, courrier, formulaire papier, imprimé, fax"),
    Said("medium", "retyping", N_("ressaisie"), "retyping, recopie, saisie manuelle, retapé"),
    Said("medium", "web_form", N_("formulaire"), "en ligne, téléservice, web form"),
    Said("medium", "replication", N_("réplication"), "synchronisation, synchro, sync"),
    Said("medium", "file_exchange", N_("fichier"), "file, export, import, export csv, csv"),
    Said("medium", "oral", N_("oral"), "téléphone, de vive voix, phone, spoken"),
    Said("automation", "manual", N_("manuel"), "manual, manuelle, à la main, by hand"),
    Said(
        "automation",
        "semi_automatic",
        N_("semi-automatique"),
        "semi automatic, semi automatique, semi-auto",
    ),
    Said("automation", "automatic", N_("automatique"), "automatic, auto, automatisé, automated"),
    Said("encrypted", True, N_("chiffré"), "encrypted, chiffrée, crypté, chiffrement, encryption"),
    Said(
        "encrypted", False, N_("non chiffré"), "unencrypted, pas chiffré, en clair, not encrypted"
    ),
    Said("transformation", "none", N_("tel quel"), "as is, sans transformation, telles quelles"),
    Said("transformation", "minimisation", N_("minimisé"), "minimised, minimisée, minimized"),
    Said("transformation", "aggregation", N_("agrégé"), "aggregated, agrégée, agrégation"),
    Said(
        "transformation",
        "pseudonymisation",
        N_("pseudonymisé"),
        "pseudonymised, pseudonymized, pseudo",
    ),
    Said(
        "transformation",
        "anonymisation",
        N_("anonymisé"),
        "anonymised, anonymized, anonyme, anonymes",
    ),
    Said("status", "existing", N_("existant"), "existing, actuel, en place, current"),
    Said("status", "planned", N_("prévu"), "planned, prévue, à venir, futur, future"),
    Said("status", "removed", N_("supprimé"), "removed, supprimée, arrêté, abandonné, stopped"),
)

#: Categories of data, as one says them in a word.
_CATEGORIES: Mapping[str, str] = {
    "identity": "nom, noms, nom et prénom, name, names",
    "contact": "contact, contacts, adresse, adresses, téléphone, address, phone",
    "birth": "date de naissance, âge, birth date, age",
    "image": "image, photo, photos, vidéo, vidéos, video, voice",
    "official_documents": "pièce d'identité, pièces d'identité, justificatifs, id card",
    "vehicle": "immatriculation, plaque, number plate",
    "family_life": "famille, situation familiale, family",
    "lifestyle": "habitudes de vie, loisirs, habits",
    "education": "diplômes, parcours scolaire, school",
    "professional_life": "emploi, carrière, métier, job, work",
    "social_situation": "social, logement, housing",
    "economic": "finances, revenus, quotient familial, financier, income, finance",
    "bank": "rib, iban, banque, bancaire, bank",
    "tax": "fiscal, impôts, revenu fiscal, taxes",
    "connection": "connexion, adresse ip, ip, journaux, logs, login",
    "location": "position, gps, géolocalisation, geolocation",
    "nir": "nir, numéro de sécurité sociale, sécu, n° de sécurité sociale, ssn",
    "racial_origin": "origine ethnique, origine, ethnic origin",
    "political_opinions": "politique, opinions, politics",
    "religious_beliefs": "religion, convictions, régime alimentaire religieux",
    "union_membership": "syndicat, syndical, union",
    "genetic": "génétique, adn, dna",
    "biometric": "biométrie, biométrique, empreinte, biometrics, fingerprint",
    "health": "médical, médicales, allergies, handicap, medical",
    "sex_life": "orientation sexuelle, vie sexuelle, sex life",
    "free_text": "commentaires, commentaire, texte libre, notes, comments",
}

#: « timesAWeek » holds the words of the European list in English.
_CAPITAL = re.compile("[A-Z]")
#: « par courriel », « by e-mail ».
_BY = re.compile(r"^(par|via|en|by) ")

#: A field and its value.
Meaning = tuple[str, Any]


def meaning_of(text: str) -> Meaning | None:
    """The field of a flow that a word fills, and with what: « mensuel » fills its frequency."""
    word = bare(text)
    return _meanings().get(word) or _meanings().get(_BY.sub("", word))


def category_of(text: str) -> Meaning | None:
    """The category of data, or of people, that a word names: ``("data_categories", "health")``."""
    return _categories().get(bare(text))


def words_of_flows() -> list[str]:
    """Every word that says something of a flow, as it is written in the current language."""
    frequencies = (spoken("frequency", term.code) for term in FREQUENCIES.offered())
    return [*(_(said.word) for said in _OF_A_FLOW), *frequencies]


def words_of_categories() -> list[str]:
    """A word for every category of data and of people, as it is written in the current language."""
    terms = [*DATA_CATEGORIES.offered(), *DATA_SUBJECTS.offered()]
    labels = (_(term.label).partition(" (")[0].partition(",")[0] for term in terms)
    return list(dict.fromkeys(map(_begun, labels)))


def spoken(field: str, value: object) -> str:
    """The short word of a value in the current language; empty where nothing is recorded."""
    if field == "frequency":
        return _frequency(str(value)) if value else ""
    for said in _OF_A_FLOW:
        if (said.field, said.value) == (field, value):
            return _(said.word)
    return ""


def nearest_words(text: str) -> list[str]:
    """Words of flows that this one may be a slip for: « mensul » for « mensuel »."""
    found = _near("flow").of(bare(text), likeness=0.84)
    return list(dict.fromkeys(spoken(*_meanings()[word]) for word in found))


def nearest_categories(text: str) -> list[str]:
    """Labels of categories that a word may be a slip for."""
    found = _near("category").of(bare(text), likeness=0.7)
    return list(dict.fromkeys(_label_of(*_categories()[word]) for word in found))


@cache
def _near(of: str) -> Nearby:
    return Nearby(_meanings() if of == "flow" else _categories())


def _label_of(field: str, code: str) -> str:
    words = DATA_CATEGORIES if field == "data_categories" else DATA_SUBJECTS
    return _(words.label_of(code))


def bare(text: str) -> str:
    """A word as it is looked for."""
    return fold(text).replace("-", " ").strip()


def _frequency(code: str) -> str:
    term = FREQUENCIES.get(code)
    if term is None:
        return code
    if term.aliases and current_language() == SOURCE_LANGUAGE:
        return term.aliases[0]
    return _begun(_(term.label).partition(" (")[0])


def _begun(label: str) -> str:
    """A label inside a sentence: « Santé » as « santé », but « NIR »."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


@cache
def _meanings() -> Mapping[str, Meaning]:
    """What each word says; a word that would say two things says none."""
    found = Index()
    for said in _OF_A_FLOW:
        found.add((said.field, said.value), (*in_every_language(said.word), *said.also.split(",")))
    vocabularies: Iterable[tuple[str, Vocabulary[Any]]] = (
        ("medium", MEDIA),
        ("automation", AUTOMATIONS),
        ("transformation", TRANSFORMATIONS),
        ("status", FLOW_STATUSES),
    )
    for field, vocabulary in vocabularies:
        for term in vocabulary:
            found.add((field, term.code), parts(term.label))
    for frequency in FREQUENCIES:
        label = (part for text in parts(frequency.label) for part in (text, text.split(" (")[0]))
        english = _CAPITAL.sub(lambda sign: f" {sign[0]}", frequency.udata)
        found.add(("frequency", frequency.code), (*label, *frequency.aliases, english))
    return found.words


@cache
def _categories() -> Mapping[str, Meaning]:
    found = Index()
    for term in DATA_CATEGORIES:
        words = (*parts(term.label), *_CATEGORIES.get(term.code, "").split(","))
        found.add(("data_categories", term.code), words)
    for subject in DATA_SUBJECTS:
        found.add(("data_subjects", subject.code), parts(subject.label))
    return found.words


class Index:
    """Words and what they say. The first meaning to take a word keeps it."""

    def __init__(self) -> None:
        self.words: dict[str, Any] = {}

    def add(self, meaning: Meaning, words: Iterable[str]) -> None:
        """Say that each of these words has this meaning."""
        for word in filter(None, map(bare, words)):
            self.words.setdefault(word, meaning)


def parts(label: str) -> Iterator[str]:
    """A label in every language, whole, then what stands between its commas."""
    for text in in_every_language(label):
        yield text
        if "," in text:
            yield from text.split(",")


def in_every_language(msgid: str) -> Iterator[str]:
    """A word and its translations."""
    yield msgid
    for language in LANGUAGES:
        translated = catalogue(language).get(msgid) if language != SOURCE_LANGUAGE else None
        if isinstance(translated, str):
            yield translated
