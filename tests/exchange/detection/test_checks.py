"""Values are believed for their form and their key, and by how many they are."""

from __future__ import annotations

from random import Random

import pytest

from inventaire.exchange.detection.checks import (
    CHECKS,
    is_nobodys_email,
    says_civilities,
    says_sexes,
)
from tests.exchange.detection.samples import MEMBERS, column, verdicts

RIGHT = {
    "email": ["camille.fauvel@exemple.fr", "k+d@mail.exemple.org"],
    "phone": ["06 12 34 56 78", "0612345678", "01.23.45.67.89", "+33 6 12 34 56 78"],
    "nir": ["2 95 10 99 126 111 93", "295109912611193", "253072B07300470"],
    "iban": ["FR14 2004 1010 0505 0001 3M02 606", "DE89370400440532013000"],
    "card": ["4111 1111 1111 1111"],
    "ip": ["192.0.2.17", "2001:db8::8a2e"],
    "device": ["00:1b:44:11:3a:b7"],
    "plate": ["AB-123-CD", "ab123cd", "1234 WX 75"],
    "address": ["12 rue des Tilleuls", "3 bis, avenue Foch", "Chemin du Moulin"],
    "first_name": ["Camille", "Jean-Marc", "MARIE CLAUDE"],
    "full_name": ["Camille Fauvel", "DELORME Karim", "Mme Odile Le Bihan"],
    "photo": ["photos/00012.JPG"],
    "place": ["Amicale laïque de Valbrise"],
    "organisation": ["55208131766522", "552081317", "W123456789"],
}  # fmt: skip
WRONG = {
    "email": ["camille.fauvel", "@exemple", "a@b"],
    "phone": ["12345", "2026-11-25", "1234567890"],
    "nir": ["2 95 10 99 126 111 94", "123456789012345"],
    "iban": ["FR14 2004 1010 0505 0001 3M02 607", "FR14"],
    "card": ["4111 1111 1111 1112", "21860194600000"],
    "ip": ["1.2.3", "12:30", "300.1.1.1"],
    "device": ["00:1b:44"],
    "plate": ["ABC-123", "75012", "AB-12-CD"],
    "address": ["Valbrise", "12", "Gymnase"],
    "first_name": ["Valbrise", "12", ""],
    "full_name": ["Collège Jean Moulin", "rue Marie Curie", "Camille", "Camille Fauvel 12"],
    "photo": ["12", "photo"],
    "place": ["Camille Fauvel"],
    "organisation": ["123456789", "21860194600001"],
}


@pytest.mark.parametrize("kind", sorted(CHECKS))
def test_each_form_is_known_and_what_is_near_it_is_not(kind: str) -> None:
    assert [value for value in RIGHT[kind] if not CHECKS[kind](value)] == []
    assert [value for value in WRONG[kind] if CHECKS[kind](value)] == []


def test_numbers_drawn_at_random_are_no_organisations_and_nobody() -> None:
    chance = Random(1)
    for length in (9, 13, 14, 15, 16):
        numbers = [str(chance.randrange(10 ** (length - 1), 10**length)) for _ in range(300)]
        assert not column("référence", *numbers).kind
        assert not column("colonne", *numbers).kind


def test_a_column_of_keyed_numbers_is_known_without_any_heading() -> None:
    nir = column("x", *["295109912611193", "253072B07300470"] * 5)
    assert (nir.kind, nir.category, nir.identifying) == ("nir", "nir", "direct")
    assert nir.confidence >= 95
    assert "clé de contrôle" in str(nir.reasons[0])


def test_values_that_are_answers_refute_a_heading() -> None:
    assert column("mail", *["oui", "non"] * 10).kind == ""
    assert column("adresse ip", *["ok"] * 20).kind == ""
    assert column("date de naissance", *["12.5", "8.25"] * 10).kind == ""


def test_addresses_of_services_are_to_be_looked_at_only() -> None:
    assert is_nobodys_email("contact@valbrise.example")
    service = column("email", *[f"contact@ville{n}.example" for n in range(20)])
    assert not service.is_personal
    assert service.kind == "email"
    somebody = column("email", *[f"camille.fauvel{n}@ville.example" for n in range(20)])
    assert somebody.is_personal


def test_few_words_tell_sexes_and_civilities() -> None:
    assert says_sexes(frozenset({"f", "m"}))
    assert says_sexes(frozenset({"une femme", "un homme"}))
    assert not says_sexes(frozenset({"m"}))
    assert not says_sexes(frozenset({"f", "m", "gymnase"}))
    assert says_civilities(frozenset({"m.", "mme"}))
    assert not says_civilities(frozenset({"m", "f"}))


def test_what_stands_in_the_middle_of_texts_is_found() -> None:
    texts = [f"Dossier {n} : à rappeler la semaine prochaine." for n in range(400)]
    texts[317] = "Écrire plutôt à camille.fauvel@exemple.fr, elle répond vite."
    found = column("objet du dossier", *texts)
    assert (found.kind, found.is_personal) == ("comment", True)
    assert "adresse de courriel (1 fois)" in str(found.reasons[-1])


def test_a_name_beside_a_first_name_is_a_persons() -> None:
    found = verdicts(MEMBERS)
    assert found["Nom"].kind == "last_name"
    assert found["Code postal"].kind == "postcode"
    assert found["Montant"].kind == ""


def test_the_same_town_says_nothing_among_things() -> None:
    things = [
        ["Nom du gymnase", "Code postal", "Téléphone"],
        *[["Jean Bouin", "12000", "05 65 00 00 00"]] * 9,
    ]
    found = verdicts(things)
    assert not any(verdict.is_personal for verdict in found.values())


def test_a_table_that_counts_people_holds_nobody() -> None:
    counted = [
        ["sexe", "tranche d'âge", "effectif"],
        *[["F", "20-29 ans", "12"], ["M", "30-39 ans", "8"]] * 5,
    ]
    assert not any(verdict.is_personal for verdict in verdicts(counted).values())
