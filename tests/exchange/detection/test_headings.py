"""Headings are understood however they are written, and what they say of things is left aside."""

from __future__ import annotations

import pytest

from inventaire.exchange.detection.headings import read_heading, words_of
from inventaire.exchange.detection.kinds import KINDS, QUASI
from inventaire.exchange.detection.lexicon import PHRASES
from inventaire.vocabulary.datasets import IDENTIFYING
from inventaire.vocabulary.people import DATA_CATEGORIES


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("DateNaissance", "birth_date"),
        ("DATENAISS", "birth_date"),
        ("date de naissance de l'enfant", "birth_date"),
        ("Né(e) le", "birth_date"),
        ("lieu de naissance", "birth_place"),
        ("N° Sécu.", "nir"),
        ("Prénoms", "first_name"),
        ("E-mail", "email"),
        ("adresse mail", "email"),
        ("Adresse IP", "ip"),
        ("adresse", "address"),
        ("Tél. portable", "phone"),
        ("NumTel", "phone"),
        ("num_compte_bancaire", "iban"),
        ("Appartenance syndicale", "union"),
        ("RQTH (O/N)", "health"),
        ("Handicapé", "health"),
        ("Salariées", ""),
        ("montant", ""),
        ("sAMAccountName", "login"),
        ("Date of Birth", "birth_date"),
        ("zip_code", "postcode"),
    ],
)
def test_a_heading_is_known_whatever_its_case_accents_and_gaps(heading: str, kind: str) -> None:
    assert read_heading(heading).kind == kind


def test_plural_and_gender_change_nothing() -> None:
    assert words_of("Dates de naissances") == words_of("date_naissance")
    assert words_of("Salariées") == words_of("salarié")


@pytest.mark.parametrize("heading", ["nom_commune", "Nom de la station", "NOM_ETABLISSEMENT"])
def test_the_name_of_a_thing_is_nobodys(heading: str) -> None:
    read = read_heading(heading)
    assert read.kind in {"", "town"}
    assert not read.is_name or read.thing


@pytest.mark.parametrize("heading", ["Nom de l'usager", "nom_responsable", "NOM DU DEMANDEUR"])
def test_the_name_of_somebody_is_known_as_such(heading: str) -> None:
    read = read_heading(heading)
    assert read.is_name
    assert read.person


@pytest.mark.parametrize("heading", ["nb_places_pmr", "accès handicapé", "taux d'absence"])
def test_what_is_counted_or_made_for_people_is_set_aside(heading: str) -> None:
    assert read_heading(heading).aside


def test_every_sort_has_its_phrases_and_words_of_the_vocabularies() -> None:
    assert set(PHRASES) == set(KINDS)
    assert set(KINDS) >= QUASI
    for kind in KINDS.values():
        assert kind.category in DATA_CATEGORIES
        assert kind.identifying in IDENTIFYING


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_phrase_of_the_lexicon_is_read_as_something(kind: str) -> None:
    phrases = [phrase.strip(" =~\n") for phrase in PHRASES[kind].split(";")]
    assert all(read_heading(phrase).kind for phrase in phrases)
