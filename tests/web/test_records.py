"""The page of a record, its life, and what happens when two people change it at once."""

from __future__ import annotations

import pytest

from inventaire.inventory.fields import Ref
from inventaire.store.snapshot import load_record
from tests.factories import a_record
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader, form_values

BASE = "/o/valbrise/jeux-de-donnees"


@pytest.fixture
def address(installation: Installation) -> str:
    """The page of a dataset."""
    with installation.session() as session:
        number = a_record(
            session,
            installation.valbrise,
            "dataset",
            name="Paie",
            steward="Ancien référent",
            description="Ce que disent les bulletins",
        )
        session.commit()
    return f"{BASE}/{number}"


def _fact(installation: Installation, address: str) -> object:
    with installation.session() as session:
        number = int(address.split("/")[-1])
        return load_record(session, installation.valbrise, "dataset", number)


def test_a_record_says_what_points_to_it(installation: Installation, consultant: Reader) -> None:
    known = installation.known
    with installation.session() as session:
        dataset = a_record(
            session, installation.valbrise, "dataset", name="Paie", systems=(known["system"],)
        )
        a_record(
            session,
            installation.valbrise,
            "flow",
            source=Ref("system", known["system"]),
            target=Ref("actor", known["actor"]),
            datasets=(dataset,),
        )
        session.commit()
    page = consultant.get(f"/o/valbrise/systemes/{known['system']}")
    assert "Paie" in page.words
    assert "Un system → Un actor" in page.words
    page = consultant.get(f"/o/valbrise/acteurs/{known['actor']}")
    assert "Un system → Un actor" in page.words


def test_a_record_names_what_it_lacks_and_leads_there(consultant: Reader, address: str) -> None:
    page = consultant.get(address)
    assert "champs non renseignés" in page.words
    assert f"{address}/modifier?champ=licence#licence" in page.links
    form = consultant.get(f"{address}/modifier?champ=licence")
    folded = form.html.split('id="licence"')[0].split("<details")[-1]
    assert "open" in folded.split(">")[0]


def test_a_record_is_archived_and_restored(consultant: Reader, address: str) -> None:
    consultant.sent_to(f"{address}/archiver", {})
    assert "Cette fiche est archivée" in consultant.get(address).words
    consultant.sent_to(f"{address}/restaurer", {})
    assert "Cette fiche est archivée" not in consultant.get(address).words
    told = consultant.get(f"{address}/historique").words
    assert "Consultant a archivé « Paie »" in told
    assert "Consultant a restauré « Paie »" in told


def test_a_change_is_told_with_what_was_there_before(consultant: Reader, address: str) -> None:
    html = consultant.client.get(f"{address}/modifier").get_data(as_text=True)
    consultant.sent_to(f"{address}/modifier", {**form_values(html), "steward": "Camille"})
    told = consultant.get(f"{address}/historique").words
    assert "Référent : Ancien référent → Camille" in told


def test_a_comment_is_said_and_taken_back_by_whoever_said_it(
    installation: Installation, consultant: Reader, address: str
) -> None:
    consultant.sent_to(f"{address}/commenter", {"text": "À revoir avec la paie"})
    page = consultant.get(address)
    assert "À revoir avec la paie" in page.words
    number = page.html.split("/commentaires/")[1].split("/")[0]
    withdrawn = f"{address}/commentaires/{number}/retirer"
    installation.reader("contributor").post(withdrawn, {}, status=404)
    consultant.sent_to(withdrawn, {})
    assert "À revoir avec la paie" not in consultant.get(address).words


def test_an_empty_comment_is_refused(consultant: Reader, address: str) -> None:
    consultant.sent_to(f"{address}/commenter", {"text": "  "})
    assert "Le commentaire est vide" in consultant.get(address).words


def _two_versions(
    installation: Installation, address: str, *, theirs: dict[str, str], mine: dict[str, str]
) -> tuple[Reader, Page]:
    """Two people open the same form; one saves, then the other."""
    first, second = installation.reader("consultant"), installation.reader("contributor")
    opened = [
        form_values(reader.client.get(f"{address}/modifier").get_data(as_text=True))
        for reader in (first, second)
    ]
    first.sent_to(f"{address}/modifier", {**opened[0], **theirs})
    page = second.post(f"{address}/modifier", {**opened[1], **mine}, status=409)
    return second, page


