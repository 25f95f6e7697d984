"""« Sous-traitants »: contracts, the eight clauses as a matrix, sub-processors, what they get."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import a_record
from tests.web.conftest import Installation
from tests.web.pages import Reader

PAGE = "/o/valbrise/registre/sous-traitants"


@pytest.fixture(autouse=True)
def contracts(installation: Installation) -> None:
    """Three processors: one whose contract is over, one complete, one of whom nothing is known."""
    with installation.session() as session:
        owner = installation.valbrise
        helper = a_record(session, owner, "actor", name="Petit hébergeur", country="FR")
        complete = {
            "contract_reference": "M-2026-4",
            "contract_ends_on": date(2029, 3, 31),
            "clauses": tuple("abcdefgh"),
            "clauses_checked": True,
            "subprocessors": (helper,),
            "subprocessors_known": True,
        }
        over = {
            "contract_reference": "M-2020-1",
            "contract_ends_on": date(2025, 3, 31),
            "clauses": tuple("abc"),
            "clauses_checked": True,
        }
        for name, values in (("Complet", complete), ("Échu", over), ("Inconnu", {})):
            a_record(session, owner, "actor", name=name, kind="processor", **values)
        a_record(session, installation.other, "actor", name="Ailleurs", kind="processor")
        session.commit()


def test_each_processor_shows_its_contract_its_clauses_and_who_helps_it(
    consultant: Reader,
) -> None:
    words = consultant.get(PAGE).words
    assert "3 sous-traitants, dont 1 avec les huit clauses." in words
    assert "En cours M-2026-4 jusqu’au 31 mars 2029 " + "présente " * 8 + "Petit" in words
    assert "Terminé M-2020-1" in words
    assert "présente présente présente absente absente absente absente absente" in words
    assert "Aucun contrat noté " + "non vérifiée " * 8 + "Non demandée" in words
    assert "Ailleurs" not in words


def test_one_state_of_contracts_may_be_asked_for(consultant: Reader) -> None:
    words = consultant.get(f"{PAGE}?contrat=over").words
    assert "Échu" in words
    assert "Complet" not in words
    assert "Complet" in consultant.get(f"{PAGE}?contrat=<b>").words


def test_the_menu_leads_there_and_the_page_to_the_list(consultant: Reader) -> None:
    assert PAGE in consultant.get("/o/valbrise").links
    assert "/o/valbrise/acteurs?f-kind=processor" in consultant.get(PAGE).links


def test_readers_read_it_and_others_do_not(installation: Installation) -> None:
    page = installation.reader("reader").get(PAGE)
    assert "Complet" in page.words
    assert "Ajouter un acteur" not in page.words
    installation.reader("stranger").get(PAGE, status=404)


def test_without_any_processor_the_page_says_whom_to_record(installation: Installation) -> None:
    with installation.session() as session:
        from inventaire.operations.organisations import create_organisation
        from tests.factories import CAMILLE, NOW

        row = create_organisation(session, CAMILLE, {"name": "Neuve"}, now=NOW)
        session.commit()
        slug = row.slug
    words = installation.reader("admin").get(f"/o/{slug}/registre/sous-traitants").words
    assert "Aucun sous-traitant" in words
