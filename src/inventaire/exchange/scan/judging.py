"""What each column of a table holds of people, by its name, its comment and its sample if any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from inventaire.exchange.detection.tables import Table
from inventaire.exchange.detection.verdicts import Verdict, judge
from inventaire.exchange.scan.facts import ScannedDatabase, ScannedTable
from inventaire.i18n import _
from inventaire.inventory.dataset import Column

#: A comment longer than this explains, and no more names.
_LONGEST = 60
#: Sorts by which a row is somebody's, whoever it points to.
_BEARS = ("identity", "contact", "nir", "birth")


@dataclass(frozen=True, slots=True)
class JudgedTable:
    """A table, its columns as they would be recorded, and the categories found in them."""

    table: ScannedTable
    columns: tuple[Column, ...]

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories of personal data, each once, in the order of the columns."""
        return tuple(dict.fromkeys(one.category for one in self.columns if one.category))

    @property
    def names_people(self) -> bool:
        """Whether its rows are people: a link to one of them is a link to somebody."""
        return any(one.category in _BEARS and one.identifying == "direct" for one in self.columns)


def judged(database: ScannedDatabase) -> tuple[JudgedTable, ...]:
    """Every table; what points to people is personal too, through the link."""
    alone = [JudgedTable(table, tuple(_columns(table))) for table in database.tables]
    people = {one.table.name for one in alone if one.names_people}
    return tuple(_linked(one, people) for one in alone)


def _columns(table: ScannedTable) -> list[Column]:
    by_name = _verdicts(table, {one.name: one.name for one in table.columns})
    told = {one.name: one.comment for one in table.columns if 0 < len(one.comment) <= _LONGEST}
    by_comment = _verdicts(table, {**{one.name: one.name for one in table.columns}, **told})
    found = []
    for one in table.columns:
        plain = Column(name=one.name, label=one.comment, type=one.type)
        verdict = max(by_name[one.name], by_comment[one.name], key=lambda v: v.confidence)
        found.append(_said(plain, verdict) if verdict.is_personal else plain)
    return found


def _said(column: Column, verdict: Verdict) -> Column:
    detected = _("schéma de la base, à %(confidence)s %%", confidence=verdict.confidence)
    return replace(
        column,
        category=verdict.category,
        identifying=verdict.identifying,
        detected_by=detected,
    )


def _verdicts(table: ScannedTable, headings: Mapping[str, str]) -> dict[str, Verdict]:
    """The verdict on each column, called by these headings."""
    names = tuple(one.name for one in table.columns)
    rows = max((len(one.values) for one in table.columns), default=0)
    values = tuple((*one.values, *[""] * (rows - len(one.values))) for one in table.columns)
    shown = Table(table.name, tuple(headings[name] for name in names), values, is_named=True)
    return dict(zip(names, judge(shown), strict=True)) if names else {}


def _linked(one: JudgedTable, people: set[str]) -> JudgedTable:
    links = {name: key.table for key in one.table.links for name in key.columns}
    columns = tuple(
        replace(
            column,
            category="identity",
            identifying="indirect",
            detected_by=_("clé étrangère vers %(table)s", table=links[column.name]),
        )
        if links.get(column.name) in people and not column.category
        else column
        for column in one.columns
    )
    return replace(one, columns=columns)
