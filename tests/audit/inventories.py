"""Any inventory: records of every kind that hold anything, and link to one another or to nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date
from typing import Any

from hypothesis import strategies as some

from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.snapshot import Snapshot

#: The numbers that links of a kind may bear.
Numbers = Mapping[str, Sequence[int]]

#: Few numbers, so that links often meet: the last is of nobody.
_FEW: Numbers = dict.fromkeys(KINDS, (1, 2, 3, 4))
_words = some.sampled_from(
    ["", " ", "Paie", "Vidéoprotection de la voie publique", "Statistiques", "5 ans", "illimitée",
     "Conservation définitive", "100 % <b>", "%(name)s", "Gestion", "É" * 300]
)  # fmt: skip
_shapes: Mapping[Shape, some.SearchStrategy[Any]] = {
    Shape.TEXT: _words,
    Shape.WORDS: some.lists(_words, max_size=2).map(tuple),
    Shape.DATE: some.sampled_from([date.min, date.max])
    | some.dates(date(2020, 1, 1), date(2027, 1, 1)),
    Shape.MOMENT: some.datetimes(timezones=some.just(UTC)),
    Shape.INTEGER: some.integers(-2, 6) | some.integers(-(2**63), 2**63),
    Shape.NUMBER: some.floats(allow_nan=False),
    Shape.ANSWER: some.booleans(),
}


def _values(field: Field, numbers: Numbers) -> some.SearchStrategy[Any]:
    """Anything that a field may hold."""
    if field.shape is Shape.LINES and field.line is not None:
        return some.lists(_holder(field.line, numbers), max_size=2).map(tuple)
    if field.to is not None:
        return _links(field.shape, [(kind, n) for kind in field.to.kinds for n in numbers[kind]])
    if field.vocabulary is not None:
        codes = some.sampled_from([*field.vocabulary.codes, "unheard_of"])
        many = some.lists(codes, max_size=3).map(tuple)
        return many if field.shape is Shape.CODES else codes
    return _shapes[field.shape]


def _links(shape: Shape, targets: Sequence[tuple[str, int]]) -> some.SearchStrategy[Any]:
    one = some.sampled_from([Ref(kind, number) for kind, number in targets])
    if shape is Shape.END:
        return one
    number = one.map(lambda ref: ref.id)
    return some.lists(number, max_size=3).map(tuple) if shape is Shape.LINKS else number


def _holder(
    holder: type[Any], numbers: Numbers, **kept: some.SearchStrategy[Any]
) -> some.SearchStrategy[Any]:
    fields = {
        field.name: some.just(field.empty) | _values(field, numbers) for field in fields_of(holder)
    }
    return some.builds(holder, **fields, **kept)


def _records(record: type[Any]) -> some.SearchStrategy[tuple[Any, ...]]:
    """Up to three records of a kind, numbered 1 to 3, some of them archived."""
    number = some.integers(1, 3)
    one = _holder(record, _FEW, id=number, archived=some.booleans())
    return some.lists(one, max_size=3, unique_by=lambda found: found.id).map(tuple)


def inventories() -> some.SearchStrategy[Snapshot]:
    """Any small inventory of any organisation on any day."""
    return some.builds(
        Snapshot,
        taken_on=some.dates(date(2000, 1, 1), date(2100, 1, 1)),
        organisation=_holder(Organisation, _FEW, id=some.just(1)),
        **{kind.plural: _records(kind.record) for kind in KINDS.values()},
    )


@some.composite
def shaken(draw: some.DrawFn, snapshot: Snapshot) -> Snapshot:
    """An inventory in which some fields of some records hold anything else."""
    numbers = {kind: [record.id for record in snapshot.of(kind)] or [1] for kind in KINDS}
    parts = {kind: list(snapshot.of(kind)) for kind in KINDS if snapshot.of(kind)}
    for kind in draw(some.lists(some.sampled_from(sorted(parts)), min_size=1, max_size=8)):
        index = draw(some.integers(0, len(parts[kind]) - 1))
        record = parts[kind][index]
        field = draw(some.sampled_from(fields_of(type(record))))
        value = draw(some.just(field.empty) | _values(field, numbers))
        archived = draw(some.sampled_from([False, False, True]))
        parts[kind][index] = replace(record, **{field.name: value, "archived": archived})
    changed: dict[str, Any] = {KINDS[kind].plural: tuple(found) for kind, found in parts.items()}
    return replace(snapshot, **changed)