def test_whoever_saves_second_sees_both_versions(installation: Installation, address: str) -> None:
    second, page = _two_versions(
        installation,
        address,
        theirs={"steward": "Référent de l'un", "licence": "lov2"},
        mine={"steward": "Référent de l'autre", "contact": "paie@exemple.fr"},
    )
    assert "Référent de l'un" in page.words
    assert "Référent de l'autre" in page.words
    assert "Version enregistrée par Consultant" in page.words
    sent = page.form()
    assert sent["choice-steward"] == "mine"
    assert sent["choice-licence"] == "theirs", "only the other person changed it"
    assert "choice-contact" not in sent, "only this person changed it"
    second.sent_to(f"{address}/modifier", sent)
    fact = _fact(installation, address)
    assert getattr(fact, "steward", "") == "Référent de l'autre"
    assert getattr(fact, "licence", "") == "lov2"
    assert getattr(fact, "contact", "") == "paie@exemple.fr"


def test_whoever_saves_second_may_keep_the_other_version(
    installation: Installation, address: str
) -> None:
    second, page = _two_versions(
        installation, address, theirs={"steward": "L'un"}, mine={"steward": "L'autre"}
    )
    second.sent_to(f"{address}/modifier", {**page.form(), "choice-steward": "theirs"})
    assert getattr(_fact(installation, address), "steward", "") == "L'un"


def test_nothing_is_created_by_a_version_that_was_not_kept(
    installation: Installation, address: str
) -> None:
    second, page = _two_versions(
        installation,
        address,
        theirs={"steward": "L'un"},
        mine={"steward": "L'autre", "producer": "Service nouveau"},
    )
    assert "Service nouveau" not in second.get("/o/valbrise/acteurs").words
    second.sent_to(f"{address}/modifier", page.form())
    assert "Service nouveau" in second.get(address).words


def test_the_first_page_says_what_is_there_what_lacks_and_what_comes_next(
    installation: Installation, consultant: Reader
) -> None:
    page = consultant.get("/o/valbrise")
    assert "1 jeu de données sans référent" in page.words
    assert "Lancer un audit" in page.words
    assert "a créé « Un action »" in page.words
    reader = installation.reader("reader").get("/o/valbrise")
    assert "Lancer un audit" not in reader.words


def test_dates_to_keep_are_counted_as_the_law_counts(
    installation: Installation, consultant: Reader
) -> None:
    from datetime import UTC, date, datetime

    with installation.session() as session:
        owner = installation.valbrise
        late = datetime(2026, 11, 19, 8, 0, tzinfo=UTC)
        a_record(session, owner, "breach", name="Clé USB perdue", discovered_at=late)
        a_record(session, owner, "request", name="Accès", received_on=date(2026, 11, 2))
        a_record(session, owner, "action", name="Signer le contrat", due_on=date(2027, 1, 15))
        session.commit()
    page = consultant.get("/o/valbrise")
    assert "Clé USB perdue Violation : 72 heures pour notifier · 22 nov. 2026, 09:00" in page.words
    assert "en retard de 25 heures" in page.words
    assert "Accès Demande de droit : réponse attendue · 2 déc. 2026 dans 9 jours" in page.words
    assert "Signer le contrat Action à mener · 15 janv. 2027 dans 53 jours" in page.words


def test_an_organisation_is_opened_and_its_identity_may_wait(
    installation: Installation, consultant: Reader
) -> None:
    address = consultant.sent_to(
        "/organisations/nouvelle", {"name": "Syndicat des Eaux", "population": "12 000"}
    )
    assert address == "/o/syndicat-des-eaux"
    page = consultant.get(address)
    assert "Compléter l'identité de l'organisation" in page.words
    assert "Syndicat des Eaux" not in installation.reader("reader").get("/").words


def test_an_organisation_without_a_name_is_refused(consultant: Reader) -> None:
    page = consultant.post("/organisations/nouvelle", {"name": " ", "population": "x"}, status=422)
    assert "n'est pas un nombre entier" in page.words


def test_only_consultants_open_organisations(installation: Installation) -> None:
    installation.reader("reader").get("/organisations/nouvelle", status=403)
    installation.reader("contributor").get("/organisations/nouvelle", status=403)
    installation.reader("admin").get("/organisations/nouvelle")


def test_the_identity_of_an_organisation_is_changed_as_any_record_is(
    installation: Installation, consultant: Reader
) -> None:
    html = consultant.client.get("/o/valbrise/organisation").get_data(as_text=True)
    sent = {**form_values(html), "dpo_name": "Dominique"}
    assert consultant.sent_to("/o/valbrise/organisation", sent) == "/o/valbrise"
    page = consultant.post("/o/valbrise/organisation", {**sent, "dpo_name": "Autre"}, status=409)
    assert "Dominique" in page.words
