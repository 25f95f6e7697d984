"""Organisations: one address each, whatever their name; archived, never lost."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from inventaire.operations.journal import entries, headline
from inventaire.operations.organisations import (
    archive_organisation,
    change_organisation,
    create_organisation,
    every_organisation,
    free_slug,
    organisation_called,
    restore_organisation,
)
from inventaire.operations.records import Conflict
from inventaire.operations.validation import Refused
from inventaire.store.snapshot import load_snapshot
from tests.factories import CAMILLE, NOW, TODAY, an_organisation


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Valbrise", "valbrise"),
        ("Communauté de communes de l’Élan", "communaute-de-communes-de-l-elan"),
        ("  --  ", "organisation"),
        ("東京", "organisation"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("../../etc/passwd", "etc-passwd"),
        ("o" * 300, "o" * 60),
    ],
)
def test_an_address_is_made_from_the_name(session: Session, name: str, slug: str) -> None:
    assert free_slug(session, name) == slug


def test_two_organisations_of_one_name_have_two_addresses(session: Session) -> None:
    numbers = [an_organisation(session) for _ in range(3)]
    slugs = {row.id: row.slug for row in every_organisation(session)}
    assert [slugs[number] for number in numbers] == ["valbrise", "valbrise-2", "valbrise-3"]
    found = organisation_called(session, "valbrise-2")
    assert found is not None
    assert found.id == numbers[1]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "n" * 10_000}, "name"),
        ({"name": "X", "siren": "552081318"}, "siren"),
        ({"name": "X", "population": -1}, "population"),
        ({"name": "X", "legal_form": "royaume"}, "legal_form"),
        ({"name": "X", "website": "javascript:alert(1)"}, "website"),
    ],
)
def test_an_organisation_that_cannot_be_is_refused(
    session: Session, values: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        create_organisation(session, CAMILLE, values, now=NOW)
    assert list(refusal.value.errors) == [field]
    assert every_organisation(session) == []


def test_an_organisation_keeps_its_address_when_its_name_changes(session: Session) -> None:
    number = an_organisation(session)
    assert change_organisation(
        session, CAMILLE, number, {"name": "Valbrise-les-Bains"}, version=1, now=NOW
    )
    row = organisation_called(session, "valbrise")
    assert row is not None
    assert row.name == "Valbrise-les-Bains"
    assert not change_organisation(
        session, CAMILLE, number, {"name": "Valbrise-les-Bains"}, version=2, now=NOW
    )
    with pytest.raises(Conflict):
        change_organisation(session, CAMILLE, number, {"name": "Autre"}, version=1, now=NOW)
    told = headline(entries(session, number)[0])
    assert told == "Camille Durand a modifié « Valbrise-les-Bains »"


def test_an_archived_organisation_is_hidden_and_comes_back_whole(session: Session) -> None:
    number = an_organisation(session, siren="552081317")
    archive_organisation(session, CAMILLE, number, now=NOW)
    assert every_organisation(session) == []
    assert [row.id for row in every_organisation(session, archived=True)] == [number]
    restore_organisation(session, CAMILLE, number, now=NOW)
    assert [row.id for row in every_organisation(session)] == [number]
    assert load_snapshot(session, number, taken_on=TODAY).organisation.siren == "552081317"
    told = [headline(entry) for entry in entries(session, number)]
    assert told[:2] == [
        "Camille Durand a restauré « Valbrise »",
        "Camille Durand a archivé « Valbrise »",
    ]
