"""Lists: searched, narrowed, sorted, their columns chosen, taken away; several records at once."""

from __future__ import annotations

import csv
import io

import pytest
from sqlalchemy import event

from inventaire.inventory.fields import Ref
from inventaire.store.snapshot import load_record
from tests.factories import a_record
from tests.web.conftest import Installation
from tests.web.pages import Page, Reader

LIST = "/o/valbrise/jeux-de-donnees"


@pytest.fixture
def filled(installation: Installation) -> Installation:
    """An installation whose commune has a few datasets."""
    with installation.session() as session:
        for name, published in (
            ("État civil", "not_communicable"),
            ("Subventions", "published"),
            ("Écoles", "to_publish"),
        ):
            a_record(
                session, installation.valbrise, "dataset", name=name, publication_status=published
            )
        session.commit()
    return installation


def _names(page: Page) -> list[str]:
    known = ("État civil", "Subventions", "Écoles", "Un dataset")
    found = sorted(
        (page.words.find(f"{name} "), name) for name in known if f"{name} " in page.words
    )
    return [name for _where, name in found]


def test_a_search_forgets_accents_and_capitals(filled: Installation, consultant: Reader) -> None:
    assert _names(consultant.get(f"{LIST}?q=ETAT+civil")) == ["État civil"]
    assert _names(consultant.get(f"{LIST}?q=ecole")) == ["Écoles"]


def test_a_list_is_sorted_both_ways(filled: Installation, consultant: Reader) -> None:
    names = _names(consultant.get(LIST))
    assert names == ["Écoles", "État civil", "Subventions", "Un dataset"]
    assert _names(consultant.get(f"{LIST}?sort=-name")) == names[::-1]


def test_a_filter_stands_in_the_address_and_is_said(
    filled: Installation, consultant: Reader
) -> None:
    page = consultant.get(f"{LIST}?f-publication_status=published")
    assert _names(page) == ["Subventions"]
    assert "Statut de diffusion : Publié" in page.words
    page = consultant.get(f"{LIST}?f-publication_status=-")
    assert _names(page) == ["Un dataset"]


def test_a_filter_that_means_nothing_finds_nothing(
    filled: Installation, consultant: Reader
) -> None:
    for asked in ("f-producer=xyz", "f-producer=99999999999999", "f-theme=<b>", "f-nothing=1"):
        assert "Rien ne correspond" in consultant.get(f"{LIST}?{asked}").words


@pytest.mark.parametrize("asked", ["page=0", "page=-3", "page=abc", "page=99999999999", "sort=zzz"])
def test_an_address_made_by_hand_is_no_error(consultant: Reader, asked: str) -> None:
    consultant.get(f"{LIST}?{asked}")


def test_columns_are_chosen_and_remembered(filled: Installation, consultant: Reader) -> None:
    assert "Mots-clés" not in _headings(consultant.get(LIST))
    page = consultant.get(f"{LIST}?cols=keywords&cols=licence&keep=1")
    assert "Mots-clés" in _headings(page)
    assert "Mots-clés" in _headings(consultant.get(LIST))
    consultant.get(f"{LIST}?cols=theme")
    assert "Mots-clés" in _headings(consultant.get(LIST)), "a link that is sent changes nothing"


def _headings(page: Page) -> str:
    return page.html.split("<thead>")[1].split("</thead>")[0]


def test_a_list_leaves_as_it_is_seen(filled: Installation, consultant: Reader) -> None:
    address = f"{LIST}/export.csv?f-publication_status=published&cols=publication_status"
    answer = consultant.client.get(address)
    rows = list(csv.reader(io.StringIO(answer.get_data(as_text=True)[1:]), delimiter=";"))
    assert rows == [["Nom", "Statut de diffusion"], ["Subventions", "Publié"]]
    assert "valbrise-jeux-de-donnees-2026-11-23.csv" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("name", ["=1+1", "+33 1", "-2", "@somme", "\t=1"])
def test_no_cell_of_a_file_is_worked_out(
    installation: Installation, consultant: Reader, name: str
) -> None:
    with installation.session() as session:
        a_record(session, installation.valbrise, "mission", name=name)
        session.commit()
    text = consultant.client.get("/o/valbrise/missions/export.csv").get_data(as_text=True)
    assert f"'{name}" in text


def test_an_empty_list_says_what_to_do_first(consultant: Reader) -> None:
    page = consultant.get("/o/valbrise/preuves")
    assert "Aucune preuve pour l'instant" in page.words
    assert "Créer la première fiche" in page.words


def test_one_field_of_several_records_is_changed_at_once(
    filled: Installation, consultant: Reader
) -> None:
    with filled.session() as session:
        numbers = [
            a_record(session, filled.valbrise, "dataset", name=f"Fichier {rank}")
            for rank in range(3)
        ]
        session.commit()
    chosen = [str(number) for number in numbers]
    page = consultant.post(
        f"{LIST}/selection", {"id": chosen, "do": "change", "field": "steward"}, status=200
    )
    assert "Fichier 0" in page.words
    sent = {"id": chosen, "field": "steward", "steward": "Camille"}
    assert consultant.sent_to(f"{LIST}/selection/champ", sent) == LIST
    with filled.session() as session:
        for number in numbers:
            fact = load_record(session, filled.valbrise, "dataset", number)
            assert fact is not None
            assert getattr(fact, "steward", "") == "Camille"


