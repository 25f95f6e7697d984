"""Organisations, accounts and audits from the command line."""

from __future__ import annotations

import pytest

from inventaire.operations.accounts import account_called
from inventaire.operations.secrets import verify_password
from inventaire.store.organisations import OrganisationRow
from tests.cli.conftest import Terminal
from tests.factories import a_record

SAID = "un mot de passe assez long 7\n"
CAMILLE = ("account", "create", "camille@exemple.fr", "--name", "Camille Durand")


def test_an_organisation_is_created_with_what_decides_its_duties(terminal: Terminal) -> None:
    arguments = ("--form", "commune", "--population", "4200", "--fte", "62")
    made = terminal.read("organisation", "create", "Commune de Valbrise", *arguments)
    assert made == {"organisation": "commune-de-valbrise", "name": "Commune de Valbrise"}
    with terminal.session() as session:
        row = session.query(OrganisationRow).one()
        assert (row.legal_form, row.population, row.staff_fte) == ("commune", 4200, 62.0)
        assert row.public_service_mission is None


def test_what_was_not_said_is_not_recorded_as_nought(terminal: Terminal) -> None:
    terminal.run("organisation", "create", "Les Ateliers", "--no-public-service")
    with terminal.session() as session:
        row = session.query(OrganisationRow).one()
        assert (row.population, row.staff_fte) == (None, None)
        assert row.public_service_mission is False


def test_organisations_are_listed_for_people_and_for_programs(valbrise: Terminal) -> None:
    assert valbrise.run("organisation", "list").output == "valbrise\tValbrise\n"
    assert valbrise.read("organisation", "list") == [
        {"organisation": "valbrise", "name": "Valbrise", "form": "commune"}
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["A", "--siren", "123456789"], "SIREN : « 123456789 » n'est pas un SIREN"),
        (["A", "--population", "-1"], "Population : Un nombre positif est attendu."),
        ([" "], "Nom : Il manque le nom"),
        (["a" * 501], "Nom : Ce nom a 501 caractères"),
    ],
)
def test_values_that_cannot_be_recorded_are_explained_by_field(
    terminal: Terminal, arguments: list[str], said: str
) -> None:
    result = terminal.run("organisation", "create", *arguments, status=3)
    assert said in result.stderr
    assert terminal.read("organisation", "list") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["organisation", "creat"], "Peut-être : create ?"),
        (["organisation", "create"], "Il manque NOM."),
        (["organisation", "create", "A", "--form", "ville"], "--form : choisissez parmi commune,"),
        (["organisation", "create", "A", "--fte", "douze"], "--fte : un nombre est attendu."),
        (["organisation", "create", "A", "--popul"], "Peut-être : --population ?"),
        (["organisation", "create", "A", "B"], "Ceci est de trop : B."),
        (["serve", "--port", "99999"], "--port : un nombre est attendu."),
    ],
)
def test_a_command_that_is_mistyped_says_how_to_write_it(
    terminal: Terminal, arguments: list[str], said: str
) -> None:
    result = terminal.run(*arguments, status=2)
    assert said in result.stderr
    assert "Usage : inventaire" in result.stderr


def test_an_option_without_its_value_is_said_so(terminal: Terminal) -> None:
    result = terminal.run("organisation", "create", "A", "--fte", status=2)
    assert result.stderr == "L'option --fte attend une valeur.\n"


def test_help_speaks_french(terminal: Terminal) -> None:
    said = terminal.run("--help").output
    for words in ("Usage :", "Commandes :", "Montrer cette aide.", "restore"):
        assert words in said
    assert "Show this message" not in terminal.run("import", "--help").output
    assert "[par défaut : 8000" in terminal.run("serve", "--help").output


def test_an_account_is_created_and_joins_an_organisation(valbrise: Terminal) -> None:
    result = valbrise.run(*CAMILLE, "--organisation", "Valbrise", "--password-stdin", typed=SAID)
    assert "Compte créé : camille@exemple.fr" in result.output
    with valbrise.session() as session:
        account = account_called(session, "camille@exemple.fr")
        assert account is not None
        assert verify_password(account.password_hash, SAID.strip(), rounds=1)
    assert valbrise.read("account", "list") == [
        {"email": "camille@exemple.fr", "name": "Camille Durand", "admin": False, "active": True}
    ]


def test_a_password_is_asked_for_twice_and_never_shown(terminal: Terminal) -> None:
    result = terminal.run(*CAMILLE, "--admin", typed=SAID + SAID)
    assert SAID.strip() not in result.output
    assert terminal.read("account", "list")[0]["admin"] is True


@pytest.mark.parametrize(
    ("typed", "said"),
    [("court\n", "Mot de passe : Choisissez au moins 12 caractères"), ("\n", "Mot de passe :")],
)
def test_an_account_that_cannot_be_is_refused(terminal: Terminal, typed: str, said: str) -> None:
    result = terminal.run(*CAMILLE, "--password-stdin", typed=typed, status=3)
    assert said in result.stderr
    assert terminal.read("account", "list") == []


def test_an_account_is_not_made_in_an_organisation_that_does_not_exist(valbrise: Terminal) -> None:
    result = valbrise.run(
        *CAMILLE, "--organisation", "Vallon", "--password-stdin", typed=SAID, status=4
    )
    assert "Aucune organisation ne s'appelle « Vallon ». Connues : valbrise." in result.stderr
    assert valbrise.read("account", "list") == []


def test_a_password_is_reset_by_a_link(terminal: Terminal) -> None:
    terminal.run(*CAMILLE, "--password-stdin", typed=SAID)
    link = terminal.read("account", "reset", "camille@exemple.fr")["link"]
    assert link.startswith("http://127.0.0.1:8000/nouveau-mot-de-passe/")
    result = terminal.run("account", "reset", "personne@exemple.fr", status=4)
    assert "Aucun compte n'existe à l'adresse personne@exemple.fr." in result.stderr


def test_an_audit_says_what_is_found_by_severity(valbrise: Terminal) -> None:
    with valbrise.session() as session:
        a_record(session, 1, "processing", name="Paie")
        session.commit()
    said = valbrise.run("audit", "valbrise").output
    assert "Majeur : " in said
    assert "LIC-01" in said
    found = valbrise.read("audit", "Valbrise")
    assert found["organisation"] == "valbrise"
    assert set(found["counts"]) == {"critical", "major", "minor", "info"}
    assert sum(found["counts"].values()) == len(found["findings"])
    (basis,) = [one for one in found["findings"] if one["rule"] == "LIC-01"]
    assert basis["records"] == [{"kind": "processing", "id": 1, "name": "Paie"}]
    assert (basis["severity"], basis["decision"]) == ("major", "")
