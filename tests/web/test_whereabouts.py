"""On the page of a request: where the data are, and a list to work through and print."""

from __future__ import annotations

import pytest

from inventaire.inventory.fields import Ref
from tests.factories import a_record
from tests.web.conftest import Installation
from tests.web.pages import Reader


@pytest.fixture
def asked(installation: Installation) -> str:
    """The address of a request about the payroll, whose files go to an editor."""
    with installation.session() as session:
        owner = installation.valbrise
        host = a_record(session, owner, "actor", name="Éditeur", kind="processor")
        payroll = a_record(session, owner, "system", name="Paie", operator=host)
        files = a_record(
            session,
            owner,
            "dataset",
            name="Dossiers",
            systems=(payroll,),
            personal_status="personal",
            data_categories=("identity",),
            data_subjects=("employees", "elected"),
        )
        fund = a_record(session, owner, "actor", name="Caisse", kind="recipient")
        a_record(
            session,
            owner,
            "flow",
            source=Ref("system", payroll),
            target=Ref("actor", fund),
            datasets=(files,),
        )
        careers = a_record(session, owner, "processing", name="Carrières", datasets=(files,))
        number = a_record(
            session, owner, "request", name="Accès", object="access", processings=(careers,)
        )
        session.commit()
    return f"/o/valbrise/demandes/{number}"


def test_the_page_of_a_request_names_the_systems_and_the_actors(
    consultant: Reader, asked: str
) -> None:
    page = consultant.get(asked)
    assert "Où sont les données de la personne" in page.words
    assert "Systèmes (1) Paie" in page.words
    assert "Acteurs (1) Caisse" in page.words
    assert f"{asked}/donnees" in page.links


def test_the_list_says_what_to_do_in_each_place_by_category_of_people(
    consultant: Reader, asked: str
) -> None:
    page = consultant.get(f"{asked}/donnees")
    assert "Salariés, agents 2 lieux" in page.words
    assert "Élus 2 lieux" in page.words
    assert "Demander une copie à qui l'exploite Éditeur Dossiers" in page.words
    assert "Nommer ce destinataire dans la réponse (art. 15(1)(c))" in page.words
    only = consultant.get(f"{asked}/donnees?personnes=elected").words
    assert "Élus 2 lieux" in only
    assert "Salariés, agents 2 lieux" not in only
    assert "Salariés, agents 2 lieux" in consultant.get(f"{asked}/donnees?personnes=<b>").words


def test_a_request_that_names_no_processing_looks_everywhere_and_says_so(
    installation: Installation, consultant: Reader, asked: str
) -> None:
    number = installation.known["request"]
    page = consultant.get(f"/o/valbrise/demandes/{number}/donnees")
    assert "tout ce qui est personnel est compté" in page.words
    assert "Paie" in page.words
    reader = installation.reader("reader").get(f"/o/valbrise/demandes/{number}/donnees")
    assert "Préciser les traitements visés" not in reader.words


def test_where_nothing_is_recorded_the_page_says_what_to_do_first(
    installation: Installation, consultant: Reader
) -> None:
    number = installation.known["request"]
    page = consultant.get(f"/o/valbrise/demandes/{number}/donnees")
    assert "la liste se fait toute seule" in page.words
    assert (
        "Aucun jeu de données personnelles"
        in consultant.get(f"/o/valbrise/demandes/{number}").words
    )


def test_a_request_of_another_organisation_does_not_exist(
    installation: Installation, consultant: Reader, asked: str
) -> None:
    theirs = installation.foreign["request"]
    consultant.get(f"/o/valbrise/demandes/{theirs}/donnees", status=404)
    installation.reader("stranger").get(f"{asked}/donnees", status=404)