def test_what_many_records_cannot_have_is_refused_for_all(
    filled: Installation, consultant: Reader
) -> None:
    number = str(filled.known["dataset"])
    sent = {"id": number, "field": "created_on", "created_on": "31/02/2024"}
    page = consultant.post(f"{LIST}/selection/champ", sent, status=422)
    assert "n'existe pas au calendrier" in page.words
    sent = {"id": number, "field": "theme", "theme": "inconnu"}
    consultant.post(f"{LIST}/selection/champ", sent, status=422)


def test_a_field_that_belongs_to_one_record_is_not_given_to_many(
    filled: Installation, consultant: Reader
) -> None:
    sent = {"id": str(filled.known["dataset"]), "field": "name", "name": "Tous"}
    consultant.post(f"{LIST}/selection/champ", sent, status=404)


def test_several_records_are_archived_then_restored(
    filled: Installation, consultant: Reader
) -> None:
    number = filled.known["dataset"]
    foreign = filled.foreign["dataset"]
    sent = {"id": [str(number), str(foreign), "abc"], "do": "archive"}
    consultant.sent_to(f"{LIST}/selection", sent)
    page = consultant.get(LIST)
    assert "1 fiche archivée" in page.words
    assert "Un dataset" not in _names(consultant.get(LIST))
    assert _names(consultant.get(f"{LIST}?archived=1")) == ["Un dataset"]
    with filled.session() as session:
        other = load_record(session, filled.other, "dataset", foreign)
        assert other is not None
        assert not other.archived
    consultant.sent_to(f"{LIST}/selection", {"id": str(number), "do": "restore"})
    assert "Un dataset" in _names(consultant.get(LIST))


def test_nothing_ticked_is_said(consultant: Reader) -> None:
    consultant.sent_to(f"{LIST}/selection", {"do": "archive"})
    assert "Aucune fiche n'était cochée" in consultant.get(LIST).words


def test_the_search_everywhere_finds_records_pages_and_actions(
    filled: Installation, consultant: Reader
) -> None:
    page = consultant.get("/o/valbrise/recherche?q=ecoles")
    assert "Écoles" in page.words
    page = consultant.get("/o/valbrise/recherche?q=journal")
    assert "Journal Page" in page.words
    found = consultant.client.get("/o/valbrise/recherche.json?q=nouvelle+fiche+flux").get_json()
    assert {"icon": "plus", "sort": "Action"}.items() <= found["found"][0].items()


def test_links_suggest_the_records_of_the_organisation_alone(
    filled: Installation, consultant: Reader
) -> None:
    answer = consultant.client.get("/o/valbrise/suggestions/systemes?q=un").get_json()
    assert answer == {"found": [{"number": filled.known["system"], "name": "Un system"}]}


def _queries(installation: Installation, reader: Reader, address: str) -> int:
    engine = installation.app.extensions["inventaire_engine"]
    seen = 0

    def count(*_told: object) -> None:
        nonlocal seen
        seen += 1

    event.listen(engine, "before_cursor_execute", count)
    reader.get(address)
    event.remove(engine, "before_cursor_execute", count)
    return seen


def test_a_page_asks_as_many_queries_whatever_the_size(
    installation: Installation, consultant: Reader
) -> None:
    known = installation.known
    addresses = ["/", "/o/valbrise", "/o/valbrise/journal", "/o/valbrise/recherche?q=fichier"]
    addresses += [LIST, "/o/valbrise/flux", "/o/valbrise/traitements"]
    addresses += [f"{LIST}/{known['dataset']}", f"/o/valbrise/systemes/{known['system']}"]
    addresses += [f"{LIST}/{known['dataset']}/modifier", f"/o/valbrise/flux/{known['flow']}"]
    _fill(installation, 2)
    few = [_queries(installation, consultant, address) for address in addresses]
    _fill(installation, 60)
    many = [_queries(installation, consultant, address) for address in addresses]
    assert dict(zip(addresses, many, strict=True)) == dict(zip(addresses, few, strict=True))


def _fill(installation: Installation, count: int) -> None:
    known, owner = installation.known, installation.valbrise
    with installation.session() as session:
        for rank in range(count):
            dataset = a_record(
                session,
                owner,
                "dataset",
                name=f"Fichier {rank}",
                systems=(known["system"],),
                producer=known["actor"],
            )
            a_record(session, owner, "processing", datasets=(dataset, known["dataset"]))
            a_record(
                session,
                owner,
                "flow",
                source=Ref("system", known["system"]),
                target=Ref("actor", known["actor"]),
                datasets=(dataset, known["dataset"]),
            )
        session.commit()
