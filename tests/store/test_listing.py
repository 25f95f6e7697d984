"""Lists: filters, sorts, searches and counts."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from inventaire.inventory.fields import Ref, fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.processing import RecipientLine
from inventaire.operations.records import archive_record, change_record
from inventaire.store.listing import counts, list_page, search_everywhere, suggest
from tests.factories import CAMILLE, NOW, a_record, an_organisation, filled_values, one_of_each
from tests.store.test_snapshot import counted


@pytest.fixture
def organisation(session: Session) -> int:
    return an_organisation(session)


def listed(session: Session, organisation: int, kind: str, **asked: object) -> list[str]:
    """The names of one page."""
    page = list_page(session, organisation, kind, **asked)  # type: ignore[arg-type]  # said in words
    return [fact.name for fact in page.facts]


def test_a_search_minds_neither_accents_nor_capitals(session: Session, organisation: int) -> None:
    a_record(session, organisation, "dataset", name="Élections œcuméniques")
    a_record(session, organisation, "dataset", name="Budget", notes="Voté l'ÉTÉ dernier")
    assert listed(session, organisation, "dataset", search="ELECTIONS") == ["Élections œcuméniques"]
    assert listed(session, organisation, "dataset", search="oecumeniques elections") == [
        "Élections œcuméniques"
    ]
    assert listed(session, organisation, "dataset", search="ete") == ["Budget"]
    assert listed(session, organisation, "dataset", search="100%") == []


def test_names_sort_without_accents(session: Session, organisation: int) -> None:
    for name in ("Zones", "état civil", "Eau", "Écoles"):
        a_record(session, organisation, "dataset", name=name)
    expected = ["Eau", "Écoles", "état civil", "Zones"]
    assert listed(session, organisation, "dataset") == expected
    assert listed(session, organisation, "dataset", descending=True) == expected[::-1]


def test_each_shape_of_field_is_filtered(session: Session, organisation: int) -> None:
    known = one_of_each(session, organisation)
    for kind in KINDS:
        a_record(session, organisation, kind, **{**filled_values(kind, known), "name": "Plein"})
        for field in fields_of(KINDS[kind].record):
            if field.name == "name" or (kind == "flow" and field.name in ("source", "target")):
                continue
            empty = listed(session, organisation, kind, filters={field.name: "-"})
            assert "Plein" not in empty, (kind, field.name)
            every = list_page(session, organisation, kind).total
            # What has a default is empty nowhere.
            assert len(empty) in (0, every - 1), (kind, field.name)
            list_page(session, organisation, kind, sort=field.name, descending=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("publication_status", "published"),
        ("data_categories", "health"),
        ("principal_document", "yes"),
        ("producer", "{actor}"),
        ("systems", "{system}"),
        ("created_on", "2026-01-02"),
        ("created_on", "<2026-02-01"),
        ("created_on", ">2026-01-02"),
        ("rows_count", "12"),
        ("steward", "camille"),
    ],
)
def test_a_filter_finds_the_record_that_fits(
    session: Session, organisation: int, name: str, value: str
) -> None:
    actor = a_record(session, organisation, "actor")
    system = a_record(session, organisation, "system")
    a_record(
        session,
        organisation,
        "dataset",
        name="Oui",
        publication_status="published",
        data_categories=("identity", "health"),
        principal_document=True,
        producer=actor,
        systems=(system,),
        created_on=date(2026, 1, 2),
        rows_count=12,
        steward="Camille",
    )
    a_record(session, organisation, "dataset", name="Non", principal_document=False)
    asked = {name: value.format(actor=actor, system=system)}
    assert listed(session, organisation, "dataset", filters=asked) == ["Oui"]


def test_an_answer_not_given_is_not_a_no(session: Session, organisation: int) -> None:
    for name, backups in (("a", True), ("b", False), ("c", None)):
        a_record(session, organisation, "system", name=name, backups=backups)
    for answer, expected in (("yes", ["a"]), ("no", ["b"]), ("unknown", ["c"])):
        assert listed(session, organisation, "system", filters={"backups": answer}) == expected


def test_flows_are_found_and_filtered_by_their_ends(session: Session, organisation: int) -> None:
    paie = a_record(session, organisation, "system", name="Paie")
    dgfip = a_record(session, organisation, "actor", name="DGFiP")
    flow = a_record(
        session, organisation, "flow", source=Ref("system", paie), target=Ref("actor", dgfip)
    )
    for filters in ({"source": f"system-{paie}"}, {"target": f"actor-{dgfip}"}):
        page = list_page(session, organisation, "flow", filters=filters)
        assert [fact.id for fact in page.facts] == [flow]
        assert page.names[Ref("flow", flow)] == "Paie → DGFiP"
    assert list_page(session, organisation, "flow", filters={"source": f"actor-{dgfip}"}).total == 0
    assert list_page(session, organisation, "flow", search="dgfip").total == 1
    change_record(
        session, CAMILLE, organisation, "actor", dgfip, {"name": "Trésor"}, version=1, now=NOW
    )
    assert list_page(session, organisation, "flow", search="dgfip").total == 0
    assert list_page(session, organisation, "flow", search="tresor").total == 1


def test_a_filter_that_means_nothing_finds_nothing(session: Session, organisation: int) -> None:
    a_record(session, organisation, "dataset")
    for name, value in (
        ("nonsense", "1"),
        ("producer", "zero"),
        ("producer", "9" * 30),
        ("principal_document", "maybe"),
        ("created_on", "31/02/2026"),
        ("systems", "-1"),
    ):
        assert list_page(session, organisation, "dataset", filters={name: value}).total == 0
    a_record(session, organisation, "action")
    assert list_page(session, organisation, "action", filters={"about": "moon-1"}).total == 0


def test_lines_are_filtered_by_their_links(session: Session, organisation: int) -> None:
    actor = a_record(session, organisation, "actor")
    line = RecipientLine(actor=actor)
    a_record(session, organisation, "processing", name="Paie", recipients=(line,))
    a_record(session, organisation, "processing", name="Autre")
    filters = {"recipients": str(actor)}
    assert listed(session, organisation, "processing", filters=filters) == ["Paie"]


def test_pages_follow_one_another_and_the_last_one_is_the_end(
    session: Session, organisation: int
) -> None:
    for rank in range(5):
        a_record(session, organisation, "system", name=f"Système {rank}")
    names = [
        listed(session, organisation, "system", page=page, size=2) for page in (1, 2, 3, 99, 0)
    ]
    assert [len(page) for page in names] == [2, 2, 1, 1, 2]
    page = list_page(session, organisation, "system", page=99, size=2)
    assert (page.total, page.pages, page.number) == (5, 3, 3)


def test_what_is_archived_is_listed_apart(session: Session, organisation: int) -> None:
    kept = a_record(session, organisation, "system", name="Ancien")
    archive_record(session, CAMILLE, organisation, "system", kept, now=NOW)
    assert listed(session, organisation, "system") == []
    assert listed(session, organisation, "system", archived=True) == ["Ancien"]
    assert counts(session, organisation)["system"] == 0
    assert search_everywhere(session, organisation, "ancien") == ()


def test_a_list_takes_as_many_queries_whatever_the_size(
    session: Session, organisation: int
) -> None:
    known = one_of_each(session, organisation)
    for kind in KINDS:
        values = {k: v for k, v in filled_values(kind, known).items() if k != "reference"}
        a_record(session, organisation, kind, **values)
        with counted(session) as few:
            list_page(session, organisation, kind)
        for _ in range(3):
            a_record(session, organisation, kind, **values)
        with counted(session) as many:
            list_page(session, organisation, kind)
        assert len(many) == len(few) < 16, kind


def test_nothing_of_another_organisation_is_found(session: Session, organisation: int) -> None:
    theirs = an_organisation(session, "Autre")
    known = one_of_each(session, theirs)
    for kind in known:
        assert list_page(session, organisation, kind).total == 0
        assert suggest(session, organisation, kind, "un") == ()
    assert search_everywhere(session, organisation, "un") == ()
    assert set(counts(session, organisation).values()) == {0}


def test_the_search_of_everything_puts_names_first(session: Session, organisation: int) -> None:
    a_record(session, organisation, "dataset", name="Abonnés", notes="viennent de la paie")
    a_record(session, organisation, "system", name="Paie")
    found = search_everywhere(session, organisation, "paie")
    assert [hit.name for hit in found] == ["Paie", "Abonnés"]


def test_suggestions_start_with_what_starts_so(session: Session, organisation: int) -> None:
    for name in ("La paie", "Paie", "Budget"):
        a_record(session, organisation, "system", name=name)
    assert [hit.name for hit in suggest(session, organisation, "system", "pa")] == [
        "Paie",
        "La paie",
    ]
    assert len(suggest(session, organisation, "system", "", limit=2)) == 2


def test_partners_are_listed_for_everybody(session: Session, organisation: int) -> None:
    a_record(session, None, "partner", name="Uniformation")
    assert listed(session, organisation, "partner") == ["Uniformation"]
