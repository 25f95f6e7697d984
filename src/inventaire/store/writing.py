"""The only writer of a field: values in the shapes of facts go to rows, links and lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from inventaire.inventory.base import Record
from inventaire.inventory.fields import Field, Ref, Shape, fields_of
from inventaire.store.links import LINES, LINKS
from inventaire.store.shapes import APART, kind_called, refs_in, table_of, to_columns
from inventaire.store.snapshot import flow_ends, flow_name, load_record, names
from inventaire.vocabulary.folding import fold

#: Enough to sort by, and short enough for an index of PostgreSQL.
_SORT_LENGTH = 200
#: Stands between the words of a flow and those of its ends; folded words hold no line break.
_ENDS = "\n"


class ForeignRecord(LookupError):
    """A value names a record that the organisation does not have, or of a kind it cannot be."""

    def __init__(self, field: str, ref: Ref) -> None:
        super().__init__(f"{field}: no {ref.kind} {ref.id} in this organisation")
        self.field = field
        self.ref = ref


def write(
    session: Session,
    row: Any,
    values: Mapping[str, object],
    *,
    now: datetime,
    known: Mapping[Ref, str] | None = None,
) -> None:
    """Write these fields of a row (a new one gets the defaults of the facts for the others).

    Flushes, never commits. ``known`` names every record of the organisation that values may link
    to; without it they are looked up. Raises ``ForeignRecord`` before anything is written.
    """
    kind, organisation_id = row.__tablename__, getattr(row, "organisation_id", None)
    record = kind_called(kind).record
    fields = {field.name: field for field in fields_of(record)}
    called = known_links(session, organisation_id, record, values, known=known)
    before = None if row.id is None else load_record(session, _owner(row), kind, row.id)
    changes: Any = dict(values)
    after = replace(before, **changes) if before else record(id=0, **changes)
    written = values if before else {name: getattr(after, name) for name in fields}
    if before is None:
        row.recorded_at = now
    row.changed_at = now
    if before is not None:
        # What is kept apart from the row makes a new version too, were the clock to stand still.
        flag_modified(row, "changed_at")
    for name, value in written.items():
        if fields[name].shape not in APART:
            for column, kept in to_columns(fields[name], value).items():
                setattr(row, column, kept)
    ends = _ends(session, organisation_id, after, called) if kind == "flow" else ""
    for column, words in found_by(after, ends).items():
        setattr(row, column, words)
    session.add(row)
    session.flush()
    for name, value in written.items():
        if fields[name].shape in APART and (value or before):
            _write_apart(session, row, fields[name], value)
    if before is not None and kind in ("system", "actor") and before.name != after.name:
        _rename_flows(session, organisation_id, Ref(kind, row.id))


def found_by(fact: Record, ends: str = "") -> dict[str, str]:
    """The columns by which lists search and sort a record; ``ends`` names the two of a flow."""
    return {
        "sort_name": fold(fact.name or ends)[:_SORT_LENGTH],
        "search": " ".join(_texts(fields_of(type(fact)), fact)) + _ENDS + fold(ends),
    }


def _owner(row: Any) -> int | None:
    """The organisation to look the row up in: its own number for an organisation itself."""
    number: int | None = getattr(row, "organisation_id", row.id)
    return number


def known_links(
    session: Session,
    organisation_id: int | None,
    record: type[Record],
    values: Mapping[str, object],
    *,
    known: Mapping[Ref, str] | None = None,
) -> Mapping[Ref, str]:
    """The names of the records that values link to. Raises ``ForeignRecord`` for any other."""
    fields = {field.name: field for field in fields_of(record)}
    linked = [(name, ref) for name in values for ref in refs_in(fields[name], values[name])]
    if known is None:
        known = names(session, organisation_id, {ref for _name, ref in linked})
    for name, ref in linked:
        to = fields[name].to
        if ref not in known or (to is not None and ref.kind not in to.kinds):
            raise ForeignRecord(name, ref)
    return known


def _write_apart(session: Session, row: Any, field: Field, value: Any) -> None:
    key = (row.__tablename__, field.name)
    table = LINKS[key] if field.shape is Shape.LINKS else LINES[key]
    own = {"organisation_id": row.organisation_id, "owner_id": row.id}
    session.execute(
        delete(table).where(
            table.c.organisation_id == row.organisation_id, table.c.owner_id == row.id
        )
    )
    if field.shape is Shape.LINKS:
        # A record named twice is linked once, at its first place.
        lines = [{"linked_id": number} for number in dict.fromkeys(value)]
    else:
        lines = [_line_columns(line) for line in value]
    if lines:
        numbered = [{**own, "position": rank, **line} for rank, line in enumerate(lines)]
        session.execute(insert(table), numbered)


def _line_columns(line: Any) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for field in fields_of(type(line)):
        columns.update(to_columns(field, getattr(line, field.name)))
    return columns


def _texts(fields: Any, fact: Any) -> Iterator[str]:
    """What a record says in free words, those of its lines included, folded."""
    for field in fields:
        value = getattr(fact, field.name)
        if not value:
            continue
        if field.shape is Shape.TEXT:
            yield fold(value)
        elif field.shape is Shape.WORDS:
            yield from (fold(word) for word in value)
        elif field.shape is Shape.LINES:
            for line in value:
                yield from _texts(fields_of(field.line), line)


def _ends(
    session: Session, organisation_id: int | None, flow: Any, called: Mapping[Ref, str]
) -> str:
    """The two ends of a flow, by name; those that stay are looked up."""
    ends = [flow.source, flow.target]
    missing = {ref for ref in ends if ref is not None and ref not in called}
    found = {**called, **names(session, organisation_id, missing)} if missing else called
    source, target = (found.get(ref, "") if ref is not None else "" for ref in ends)
    return flow_name(source, target) if source or target else ""


def _rename_flows(session: Session, organisation_id: int | None, end: Ref) -> None:
    """Flows are found and sorted by the names of their ends: follow the new name.

    No version grows: nothing that people wrote of the flow has changed.
    """
    flow = table_of("flow")
    touches = or_(*(flow.c[f"{side}_{end.kind}_id"] == end.id for side in ("source", "target")))
    own = flow.c.organisation_id == organisation_id
    rows = session.execute(select(flow.c.id, flow.c.search).where(own, touches))
    said: dict[int, str] = dict(rows.all())
    for number, (name, source, target) in flow_ends(session, organisation_id, said).items():
        ends = flow_name(source, target)
        search = said[number].split(_ENDS)[0] + _ENDS + fold(ends)
        session.execute(
            update(flow)
            .where(own, flow.c.id == number)
            .values(search=search, sort_name=fold(name or ends)[:_SORT_LENGTH])
        )
