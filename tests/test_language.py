"""Words in the reader's language, and French as it is set on a page."""

from __future__ import annotations

import pytest

from inventaire.i18n import Text, _, current_language, ngettext, set_language, speaking, typeset


@pytest.fixture(autouse=True)
def _silence() -> object:
    yield
    set_language("fr")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Mot de passe oublié ?", "Mot de passe oublié\u202f?"),
        ("Rien ; tout !", "Rien\u202f; tout\u202f!"),
        ("Rôle : %(role)s", "Rôle\u00a0: %(role)s"),
        ("Modifier « %(name)s »", "Modifier «\u00a0%(name)s\u00a0»"),
        ("Où finit « Paie » ?", "Où finit «\u00a0Paie\u00a0»\u202f?"),
        ("Est-ce chiffré ? (à vérifier !)", "Est-ce chiffré\u202f? (à vérifier\u202f!)"),
        ("72 heures, 14:30, https://valbrise.fr", "72 heures, 14:30, https://valbrise.fr"),
        ("« %(typed)s » : %(why)s", "«\u00a0%(typed)s\u00a0»\u00a0: %(why)s"),
    ],
)
def test_french_signs_stay_beside_their_word(typed: str, shown: str) -> None:
    assert typeset(typed) == shown


def test_only_sentences_on_a_screen_are_typeset() -> None:
    set_language("fr", on_screen=True)
    assert _("Oublié ?") == "Oublié\u202f?"
    assert ngettext("%(count)s : un", "%(count)s : plusieurs", 3) == "3\u00a0: plusieurs"
    with speaking("fr"):
        assert _("Oublié ?") == "Oublié ?"
    assert _("Oublié ?") == "Oublié\u202f?"


def test_what_somebody_typed_is_shown_as_it_was_typed() -> None:
    set_language("fr", on_screen=True)
    assert str(Text("Nom : %(name)s", {"name": "Quoi ?"})) == "Nom\u00a0: Quoi ?"


def test_a_sentence_on_screen_is_kept_as_it_is_typed() -> None:
    set_language("fr", on_screen=True)
    assert Text("Est-ce chiffré ?").to_json()["msgid"] == "Est-ce chiffré ?"


def test_two_sentences_that_a_table_keeps_are_translated_each_on_its_own() -> None:
    one, many = "%(count)s jeu de données sans référent", "%(count)s jeux de données sans référent"
    with speaking("en"):
        assert ngettext(one, many, 1) == "1 dataset without steward"
        assert ngettext(one, many, 2) == "2 datasets without steward"


def test_english_keeps_its_own_signs() -> None:
    set_language("en", on_screen=True)
    assert current_language() == "en"
    assert _("Mot de passe oublié ?") == "Forgotten your password?"
