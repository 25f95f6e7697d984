"""The pages of versions: freeze, read again, compare, take away, share."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest

from inventaire.inventory.archive import snapshot_from_json
from inventaire.operations.archives import freeze
from inventaire.operations.audits import decide, findings_of, run_audit
from inventaire.operations.records import archive_record, change_record, create_record
from inventaire.store.audits import FrozenRow
from inventaire.store.snapshot import load_snapshot
from tests.factories import CAMILLE, NOW, TODAY, a_record
from tests.web.conftest import Installation
from tests.web.pages import Reader

VERSIONS = "/o/valbrise/versions"
LATER = NOW + timedelta(days=1)


@pytest.fixture
def before(installation: Installation) -> int:
    """A version, after which a system is created, one is changed and one is archived."""
    owner = installation.valbrise
    with installation.session() as session:
        kept = a_record(session, owner, "system", name="Paie", hosting="internal")
        left = a_record(session, owner, "system", name="Ancien tableur")
        a_record(session, owner, "processing", name="Cantine", systems=(kept,))
        number = freeze(session, CAMILLE, owner, "Avant l'atelier", now=NOW)
        values = {"name": "Paie et temps", "hosting": "cloud"}
        change_record(session, CAMILLE, owner, "system", kept, values, version=None, now=LATER)
        archive_record(session, CAMILLE, owner, "system", left, now=LATER)
        create_record(
            session, CAMILLE, owner, "system", {"name": "Portail", "notes": "Neuf"}, now=LATER
        )
        session.commit()
    return number


def test_before_the_first_version_the_page_says_what_one_is_for(consultant: Reader) -> None:
    page = consultant.get(VERSIONS)
    assert "Aucune version figée" in page.words
    assert "Choisissez deux versions" in consultant.get(f"{VERSIONS}/comparer").words


def test_a_version_is_frozen_with_a_title_and_listed(consultant: Reader) -> None:
    assert consultant.sent_to(VERSIONS, {"title": "Remise du rapport"}).endswith(VERSIONS)
    page = consultant.get(VERSIONS)
    assert "La version est figée" in page.words
    assert "Remise du rapport" in page.words
    assert "Consultant a figé la version « Remise du rapport »" in (
        consultant.get("/o/valbrise/journal").words
    )


def test_a_version_without_title_is_refused_and_nothing_is_kept(consultant: Reader) -> None:
    page = consultant.post(VERSIONS, {"title": "  "}, status=422)
    assert "Donnez un titre court à cette version" in page.words
    assert "Aucune version figée" in consultant.get(VERSIONS).words


def test_the_versions_of_audits_are_told_apart(
    consultant: Reader, installation: Installation, before: int
) -> None:
    with installation.session() as session:
        run_audit(session, CAMILLE, installation.valbrise, now=LATER)
        session.commit()
    page = consultant.get(VERSIONS)
    assert re.search(r"Audit 24 nov. 2026, 10:30 .* Avant l'atelier 23 nov. 2026", page.words)
    assert "Comparer depuis «\u00a0Audit du 24 nov. 2026" in page.html
    assert "Audit du 24 nov. 2026" in consultant.get(f"{VERSIONS}/2").words


def test_a_version_shows_what_was_recorded_that_day(consultant: Reader, before: int) -> None:
    page = consultant.get(f"{VERSIONS}/{before}")
    assert "Figée par Camille Durand" in page.words
    for words in ("Registre des traitements", "Cantine", "Constats", "Systèmes 3"):
        assert words in page.words
    assert f"{VERSIONS}/{before}/systemes" in page.links
    listed = consultant.get(f"{VERSIONS}/{before}/systemes").words
    assert "Paie et temps" not in listed
    assert "Hébergement Interne" in listed
    assert "Portail" not in listed


def test_a_long_register_shows_its_beginning_and_leads_to_the_rest(
    consultant: Reader, installation: Installation
) -> None:
    with installation.session() as session:
        for number in range(60):
            a_record(session, installation.valbrise, "processing", name=f"Fiche n°{number}")
        version = freeze(session, CAMILLE, installation.valbrise, "Long", now=NOW)
        session.commit()
    page = consultant.get(f"{VERSIONS}/{version}")
    assert "Lire les 61 traitements en entier" in page.words
    assert "et 11 autres" in page.words
    rest = consultant.get(f"{VERSIONS}/{version}/traitements?page=2")
    assert "Page 2 sur 2" in rest.words
    assert "Fiche n°59" in rest.words


def test_a_version_names_what_records_linked_to_as_it_was_called(
    consultant: Reader, before: int
) -> None:
    listed = consultant.get(f"{VERSIONS}/{before}/traitements").words
    assert "Systèmes Paie" in listed
    assert "Paie et temps" not in listed


def test_a_kind_that_a_version_does_not_hold_is_said_so(consultant: Reader, before: int) -> None:
    page = consultant.get(f"{VERSIONS}/{before}/preuves")
    assert "Rien de tel dans cette version" in page.words


def test_findings_that_were_set_aside_are_shown_apart(
    consultant: Reader, installation: Installation, before: int
) -> None:
    owner = installation.valbrise
    with installation.session() as session:
        run_audit(session, CAMILLE, owner, now=LATER)
        for finding in findings_of(session, owner):
            if finding.rule == "LIC-01":
                decide(session, CAMILLE, owner, finding.id, "refused", reason="Non.", now=LATER)
        session.commit()
    standing, aside = consultant.get(f"{VERSIONS}/{before}").words.split("Constats écartés")
    assert "LIC-01" not in standing
    assert "LIC-01" in aside


def test_what_changed_is_told_field_by_field(consultant: Reader, before: int) -> None:
    page = consultant.get(f"{VERSIONS}/comparer?before={before}&after=aujourdhui")
    assert "3 fiches ont changé" in page.words
    assert re.search(r"Paie et temps Système Modification .* Nom Paie Paie et temps", page.words)
    assert "Hébergement Interne Hébergeur (cloud)" in page.words
    assert "Ancien tableur Système Archivage" in page.words
    assert re.search(r"Portail Système Création 2 champs remplis", page.words)
    assert re.search(r"Systèmes 3 3 1 Création, Systèmes 1 Modification", page.words)


def test_a_comparison_is_narrowed_by_its_figures(consultant: Reader, before: int) -> None:
    address = f"{VERSIONS}/comparer?before={before}&after=aujourdhui"
    page = consultant.get(f"{address}&kind=system&deed=archive")
    assert "1 fiche a changé" in page.words
    assert "Portail" not in page.words
    assert f"{address}&kind=system&deed=create" in consultant.get(address).links
    nothing = consultant.get(f"{address}&kind=dataset&deed=create")
    assert "Rien ne correspond" in nothing.words
    everything = consultant.get(f"{address}&kind=x&deed=y&page=99")
    assert "3 fiches ont changé" in everything.words


def test_two_versions_are_compared_the_earlier_first_whatever_the_choice(
    consultant: Reader, installation: Installation, before: int
) -> None:
    with installation.session() as session:
        after = freeze(session, CAMILLE, installation.valbrise, "Après", now=LATER)
        session.commit()
    for pair in ((before, after), (after, before)):
        page = consultant.get(f"{VERSIONS}/comparer?before={pair[0]}&after={pair[1]}")
        assert re.search(r"Nom Paie Paie et temps", page.words)
    same = consultant.get(f"{VERSIONS}/comparer?before={after}&after=aujourdhui")
    assert "Rien n’a changé" in same.words


@pytest.mark.parametrize("query", ["before=1&after=1", "before=x&after=y", "before=99&after=1"])
def test_an_address_that_names_no_two_versions_asks_for_them(
    consultant: Reader, before: int, query: str
) -> None:
    assert "Choisissez deux versions" in consultant.get(f"{VERSIONS}/comparer?{query}").words


def test_a_version_is_taken_away_as_a_file_that_is_read_again(
    consultant: Reader, installation: Installation, before: int
) -> None:
    answer = consultant.client.get(f"{VERSIONS}/{before}/archive.json")
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="valbrise-version-2026-11-23-avant-l-atelier.json"'
    )
    snapshot = snapshot_from_json(json.loads(answer.data))
    assert {system.name for system in snapshot.systems} >= {"Paie", "Ancien tableur"}
    with installation.session() as session:
        today = load_snapshot(session, installation.valbrise, taken_on=TODAY)
    assert snapshot.organisation == today.organisation


def test_a_version_leads_to_its_share(consultant: Reader, before: int) -> None:
    link = f"/o/valbrise/partages?version={before}"
    assert link in consultant.get(f"{VERSIONS}/{before}").links
    shared = consultant.get(link)
    assert f'<option value="{before}" selected>' in shared.html


def test_a_version_of_a_newer_installation_is_explained(
    consultant: Reader, installation: Installation, before: int
) -> None:
    with installation.session() as session:
        row = session.get_one(FrozenRow, before)
        row.content = {**row.content, "format": 99}
        session.commit()
    for page in ("", "/archive.json", "/systemes"):
        assert consultant.get(f"{VERSIONS}/{before}{page}", follow=True).words.count(
            "figée par un inventaire plus récent"
        )


def test_a_reader_reads_versions_and_freezes_none(installation: Installation, before: int) -> None:
    reader = installation.reader("reader")
    page = reader.get(VERSIONS)
    assert "Avant l'atelier" in page.words
    assert "Figer" not in page.words
    assert "Partager" not in reader.get(f"{VERSIONS}/{before}").words
    assert reader.get(f"{VERSIONS}/comparer?before={before}&after=aujourdhui").words
    reader.post(VERSIONS, {"title": "À moi"}, status=403)


def test_a_version_of_another_organisation_does_not_exist(
    installation: Installation, before: int
) -> None:
    stranger = installation.reader("stranger")
    ours = "/o/les-ateliers-du-lien/versions"
    for page in ("", "/archive.json", "/systemes"):
        stranger.get(f"{ours}/{before}{page}", status=404)
    asked = stranger.get(f"{ours}/comparer?before={before}&after=aujourdhui")
    assert "Choisissez deux versions" in asked.words
    assert "Paie" not in stranger.get(ours).words
