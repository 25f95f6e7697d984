"""What is archived comes back exactly, whatever was recorded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from inventaire.i18n import Text
from inventaire.inventory.archive import (
    FORMAT,
    Unreadable,
    changes_from_json,
    changes_to_json,
    record_from_json,
    record_to_json,
    record_values_from_json,
    snapshot_from_json,
    snapshot_to_json,
)
from inventaire.inventory.changes import Change, Changes, FieldChange, Origin, Warning, compare
from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.inventory.kinds import KINDS, ORGANISATION, PARTNER
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import Snapshot

EVERY_KIND = [*KINDS.values(), ORGANISATION, PARTNER]

_numbers = some.integers(-(10**6), 10**6)
_moments = some.datetimes(timezones=some.just(UTC))
_shapes: Mapping[Shape, some.SearchStrategy[Any]] = {
    Shape.TEXT: some.text(),
    Shape.WORDS: some.lists(some.text()).map(tuple),
    Shape.DATE: some.none() | some.dates(),
    Shape.MOMENT: some.none() | _moments,
    Shape.INTEGER: some.none() | some.integers(),
    Shape.NUMBER: some.none() | some.floats(allow_nan=False),
    Shape.ANSWER: some.none() | some.booleans(),
    Shape.LINK: some.none() | _numbers,
    Shape.LINKS: some.lists(_numbers).map(tuple),
}


def values_of(field: Field) -> some.SearchStrategy[Any]:
    """Anything that a field may hold."""
    if field.shape is Shape.LINES and field.line is not None:
        return some.lists(holders(field.line), max_size=2).map(tuple)
    if field.shape is Shape.END and field.to is not None:
        return some.none() | some.builds(Ref, some.sampled_from(field.to.kinds), _numbers)
    if field.vocabulary is not None:
        codes = some.sampled_from(["", *field.vocabulary.codes])
        return some.lists(codes).map(tuple) if field.shape is Shape.CODES else codes
    return _shapes[field.shape]


def holders(holder: type[Any], **kept: some.SearchStrategy[Any]) -> some.SearchStrategy[Any]:
    """Any record or line of a class."""
    # Nothing shrinks better than a field that was left alone.
    fields = {field.name: some.just(field.empty) | values_of(field) for field in fields_of(holder)}
    return some.builds(holder, **fields, **kept)


def records(kind: type[Any]) -> some.SearchStrategy[Any]:
    """Any record of a kind."""
    return holders(
        kind,
        id=_numbers,
        archived=some.booleans(),
        version=some.integers(1, 99),
        recorded_at=some.none() | _moments,
        changed_at=some.none() | _moments,
    )


def through_json(data: Any) -> Any:
    """What is left of plain data after a trip to a file."""
    return json.loads(json.dumps(data, ensure_ascii=False))


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.code)
@given(data=some.data())
def test_a_record_comes_back_exactly(kind: Any, data: some.DataObject) -> None:
    record = data.draw(records(kind.record))
    assert record_from_json(kind.record, through_json(record_to_json(record))) == record


@given(records(Organisation), some.dates(), some.data())
def test_a_snapshot_comes_back_exactly(
    organisation: Organisation, day: date, data: some.DataObject
) -> None:
    kinds = data.draw(some.lists(some.sampled_from(list(KINDS.values())), unique=True, max_size=3))
    parts = {
        kind.plural: tuple(data.draw(some.lists(records(kind.record), max_size=2)))
        for kind in kinds
    }
    snapshot = Snapshot(taken_on=day, organisation=organisation, **parts)
    read = snapshot_from_json(through_json(snapshot_to_json(snapshot)))
    assert read == snapshot


@given(records(Flow), records(Flow))
def test_changes_come_back_exactly(before: Flow, after: Flow) -> None:
    fields = tuple(
        FieldChange(f.name, getattr(before, f.name), getattr(after, f.name), Origin("Flux", "B12"))
        for f in fields_of(Flow)
    )
    changes = Changes(
        (Change("change", Ref("flow", 3), "Paie → DGFiP", fields, version=2),),
        (Ref("dataset", 4),),
        (Warning(Text("%(name)s à vérifier", {"name": "Paie", "why": Text("parce que")})),),
        (Warning(Text("Illisible"), Origin("Flux", "C3")),),
    )
    assert changes_from_json(through_json(changes_to_json(changes))) == changes


def test_a_default_of_tomorrow_does_not_change_what_was_archived_today() -> None:
    archived = record_to_json(Flow(id=1, status=""))
    assert record_from_json(Flow, archived).status == ""


@pytest.mark.parametrize("data", [{}, {"format": FORMAT + 1}, {"format": "1"}, {"format": FORMAT}])
def test_what_is_no_archive_is_said_so(data: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        snapshot_from_json(data)


def test_values_are_read_by_field_name() -> None:
    data = {"source": ["system", 3], "encrypted": False, "tia_date": "2026-02-28"}
    assert record_values_from_json(Flow, data) == {
        "source": Ref("system", 3),
        "encrypted": False,
        "tia_date": date(2026, 2, 28),
    }
    for wrong in ({"sourse": 1}, {"tia_date": "31/02/2026"}, {"tia_date": 3}):
        with pytest.raises(Unreadable):
            record_values_from_json(Flow, wrong)


def test_comparing_a_snapshot_with_its_archive_finds_nothing() -> None:
    moment = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    flow = Flow(id=1, source=Ref("system", 1), datasets=(3, 2), recorded_at=moment)
    snapshot = Snapshot(
        taken_on=moment.date(), organisation=Organisation(id=1, name="Valbrise"), flows=(flow,)
    )
    read = snapshot_from_json(through_json(snapshot_to_json(snapshot)))
    assert compare(snapshot, read).changes == ()
