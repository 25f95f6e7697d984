"""What the schema of a database would bring: a system, a dataset for each table, its columns.

The same database scanned twice changes nothing; what people wrote since stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from inventaire.exchange.remarks import with_remarks
from inventaire.exchange.scan.facts import ForeignKey, ScannedDatabase, ScannedTable
from inventaire.exchange.scan.judging import JudgedTable, judged
from inventaire.exchange.sheets import name_key
from inventaire.i18n import N_, Text, _
from inventaire.inventory.changes import Changes, Origin, Warning, compare
from inventaire.inventory.dataset import Column, Dataset
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import System
from inventaire.inventory.snapshot import Snapshot

#: Longer names are no names: a comment that explains is the description.
_TITLE = 80
_PERSONAL = N_(
    "« %(table)s » contient des données personnelles (%(columns)s) : vérifiez ce qui est proposé."
)


def propose_database(database: ScannedDatabase, before: Snapshot, *, system: str = "") -> Changes:
    """What a database would create and change. ``system``: what it is called, if it has a name."""
    proposal = _Proposal(database, before, system or database.name)
    for table in judged(database):
        proposal.read(table)
    return proposal.changes()


class _Proposal:
    """The inventory as it would be, built table by table."""

    def __init__(self, database: ScannedDatabase, before: Snapshot, system: str) -> None:
        self._database = database
        self._before = before
        self._numbers = count(-1, -1)
        self._warnings = [Warning(text) for text in database.remarks]
        self._origins: dict[tuple[Ref, str], Origin] = {}
        self._datasets: dict[int, Dataset] = {}
        self._live = [one for one in before.datasets if not one.archived]
        self._system = self._system_called(system)

    def _system_called(self, name: str) -> System:
        for one in self._before.systems:
            if not one.archived and name_key(one.name) == name_key(name):
                return one
        notes = _("Lu par « inventaire scan » : %(product)s.", product=self._database.product)
        return System(id=next(self._numbers), name=name, kind="database", notes=notes)

    def read(self, found: JudgedTable) -> None:
        """A table: the dataset that is known, completed, or a new one."""
        table = found.table
        identifier = f"{self._database.address}#{table.name}"
        known = self._known(table, identifier)
        made = known or Dataset(id=next(self._numbers), name=self._title(table))
        values: dict[str, Any] = {
            "identifier": made.identifier or identifier,
            "description": made.description or table.comment,
            "systems": _added(made.systems, (self._system.id,)),
            "columns": _columns(made.columns, found.columns),
            "notes": with_remarks(made.notes, map(_link, table.links)),
            "data_categories": _added(made.data_categories, found.categories),
        }
        if found.categories:
            values["personal_status"] = made.personal_status or "personal"
            names = ", ".join(one.name for one in found.columns if one.category)
            text = Text(_PERSONAL, {"table": table.name, "columns": names})
            self._warnings.append(Warning(text, Origin(self._database.name, table.name)))
        self._datasets[made.id] = replace(made, **values)
        for name in ("name", *values):
            place = Origin(self._database.name, table.name)
            self._origins[Ref("dataset", made.id), name] = place

    def _known(self, table: ScannedTable, identifier: str) -> Dataset | None:
        """The dataset of this table, else the one of this name that the system already holds."""
        left = [one for one in self._live if one.id not in self._datasets]
        same = (one for one in left if one.identifier == identifier)
        titled = (
            one
            for one in left
            if self._system.id in one.systems
            and not one.identifier
            and name_key(one.name) in (name_key(table.name), name_key(table.comment))
        )
        return next(same, None) or next(titled, None)

    def _title(self, table: ScannedTable) -> str:
        """The comment where it is a name, else the name; told apart from another system's."""
        comment = " ".join(table.comment.split())
        title = comment if 0 < len(comment) <= _TITLE else table.name
        taken = {name_key(one.name) for one in (*self._live, *self._datasets.values())}
        if name_key(title) not in taken:
            return title
        return _("%(table)s (%(system)s)", table=title, system=self._system.name)

    def changes(self) -> Changes:
        """What differs from the present inventory."""
        after = replace(
            self._before,
            systems=_with(self._before.systems, {self._system.id: self._system}),
            datasets=_with(self._before.datasets, self._datasets),
        )
        found = compare(self._before, after, origins=self._origins)
        touched = {Ref("dataset", number) for number in self._datasets}
        unchanged = tuple(ref for ref in found.unchanged if ref in touched)
        return replace(found, unchanged=unchanged, warnings=tuple(self._warnings))


def _link(key: ForeignKey) -> str:
    return _(
        "Clé étrangère : %(columns)s → %(table)s (%(to)s)",
        columns=", ".join(key.columns),
        table=key.table,
        to=", ".join(key.to),
    )


def _columns(ours: Sequence[Column], found: Sequence[Column]) -> tuple[Column, ...]:
    """The columns that are known, completed where they say nothing, then the new ones."""
    read = {one.name: one for one in found}
    kept = [_completed(one, read.pop(one.name, one)) for one in ours]
    return (*kept, *read.values())


def _completed(ours: Column, found: Column) -> Column:
    said: dict[str, Any] = {
        "label": ours.label or found.label,
        "type": ours.type or found.type,
    }
    # Whoever judged a column, even as harmless, knows better than its name does.
    if not (ours.category or ours.identifying):
        said |= {
            "category": found.category,
            "identifying": found.identifying,
            "detected_by": ours.detected_by or found.detected_by,
        }
    return replace(ours, **said)


def _added(ours: tuple[Any, ...], more: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*ours, *more)))


def _with(before: tuple[Any, ...], changed: dict[int, Any]) -> tuple[Any, ...]:
    return tuple({**{record.id: record for record in before}, **changed}.values())
