"""Catalogues that are tables come back as datasets: each layout, real files, and our own."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventaire.exchange.catalogue.formats import FORMATS
from inventaire.exchange.formats import propose_changes
from inventaire.exchange.readers import Unreadable
from inventaire.inventory.dataset import Dataset, Resource
from inventaire.inventory.snapshot import Snapshot
from tests.builders import commune, picture
from tests.exchange.catalogue_case import catalogue_case
from tests.exchange.harvest_case import (
    applied,
    datasets_of,
    inventories,
    named,
    proposed,
    texts,
)

OURS = ("scdl", "etat", "portail")

PORTAL = (
    "id;title;slug;acronym;url;organization;organization_id;description;frequency;license;"
    "temporal_coverage.start;temporal_coverage.end;spatial.granularity;spatial.zones;private;"
    "featured;created_at;last_modified;tags;archived;resources_count;resources_formats;"
    "harvest.backend;metric.views;quality_score\n"
    "5f0000000000000000000001;Horaires des bus;horaires-des-bus;;"
    "https://www.data.gouv.fr/fr/datasets/horaires-des-bus/;Valbrise;534fff00;"
    "Les horaires.;monthly;fr-lo;2024-01-01;2024-12-31;fr:epci;Cœur de vallée;False;False;"
    "2024-02-03T10:00:00.000000;2026-01-02T08:30:00;bus,transports;False;2;gtfs,csv;;120;0.8\n"
    "5f0000000000000000000002;Ancien plan;ancien-plan;;"
    "https://www.data.gouv.fr/fr/datasets/ancien-plan/;Valbrise;534fff00;;unknown;notspecified;"
    ";;;;False;False;pas une date;;;True;0;;;3;0.1\n"
)
SCDL = (
    "COLL_NOM,COLL_SIRET,ID,TITRE,DESCRIPTION,THEME,PRODUCTEUR_NOM,PRODUCTEUR_SIRET,"
    "COUV_SPAT_MAILLE,COUV_SPAT_NOM,COUV_TEMP_DEBUT,COUV_TEMP_FIN,DATE_PUBL,FREQ_MAJ,DATE_MAJ,"
    "MOTS_CLES,LICENCE,NOMBRE_RESSOURCES,FORMAT_RESSOURCES,URL\n"
    "Valbrise,21330999000017,vb-01,Menus des cantines,Les menus.,Jeunesse,Syndicat des repas,"
    "20003019500115,Communale,Valbrise,2024,2025,2024-09-01,Mensuelle ou plusieurs fois par mois,"
    "2026-01-05,cantine;menu,Licence Ouverte-LO,3,CSV;JSON,https://valbrise.example/menus.csv\n"
    "Valbrise,21330999000017,vb-02,Prénoms,,Alchimie,Valbrise,21330999000017,Galactique,,,,,"
    "Inconnue,,,Sur mesure,1,XYZ,https://valbrise.example/les prénoms.csv\n"
)
GRIST = (
    "Titre,Description,Mots_Cles,Organisation,Service,Systeme_d_Information,Contact_Service,"
    "Contact_Personne,Date_Publication,Date_MaJ,Frequence_MaJ,Couverture_Geo,URL,Format_Donnees,"
    'Licence,Thematique,Donnees_ouvertes,URL_Open_Data,Volumetrie_en_Mo_,Niveau_Sensibilite,"BUID",'
    "Langue\n"
    'Flotte,Les véhicules.,"mobilité, flotte",Valbrise,Moyens généraux,"SI Flotte, SI Achat",'
    "flotte@valbrise.example,,2024-03-12,2026-05-10,mensuelle,National,"
    "https://intra.valbrise.example/flotte,CSV,Licence Ouverte v2.0 (Etalab),Transports,true,"
    'https://open.valbrise.example/flotte.csv,"142,5",Données personnelles (RGPD),b8f0,Français\n'
)


def test_the_catalogue_of_data_gouv_gives_its_datasets() -> None:
    changes = proposed(PORTAL)
    buses = datasets_of(changes)["Horaires des bus"]
    assert buses == {
        "name": "Horaires des bus",
        "identifier": "5f0000000000000000000001",
        "description": "Les horaires.",
        "frequency": "MONTHLY",
        "licence": "fr-lo",
        "temporal_start": date(2024, 1, 1),
        "temporal_end": date(2024, 12, 31),
        "spatial_granularity": "epci",
        "spatial_label": "Cœur de vallée",
        "created_on": date(2024, 2, 3),
        "updated_on": date(2026, 1, 2),
        "keywords": ("bus", "transports"),
        "documentation_url": "https://www.data.gouv.fr/fr/datasets/horaires-des-bus/",
        "resources": (Resource(format="gtfs"), Resource(format="csv")),
        "publication_status": "published",
    }
    old = datasets_of(changes)["Ancien plan"]
    assert "publication_status" not in old, "what the portal hides is not published"
    assert "created_on" not in old
    assert "Date de création : pas une date" in old["notes"]
    assert any("« pas une date » n'est pas compris" in text for text in texts(changes))


def test_scdl_says_who_made_what_and_what_is_not_understood_is_kept() -> None:
    changes = proposed(SCDL, picture(commune(siren="213309990")))
    menus, names = datasets_of(changes).values()
    assert (menus["theme"], menus["frequency"], menus["licence"]) == ("EDUC", "MONTHLY", "lov2")
    assert menus["identifier"] == "vb-01"
    assert (menus["temporal_start"], menus["temporal_end"]) == (
        date(2024, 1, 1),
        date(2025, 12, 31),
    )
    assert named(changes, "actor", menus["producer"]) == "Syndicat des repas"
    assert menus["resources"] == (
        Resource(url="https://valbrise.example/menus.csv", format="csv"),
        Resource(format="json"),
    )
    assert "Mensuelle ou plusieurs fois par mois" in menus["notes"]
    assert "Nombre de fichiers : 3" in menus["notes"]
    assert "producer" not in names, "the organisation as a whole is no department"
    for kept in ("Thème : Alchimie", "Galactique", "Sur mesure", "Format : XYZ"):
        assert kept in names["notes"]
    assert names["resources"] == (
        Resource(url="https://valbrise.example/les%20pr%C3%A9noms.csv", format="other"),
    )
    told = texts(changes)
    assert any("elle a été réparée" in text for text in told)
    assert any("« Alchimie » n'est pas compris pour « Thème »" in text for text in told)


def test_the_layout_of_grist_is_read() -> None:
    changes = proposed(GRIST)
    fleet = datasets_of(changes)["Flotte"]
    assert fleet["keywords"] == ("mobilité", "flotte")
    assert [named(changes, "system", n) for n in fleet["systems"]] == ["SI Flotte", "SI Achat"]
    assert named(changes, "actor", fleet["producer"]) == "Moyens généraux"
    assert (fleet["identifier"], fleet["licence"], fleet["theme"]) == ("b8f0", "lov2", "TRAN")
    assert (fleet["publication_status"], fleet["personal_status"]) == ("published", "personal")
    assert fleet["documentation_url"] == "https://intra.valbrise.example/flotte"
    (file,) = fleet["resources"]
    assert (file.url, file.size) == ("https://open.valbrise.example/flotte.csv", 142_500_000)
    assert "Langue : Français" in fleet["notes"]


def test_the_example_of_the_state_is_read_and_read_again_changes_nothing(cases: Path) -> None:
    data = (cases / "catalogues" / "etalab-exemple-valide.csv").read_bytes()
    before = picture(commune())
    changes = proposed(data, before)
    (trees,) = datasets_of(changes).values()
    assert trees["contact"] == "inventaire-forestier@ign.fr"
    assert trees["resources"] == (Resource(format="csv"), Resource(format="xlsx"))
    assert any("Ce catalogue est celui de « Institut national" in text for text in texts(changes))
    assert not proposed(data, applied(before, changes)).changes


@pytest.mark.parametrize("data", [PORTAL, SCDL, GRIST], ids=["portail", "scdl", "grist"])
def test_the_same_catalogue_twice_changes_nothing(data: str) -> None:
    before = picture(commune())
    again = proposed(data, applied(before, proposed(data, before)))
    assert again.changes == ()
    assert len(again.unchanged) == data.count("\n") - 1


def test_a_dataset_is_found_by_its_identifier_under_another_title() -> None:
    ours = Dataset(id=7, name="Bus", identifier="5f0000000000000000000001", frequency="DAILY")
    (changed, _other) = proposed(PORTAL, picture(commune(), ours)).changes
    assert (changed.deed, changed.ref.id) == ("change", 7)
    by_field = {one.field: one for one in changed.fields}
    assert (by_field["name"].before, by_field["name"].after) == ("Bus", "Horaires des bus")
    assert by_field["frequency"].is_conflict
    assert str(by_field["name"].origin.cell) == "B2"


def test_a_dataset_without_identifier_is_found_by_its_title_and_keeps_what_it_says() -> None:
    ours = Dataset(
        id=7,
        name="Horaires des bus",
        publication_status="to_study",
        keywords=("Bus", "car"),
        update_subject="Rentrée",
        resources=(Resource(title="Ligne 1", format="csv", url="https://x.example/1.csv"),),
    )
    before = picture(commune(), ours)
    after = applied(before, proposed(PORTAL, before)).dataset(7)
    assert after.identifier == "5f0000000000000000000001"
    assert after.publication_status == "to_study", "what somebody decided is not undone"
    assert after.keywords == ("Bus", "car", "transports")
    assert after.update_subject == "Rentrée"
    assert after.resources == (*ours.resources, Resource(format="gtfs"))


def test_the_rank_of_a_row_is_nobodys_identifier_without_the_same_title() -> None:
    others = Dataset(id=7, name="Bancs publics", identifier="vb-01")
    before = picture(commune(), others)
    changes = proposed(SCDL, before)
    assert {one.deed for one in changes.changes} == {"create"}, "two catalogues have a first row"
    assert any("« vb-01 » est déjà celui de « Bancs publics »" in text for text in texts(changes))
    assert not proposed(SCDL, applied(before, changes)).changes


def test_an_archived_dataset_is_left_alone() -> None:
    ours = Dataset(id=7, name="Horaires des bus", archived=True)
    assert all(one.deed == "create" for one in proposed(PORTAL, picture(commune(), ours)).changes)


def test_two_datasets_of_one_title_stay_two_when_their_identifiers_differ() -> None:
    data = PORTAL.replace("Ancien plan", "Horaires des bus")
    before = picture(commune())
    after = applied(before, proposed(data, before))
    assert [one.name for one in after.datasets] == ["Horaires des bus"] * 2
    assert not proposed(data, after).changes


def test_the_same_identifier_twice_completes_one_dataset() -> None:
    data = PORTAL.replace("000000000002", "000000000001")
    changes = proposed(data)
    assert len(datasets_of(changes)) == 1
    assert any("figure deux fois" in text for text in texts(changes))


def test_a_row_without_title_is_refused_and_the_others_are_read() -> None:
    changes = proposed(PORTAL.replace(";Ancien plan;", ";;"))
    assert list(datasets_of(changes)) == ["Horaires des bus"]
    assert [str(one.text) for one in changes.refused] == [
        "Ce jeu de données n'a pas de titre : il est laissé."
    ]


def test_a_catalogue_without_rows_says_so() -> None:
    with pytest.raises(Unreadable) as refusal:
        proposed(PORTAL.splitlines()[0])
    assert "aucun jeu de données" in str(refusal.value.text)


def test_too_many_datasets_are_refused() -> None:
    heading, first, _second = PORTAL.splitlines()
    with pytest.raises(Unreadable) as refusal:
        proposed("\n".join([heading, *([first] * 5001)]))
    assert "5000" in str(refusal.value.text)


def test_a_period_that_ends_before_it_starts_is_not_recorded() -> None:
    changes = proposed(PORTAL.replace("2024-12-31", "2023-12-31"))
    buses = datasets_of(changes)["Horaires des bus"]
    assert "temporal_end" not in buses
    assert "2023-12-31" in buses["notes"]


@pytest.mark.parametrize("code", OURS)
def test_our_catalogue_comes_back_without_a_change(code: str) -> None:
    before = catalogue_case()
    changes = proposed(FORMATS[code].write(before), before)
    assert changes.changes == ()
    assert texts(changes) == []
    assert {ref.id for ref in changes.unchanged} == {4, 5}


@pytest.mark.parametrize("code", OURS)
@settings(max_examples=25)
@given(before=inventories())
def test_whatever_we_write_comes_back_without_a_change(code: str, before: Snapshot) -> None:
    changes = proposed(FORMATS[code].write(before), before)
    assert changes.changes == ()


@pytest.mark.parametrize("code", OURS)
def test_our_catalogue_fills_the_inventory_of_another(code: str) -> None:
    elsewhere = picture(replace(catalogue_case().organisation, id=9))
    data = FORMATS[code].write(catalogue_case())
    after = applied(elsewhere, proposed(data, elsewhere))
    assert {one.name for one in after.datasets} == {"Arbres remarquables", "Subventions versées"}
    grants = next(one for one in after.datasets if one.name == "Subventions versées")
    assert (grants.licence, grants.frequency) == ("lov2", "ANNUAL")
    assert grants.resources[0].url == "https://valbrise.example/subventions-2025.csv"
    assert not proposed(data, after).changes


@pytest.mark.parametrize("data", [PORTAL, SCDL, GRIST], ids=["portail", "scdl", "grist"])
@settings(max_examples=25)
@given(seed=st.integers(0, 10_000))
def test_a_damaged_catalogue_is_read_or_refused_with_a_sentence(data: str, seed: int) -> None:
    draw = random.Random(seed)
    damaged = bytearray(data.encode())
    for _time in range(draw.randint(1, 12)):
        place = draw.randrange(len(damaged))
        damaged[place : place + draw.randint(0, 3)] = draw.randbytes(draw.randint(0, 3))
    try:
        changes = propose_changes(bytes(damaged), picture(commune()))[1]
    except Unreadable as unreadable:
        assert str(unreadable.text)
    else:
        assert all(one.label for one in changes.changes)
