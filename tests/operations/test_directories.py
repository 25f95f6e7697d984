"""The directory on line and its revisions: opened, closed, dated, compared."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from inventaire.inventory.dataset import Resource
from inventaire.inventory.fields import Ref
from inventaire.operations import directories
from inventaire.operations.archives import versions_of
from inventaire.operations.organisations import change_organisation
from inventaire.operations.published import PAGE, directory_page, find_on_line
from inventaire.operations.records import UnknownRecord, archive_record, change_record
from inventaire.store.journal import JournalRow
from inventaire.store.organisations import OrganisationRow
from tests.factories import CAMILLE, NOW, TODAY, a_record, an_organisation

ADDRESS = "https://inventaire.exemple.fr/rip/valbrise"


def a_document(session: Session, owner: int, name: str, **values: Any) -> int:
    return a_record(session, owner, "dataset", name=name, principal_document=True, **values)


def deeds(session: Session) -> list[str]:
    return [row.deed for row in session.query(JournalRow).order_by(JournalRow.id)]


def test_a_directory_is_off_line_until_somebody_puts_it_there(session: Session) -> None:
    owner = an_organisation(session)
    assert find_on_line(session, "valbrise") is None
    directories.open_page(session, CAMILLE, owner, address="", now=NOW)
    assert find_on_line(session, "valbrise") is not None
    directories.close_page(session, CAMILLE, owner, address="", now=NOW)
    assert find_on_line(session, "valbrise") is None
    directories.open_page(session, CAMILLE, owner, address="", now=NOW)
    found = find_on_line(session, "valbrise")
    assert found is not None, "it is put back at the same address"


def test_putting_it_on_line_twice_is_told_once(session: Session) -> None:
    owner = an_organisation(session)
    for _time in range(2):
        directories.open_page(session, CAMILLE, owner, address="", now=NOW)
    assert deeds(session).count("open_directory") == 1
    for _time in range(2):
        directories.close_page(session, CAMILLE, owner, address="", now=NOW)
    assert deeds(session).count("close_directory") == 1


def test_the_address_is_noted_where_none_was_and_forgotten_with_the_page(session: Session) -> None:
    owner = an_organisation(session)
    row = session.get_one(OrganisationRow, owner)
    directories.open_page(session, CAMILLE, owner, address=ADDRESS, now=NOW)
    assert row.rip_url == ADDRESS
    directories.close_page(session, CAMILLE, owner, address=ADDRESS, now=NOW)
    assert row.rip_url == ""


def test_an_address_that_people_wrote_stays(session: Session) -> None:
    own = "https://valbrise.example/rip"
    owner = an_organisation(session, rip_url=own)
    row = session.get_one(OrganisationRow, owner)
    directories.open_page(session, CAMILLE, owner, address=ADDRESS, now=NOW)
    assert row.rip_url == own
    directories.close_page(session, CAMILLE, owner, address=ADDRESS, now=NOW)
    assert row.rip_url == own


def test_an_archived_organisation_shows_nothing(session: Session) -> None:
    owner = an_organisation(session)
    directories.open_page(session, CAMILLE, owner, address="", now=NOW)
    archive_record(session, CAMILLE, owner, "organisation", owner, now=NOW)
    assert find_on_line(session, "valbrise") is None


def test_a_revision_dates_the_directory_and_freezes_it(session: Session) -> None:
    owner = an_organisation(session)
    a_document(session, owner, "Budget")
    row = directories.revise(session, CAMILLE, owner, now=NOW)
    assert session.get_one(OrganisationRow, owner).rip_revised_on == TODAY
    assert row.entries == 1
    (version,) = versions_of(session, owner)
    assert (version.id, version.title) == (row.snapshot_id, "RIP révisé le 23/11/2026")
    assert "revise_directory" in deeds(session)


def test_a_year_later_one_reads_what_was_added_removed_and_changed(session: Session) -> None:
    owner = an_organisation(session)
    budget = a_document(session, owner, "Budget")
    plan = a_document(session, owner, "Plan de la mairie")
    a_document(session, owner, "Délibérations")
    first = directories.revise(session, CAMILLE, owner, now=NOW)
    later = NOW + timedelta(days=370)
    values = {"name": "Budget communal", "licence": "lov2"}
    change_record(session, CAMILLE, owner, "dataset", budget, values, version=None, now=later)
    unmarked = {"principal_document": False}
    change_record(session, CAMILLE, owner, "dataset", plan, unmarked, version=None, now=later)
    a_document(session, owner, "Subventions")
    found = directories.compare_revisions(
        session, owner, first.id, None, today=later.date()
    ).changes
    assert [one.name for one in found.added] == ["Subventions"]
    assert [one.name for one in found.removed] == ["Plan de la mairie"]
    (changed,) = found.changed
    assert [(said.before, said.after) for said in changed.said] == [
        ("Budget", "Budget communal"),
        ("", "Licence Ouverte 2.0"),
    ]
    second = directories.revise(session, CAMILLE, owner, now=later)
    between = directories.compare_revisions(session, owner, first.id, second.id, today=later.date())
    assert between.changes == found


def test_what_is_not_of_the_directory_changes_nothing_in_it(session: Session) -> None:
    owner = an_organisation(session)
    budget = a_document(session, owner, "Budget")
    first = directories.revise(session, CAMILLE, owner, now=NOW)
    a_record(session, owner, "dataset", name="Paie")
    inside = {"notes": "note interne", "steward": "Service finances"}
    change_record(session, CAMILLE, owner, "dataset", budget, inside, version=None, now=NOW)
    found = directories.compare_revisions(session, owner, first.id, None, today=TODAY)
    assert found.changes.total == 0


def test_a_comparison_names_departments_and_reads_nothing_of_systems(session: Session) -> None:
    owner = an_organisation(session)
    finances = a_record(session, owner, "actor", name="Service finances")
    system = a_record(session, owner, "system", name="Berger")
    budget = a_document(session, owner, "Budget", producer=finances, systems=(system,))
    first = directories.revise(session, CAMILLE, owner, now=NOW)
    same = directories.compare_revisions(session, owner, first.id, None, today=TODAY)
    assert same.changes.total == 0
    assert same.earlier.snapshot.systems == ()
    archive_record(session, CAMILLE, owner, "actor", finances, now=NOW)
    found = directories.compare_revisions(session, owner, first.id, None, today=TODAY)
    (changed,) = found.changes.changed
    assert changed.entry.id == budget
    assert [(said.before, said.after) for said in changed.said] == [("Service finances", "")]


def test_the_revision_of_another_organisation_is_unknown(session: Session) -> None:
    owner, other = an_organisation(session), an_organisation(session, "Autre")
    row = directories.revise(session, CAMILLE, owner, now=NOW)
    with pytest.raises(UnknownRecord):
        directories.compare_revisions(session, other, row.id, None, today=TODAY)


def test_the_next_revision_is_a_year_after_the_last_or_after_the_page(session: Session) -> None:
    owner = an_organisation(session)
    row = session.get_one(OrganisationRow, owner)
    assert directories.next_revision(session, row) is None
    directories.open_page(session, CAMILLE, owner, address="", now=NOW)
    assert directories.next_revision(session, row) == TODAY.replace(year=2027)
    revised = {"rip_revised_on": TODAY.replace(month=2)}
    change_organisation(session, CAMILLE, owner, revised, version=None, now=NOW)
    assert directories.next_revision(session, row) == TODAY.replace(year=2027, month=2)


def test_a_page_of_the_directory_holds_a_hundred_entries_by_title(session: Session) -> None:
    owner = an_organisation(session)
    for rank in range(PAGE + 3):
        a_document(session, owner, f"Document {rank:03}")
    directories.open_page(session, CAMILLE, owner, address="", now=NOW)
    on_line = find_on_line(session, "valbrise")
    assert on_line is not None
    assert on_line.pages(on_line.counts.entries) == 2
    names = [
        one.name for page in (1, 2) for one in directory_page(session, on_line, page).documents
    ]
    assert names == [f"Document {rank:03}" for rank in range(PAGE + 3)]


def test_where_a_file_lies_is_told_once_it_is_published(session: Session) -> None:
    owner = an_organisation(session)
    files = (Resource(title="Export", url="https://intranet.example/secret.csv", format="csv"),)
    inside = a_document(session, owner, "Budget", resources=files)
    directories.open_page(session, CAMILLE, owner, address="", now=NOW)

    def shown() -> tuple[Resource, ...]:
        on_line = find_on_line(session, "valbrise")
        assert on_line is not None
        return directory_page(session, on_line).documents[0].resources

    assert shown() == ()
    published = {"publication_status": "published"}
    change_record(session, CAMILLE, owner, "dataset", inside, published, version=None, now=NOW)
    assert shown() == files


def test_a_department_put_away_is_named_no_more(session: Session) -> None:
    owner = an_organisation(session)
    finances = a_record(session, owner, "actor", name="Service finances")
    a_document(session, owner, "Budget", producer=finances)
    directories.open_page(session, CAMILLE, owner, address="", now=NOW)

    def named() -> str:
        on_line = find_on_line(session, "valbrise")
        assert on_line is not None
        page = directory_page(session, on_line)
        producer = page.documents[0].producer
        return "" if producer is None else page.snapshot.label(Ref("actor", producer))

    assert named() == "Service finances"
    archive_record(session, CAMILLE, owner, "actor", finances, now=NOW)
    assert named() == ""
