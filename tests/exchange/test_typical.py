"""Usual datasets: what each says, what ticking would create, and that twice changes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from inventaire.exchange.typical import known_among, propose_typical
from inventaire.inventory.changes import Change
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.snapshot import Snapshot
from inventaire.inventory.typical.entry import BODIES, Typical
from inventaire.inventory.typical.whole import BY_CODE, TYPICAL
from inventaire.operations.validation import validate
from inventaire.vocabulary.datasets import D312_CATEGORIES, PERSONAL_STATUSES, REFUSAL_GROUNDS
from inventaire.vocabulary.metadata import THEMES
from tests.builders import commune, picture


def created(codes: set[str], before: Snapshot) -> dict[str, dict[str, object]]:
    """What would be recorded of each new dataset, by title."""
    changes = propose_typical(codes, before).changes
    assert {one.deed for one in changes} <= {"create"}
    return {one.label: {field.field: field.after for field in one.fields} for one in changes}


@pytest.mark.parametrize("entry", TYPICAL, ids=lambda one: one.code)
def test_every_entry_speaks_words_of_the_lists(entry: Typical) -> None:
    assert entry.usual_theme in THEMES
    assert entry.usual_personal_status in PERSONAL_STATUSES
    assert not entry.refusal_ground or entry.refusal_ground in REFUSAL_GROUNDS
    assert bool(entry.d312_category) is (entry.usual_personal_status == "personal_d312")
    assert not entry.d312_category or entry.d312_category in D312_CATEGORIES
    assert entry.bodies
    assert set(entry.bodies) <= set(BODIES)


def test_each_sort_of_body_has_its_list() -> None:
    sizes = {body: sum(body in one.bodies for one in TYPICAL) for body in BODIES}
    assert all(size >= 14 for size in sizes.values()), sizes
    names = {body: [one.name for one in TYPICAL if body in one.bodies] for body in BODIES}
    assert all(len(set(found)) == len(found) for found in names.values())
    assert "Délibérations du conseil municipal" in names["commune"]
    assert "Adhérents, sociétaires" in names["association"]
    assert "Adhérents, sociétaires" not in names["epci"]


def test_an_entry_brings_its_theme_its_schema_and_what_is_usual_of_people() -> None:
    found = created({"subsidies", "members"}, picture(commune()))
    grants, members = found["Subventions versées"], found["Adhérents, sociétaires"]
    assert (grants["theme"], grants["schema"]) == ("ECON", "scdl/subventions")
    assert (grants["personal_status"], grants["publication_status"]) == ("none", "to_study")
    assert (members["personal_status"], members["refusal_ground"]) == ("personal", "privacy")
    assert members["publication_status"] == "not_communicable"
    assert "à confirmer" in str(members["notes"])
    assert "principal_document" not in grants, "nothing enters the RIP unasked"


def test_everything_on_the_list_may_be_recorded() -> None:
    for title, values in created(set(BY_CODE), picture(commune())).items():
        assert validate("dataset", values) == {}, title


def _values(change: Change) -> dict[str, Any]:
    return {field.field: field.after for field in change.fields}


def test_ticking_twice_changes_nothing() -> None:
    first = propose_typical(set(BY_CODE), picture(commune()))
    assert len(first.changes) == len(TYPICAL)
    made = tuple(
        Dataset(id=rank, **_values(one)) for rank, one in enumerate(first.changes, start=1)
    )
    again = propose_typical(set(BY_CODE), picture(commune(), *made))
    assert again.changes == ()
    assert len(again.warnings) == len(TYPICAL)


def test_what_people_renamed_or_wrote_otherwise_is_known_and_stays() -> None:
    trees = Dataset(id=4, name="Nos arbres", subject_kind="trees", description="À nous")
    budget = Dataset(id=5, name="budget primitif ET decisions modificatives")
    before = picture(commune(), trees, budget)
    known = known_among(before.datasets)
    assert (known["trees"], known["budget"]) == (trees, budget)
    assert propose_typical({"trees", "budget"}, before).changes == ()


def test_a_kind_that_several_entries_share_says_nothing_of_them() -> None:
    other = Dataset(id=4, name="Divers", subject_kind="other")
    council = Dataset(id=5, name="Séances", subject_kind="deliberations")
    assert known_among([other, council]) == {}


def test_what_is_archived_may_be_ticked_again() -> None:
    trees = Dataset(id=4, name="Nos arbres", subject_kind="trees", archived=True)
    assert len(propose_typical({"trees"}, picture(commune(), trees)).changes) == 1
    assert propose_typical(set(), picture(commune(), replace(trees, archived=False))).changes == ()
