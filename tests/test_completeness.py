"""A field that was added in one place and forgotten in another is named here."""

from __future__ import annotations

import pytest

from inventaire.inventory.fields import Shape, fields_of
from inventaire.inventory.kinds import KINDS, ORGANISATION, PARTNER, Kind
from inventaire.store.links import LINES, LINKS
from inventaire.store.records import ROWS
from inventaire.store.shapes import column_names, table_of

EVERY_KIND = [*KINDS.values(), ORGANISATION, PARTNER]
#: What rows hold besides the fields that people fill.
KEPT_BESIDE = {
    "id",
    "organisation_id",
    "slug",
    "archived",
    "version",
    "recorded_at",
    "changed_at",
    "search",
    "sort_name",
}


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.code)
def test_every_field_has_its_column_and_every_column_its_field(kind: Kind) -> None:
    expected = {name for field in fields_of(kind.record) for name in column_names(field)}
    columns = set(table_of(kind.code).c.keys()) - KEPT_BESIDE
    assert columns == expected


def test_every_field_kept_apart_has_its_table_and_every_table_its_field() -> None:
    apart = {Shape.LINKS: set[tuple[str, str]](), Shape.LINES: set[tuple[str, str]]()}
    for kind in EVERY_KIND:
        for field in fields_of(kind.record):
            if field.shape in apart:
                apart[field.shape].add((kind.code, field.name))
    assert set(LINKS) == apart[Shape.LINKS]
    assert set(LINES) == apart[Shape.LINES]


@pytest.mark.parametrize(("kind", "name"), list(LINES))
def test_every_field_of_a_line_has_its_column_and_every_column_its_field(
    kind: str, name: str
) -> None:
    field = next(field for field in fields_of(KINDS[kind].record) if field.name == name)
    assert field.line is not None
    expected = {column for inner in fields_of(field.line) for column in column_names(inner)}
    beside = {"organisation_id", "owner_id", "position"}
    assert set(LINES[kind, name].c.keys()) - beside == expected


def test_every_kind_of_record_has_its_table() -> None:
    assert set(ROWS) == {kind.code for kind in EVERY_KIND}
