"""Pages of lists, searches and counts: a constant number of queries, whatever the size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select, union_all
from sqlalchemy.orm import Session

from inventaire.inventory.base import Record
from inventaire.inventory.fields import Ref, fields_of
from inventaire.inventory.kinds import KINDS
from inventaire.store.conditions import matches, order
from inventaire.store.reading import read_apart, reading_of
from inventaire.store.shapes import belongs, kind_called, refs_in, table_of
from inventaire.store.snapshot import names
from inventaire.vocabulary.folding import fold


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. ``total`` counts the whole list; ``names`` those its links point to."""

    facts: tuple[Any, ...]
    total: int
    names: Mapping[Ref, str] = field(default_factory=dict)
    number: int = 1
    size: int = 50

    @property
    def pages(self) -> int:
        """How many pages the list has: one at least."""
        return max(1, -(-self.total // self.size))


@dataclass(frozen=True, slots=True)
class Found:
    """A record that a search found, and how it is called."""

    ref: Ref
    name: str


def list_page(
    session: Session,
    organisation_id: int | None,
    kind: str,
    *,
    search: str = "",
    filters: Mapping[str, str] | None = None,
    sort: str = "name",
    descending: bool = False,
    page: int = 1,
    size: int = 50,
    archived: bool = False,
    columns: Sequence[str] | None = None,
) -> Page:
    """The records of one page of a list.

    Only the fields of ``columns`` are read (all of them by default); the others are left empty.
    ``filters`` say ``{"status": "published", "systems": "12", "source": "system-12",
    "encrypted": "unknown", "licence": "-"}``; « - » asks for what is not filled. A filter that
    means nothing finds nothing; a page past the end is the last one.
    """
    table = table_of(kind)
    wanted = [
        belongs(table, organisation_id),
        table.c.archived.is_(archived),
        *_words(table.c.search, search),
        *(matches(kind, name, value) for name, value in (filters or {}).items() if value),
    ]
    total = session.scalar(select(func.count()).select_from(table).where(*wanted)) or 0
    number = max(1, min(page, -(-total // size)))
    only = None if columns is None else frozenset({"name", "source", "target", *columns})
    reading = reading_of(kind, only)
    rows = session.execute(
        select(*reading.columns)
        .where(*wanted)
        .order_by(*order(kind, sort, descending=descending))
        .limit(size)
        .offset((number - 1) * size)
    ).all()
    apart = read_apart(session, organisation_id, kind, owners=[row[0] for row in rows], only=only)
    facts = reading.facts(rows, apart)
    return Page(facts, total, _linked_names(session, organisation_id, kind, facts), number, size)


def _linked_names(
    session: Session, organisation_id: int | None, kind: str, facts: Iterable[Record]
) -> dict[Ref, str]:
    fields = fields_of(kind_called(kind).record)
    refs = {ref for fact in facts for f in fields for ref in refs_in(f, getattr(fact, f.name))}
    if kind == "flow":
        refs |= {Ref("flow", fact.id) for fact in facts}
    return names(session, organisation_id, refs)


def _words(column: ColumnElement[str], text: str) -> list[ColumnElement[bool]]:
    """Each word somewhere in the text, whatever the accents and the order."""
    return [column.contains(word, autoescape=True) for word in fold(text).split()[:8]]


def search_everywhere(
    session: Session, organisation_id: int, text: str, *, limit: int = 20
) -> tuple[Found, ...]:
    """Live records of every kind that say these words, those called so first."""
    if not text.strip():
        return ()
    parts = [_found_in(organisation_id, kind, text, limit) for kind in KINDS]
    every = union_all(*parts).subquery()
    best = select(every.c.kind, every.c.number).order_by(
        every.c.called.desc(), every.c.sort_name, every.c.kind, every.c.number
    )
    refs = [Ref(kind, number) for kind, number in session.execute(best.limit(limit))]
    called_so = names(session, organisation_id, refs)
    return tuple(Found(ref, called_so[ref]) for ref in refs)


def _found_in(organisation_id: int, kind: str, text: str, limit: int) -> Select[Any]:
    """The records of one kind that say these words, those called so first."""
    table = table_of(kind)
    called = table.c.sort_name.contains(fold(text), autoescape=True)
    best = (
        select(
            literal(kind).label("kind"),
            table.c.id.label("number"),
            called.label("called"),
            table.c.sort_name.label("sort_name"),
        )
        .where(belongs(table, organisation_id), table.c.archived.is_(False))
        .where(*_words(table.c.search, text))
        .order_by(called.desc(), table.c.sort_name)
        .limit(limit)
    )
    return select(best.subquery())


def suggest(
    session: Session, organisation_id: int | None, kind: str, text: str, *, limit: int = 20
) -> tuple[Found, ...]:
    """Live records of a kind whose name says these words, those that start so first."""
    table = table_of(kind)
    starts = table.c.sort_name.startswith(fold(text), autoescape=True)
    statement = (
        select(table.c.id)
        .where(belongs(table, organisation_id), table.c.archived.is_(False))
        .where(*_words(table.c.sort_name, text))
        .order_by(starts.desc(), table.c.sort_name, table.c.id)
        .limit(limit)
    )
    refs = [Ref(kind, number) for number in session.scalars(statement)]
    called_so = names(session, organisation_id, refs)
    return tuple(Found(ref, called_so[ref]) for ref in refs)


def counts(session: Session, organisation_id: int) -> dict[str, int]:
    """How many live records of each kind, in one query."""
    parts = [
        select(literal(kind).label("kind"), func.count().label("count"))
        .select_from(table_of(kind))
        .where(belongs(table_of(kind), organisation_id), table_of(kind).c.archived.is_(False))
        for kind in KINDS
    ]
    return dict(session.execute(union_all(*parts)).all())
