"""What the database itself refuses, whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import Table, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from inventaire.inventory.fields import Shape, fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.store.links import LINES, LINKS
from inventaire.store.shapes import column_names, fields_in_row, table_of
from tests.factories import an_organisation, one_of_each


@pytest.fixture
def ours(session: Session) -> int:
    return an_organisation(session)


@pytest.fixture
def theirs(session: Session) -> Mapping[str, int]:
    return one_of_each(session, an_organisation(session, "Autre"))


def refuses(session: Session, statement: Any) -> None:
    """The statement breaks a constraint."""
    session.commit()
    with pytest.raises(IntegrityError):
        session.execute(statement)
    session.rollback()


def test_no_link_of_a_row_leaves_the_organisation(
    session: Session, ours: int, theirs: Mapping[str, int]
) -> None:
    mine = one_of_each(session, ours)
    for kind, number in mine.items():
        table = table_of(kind)
        for field in fields_in_row(kind):
            columns = column_names(field)
            if field.to is None or columns[0].endswith("_kind"):
                continue
            for to, column in zip(field.to.kinds, columns, strict=True):
                values = {**dict.fromkeys(columns), column: theirs[to]}
                refuses(session, update(table).where(table.c.id == number).values(values))


@pytest.mark.parametrize(("kind", "name"), list(LINKS))
def test_no_list_of_links_leaves_the_organisation(
    session: Session, ours: int, theirs: Mapping[str, int], kind: str, name: str
) -> None:
    mine = one_of_each(session, ours)
    field = next(field for field in fields_of(KINDS[kind].record) if field.name == name)
    assert field.to is not None
    linked = theirs[field.to.kinds[0]]
    row = {"organisation_id": ours, "owner_id": mine[kind], "linked_id": linked, "position": 0}
    refuses(session, insert(LINKS[kind, name]).values(row))
    refuses(session, insert(LINKS[kind, name]).values({**row, "owner_id": theirs[kind]}))


@pytest.mark.parametrize(("kind", "name"), list(LINES))
def test_no_line_leaves_the_organisation(
    session: Session, ours: int, theirs: Mapping[str, int], kind: str, name: str
) -> None:
    table: Table = LINES[kind, name]
    row = {"organisation_id": ours, "owner_id": theirs[kind], "position": 0}
    refuses(session, insert(table).values(row))
    if "actor_id" in table.c:
        mine = one_of_each(session, ours)
        foreign = {**row, "owner_id": mine[kind], "actor_id": theirs["actor"]}
        refuses(session, insert(table).values(foreign))


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("dataset", {"rows_count": -1}),
        ("dataset", {"people_count": -1}),
        ("action", {"progress": 101}),
        ("action", {"progress": -1}),
        ("breach", {"people_count": -5}),
        ("organisation", {"population": -1}),
    ],
)
def test_impossible_numbers_are_refused(
    session: Session, ours: int, kind: str, values: dict[str, Any]
) -> None:
    known = {**one_of_each(session, ours), "organisation": ours}
    table = table_of(kind)
    refuses(session, update(table).where(table.c.id == known[kind]).values(values))


def test_a_flow_has_one_source_only(session: Session, ours: int) -> None:
    known = one_of_each(session, ours)
    table = table_of("flow")
    both = {"source_system_id": known["system"], "source_actor_id": known["actor"]}
    refuses(session, update(table).where(table.c.id == known["flow"]).values(both))


def test_two_processings_in_force_never_bear_the_same_reference(
    session: Session, ours: int
) -> None:
    table = table_of("processing")
    first, second = (one_of_each(session, ours)["processing"] for _ in range(2))
    named = update(table).values(reference="T-1")
    session.execute(named.where(table.c.id == first))
    refuses(session, named.where(table.c.id == second))
    session.execute(update(table).where(table.c.id == first).values(archived=True))
    session.execute(named.where(table.c.id == second))
    assert session.scalar(select(table.c.reference).where(table.c.id == second)) == "T-1"


def test_two_organisations_never_have_the_same_address(session: Session, ours: int) -> None:
    other = an_organisation(session, "Autre")
    table = table_of("organisation")
    refuses(session, update(table).where(table.c.id == other).values(slug="valbrise"))


def test_every_link_of_a_table_is_a_constraint() -> None:
    for kind in KINDS:
        table = table_of(kind)
        tied = {column.name for key in table.foreign_key_constraints for column in key.columns}
        for field in fields_in_row(kind):
            if field.shape in (Shape.LINK, Shape.END):
                names = column_names(field)
                assert set(names) <= tied or names[0].endswith("_kind"), (kind, field.name)
