"""From rows to facts: the whole of an organisation, or one record."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Select, bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from inventaire.i18n import _
from inventaire.inventory.base import Record
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS, ORGANISATION
from inventaire.inventory.organisation import Organisation
from inventaire.inventory.snapshot import Snapshot
from inventaire.store.reading import read_apart, reading_of
from inventaire.store.shapes import belongs, table_of


class UnknownOrganisation(LookupError):
    """No organisation bears this number."""


def load_snapshot(session: Session, organisation_id: int, *, taken_on: date) -> Snapshot:
    """Everything recorded of an organisation, archived records included.

    The number of queries depends on the number of kinds, never on the number of records.
    Raises ``UnknownOrganisation``.
    """
    organisation = load_record(session, organisation_id, ORGANISATION.code, organisation_id)
    if not isinstance(organisation, Organisation):
        raise UnknownOrganisation(organisation_id)
    with _many_objects():
        parts: dict[str, Any] = {
            kind.plural: _load_all(session, organisation_id, kind.code) for kind in KINDS.values()
        }
    return Snapshot(taken_on=taken_on, organisation=organisation, **parts)


@contextmanager
def _many_objects() -> Iterator[None]:
    """Do not look for garbage meanwhile: facts hold no cycle, and looking takes a third longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load_all(session: Session, organisation_id: int, kind: str) -> tuple[Any, ...]:
    rows = session.execute(_all_statement(kind), {"organisation": organisation_id}).all()
    return reading_of(kind).facts(rows, read_apart(session, organisation_id, kind))


@cache
def _all_statement(kind: str) -> Select[Any]:
    table = table_of(kind)
    own = table.c.organisation_id == bindparam("organisation")
    return select(*reading_of(kind).columns).where(own).order_by(table.c.id)


def load_live(
    session: Session, organisation_id: int, kind: str, *, only: frozenset[str] | None = None
) -> tuple[Any, ...]:
    """Every record of a kind that is not archived; ``only`` these fields, the others left empty.

    As many queries whatever the number of records.
    """
    table, reading = table_of(kind), reading_of(kind, only)
    live = (belongs(table, organisation_id), table.c.archived.is_(False))
    rows = session.execute(select(*reading.columns).where(*live).order_by(table.c.id)).all()
    with _many_objects():
        return reading.facts(rows, read_apart(session, organisation_id, kind, only=only))


def load_record(
    session: Session, organisation_id: int | None, kind: str, number: int
) -> Record | None:
    """One record of the organisation with its links and lines; nothing where it is not its own."""
    table = table_of(kind)
    reading = reading_of(kind)
    row = session.execute(
        select(*reading.columns).where(belongs(table, organisation_id), table.c.id == number)
    ).first()
    if row is None:
        return None
    apart = read_apart(session, organisation_id, kind, owners=[number])
    fact: Record = reading.facts([row], apart)[0]
    return fact


def has_record(session: Session, organisation_id: int, ref: Ref) -> bool:
    """Whether the organisation has this record, archived or not."""
    table = table_of(ref.kind)
    own = table.c.organisation_id == organisation_id
    return session.scalar(select(table.c.id).where(own, table.c.id == ref.id)) is not None


def names(session: Session, organisation_id: int | None, refs: Iterable[Ref]) -> dict[Ref, str]:
    """How records are called, in two queries at most: flows, which their ends may name, apart.

    Those of other organisations are left out.
    """
    wanted: dict[str, set[int]] = defaultdict(set)
    for ref in refs:
        wanted[ref.kind].add(ref.id)
    flows = wanted.pop("flow", ())
    found = _flow_names(session, organisation_id, flows) if flows else {}
    if wanted:
        numbers = {f"{kind} numbers": wanted[kind] for kind in wanted}
        asked = {"organisation": organisation_id, **numbers}
        rows = session.execute(_names_statement(frozenset(wanted)), asked)
        found |= {Ref(kind, number): name for kind, number, name in rows}
    return found


@cache
def _names_statement(kinds: frozenset[str]) -> CompoundSelect[Any]:
    """The names of the records of these kinds that bear the numbers asked for."""
    own: Any = bindparam("organisation")
    tables = [(kind, table_of(kind)) for kind in sorted(kinds)]
    return union_all(
        *(
            select(literal(kind), table.c.id, table.c.name).where(
                belongs(table, own), table.c.id.in_(bindparam(f"{kind} numbers", expanding=True))
            )
            for kind, table in tables
        )
    )


def _flow_names(
    session: Session, organisation_id: int | None, numbers: Iterable[int]
) -> dict[Ref, str]:
    """A flow without a name is called by its two ends."""
    return {
        Ref("flow", number): name or flow_name(source, target)
        for number, (name, source, target) in flow_ends(session, organisation_id, numbers).items()
    }


def flow_ends(
    session: Session, organisation_id: int | None, numbers: Iterable[int]
) -> dict[int, tuple[str, str | None, str | None]]:
    """The name of each flow and those of its two ends, in one query."""
    asked = {"organisation": organisation_id, "numbers": list(numbers)}
    return {
        number: (name, from_system or from_actor, to_system or to_actor)
        for number, name, from_system, from_actor, to_system, to_actor in session.execute(
            _ends_statement(), asked
        )
    }


@cache
def _ends_statement() -> Select[Any]:
    flow = table_of("flow")
    columns = []
    joined: Any = flow
    for end in ("source", "target"):
        for kind in ("system", "actor"):
            other = table_of(kind).alias(f"{end}_{kind}")
            # Composite foreign keys keep both in one organisation: the number is enough.
            joined = joined.outerjoin(other, flow.c[f"{end}_{kind}_id"] == other.c.id)
            columns.append(other.c.name)
    return (
        select(flow.c.id, flow.c.name, *columns)
        .select_from(joined)
        .where(flow.c.organisation_id == bindparam("organisation"))
        .where(flow.c.id.in_(bindparam("numbers", expanding=True)))
    )


def flow_name(source: str | None, target: str | None) -> str:
    """How a flow is called by its ends; an end not yet known is said so."""
    if not source and not target:
        return _("(sans nom)")
    unknown = _("(inconnu)")
    return f"{source or unknown} → {target or unknown}"
