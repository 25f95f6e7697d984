"""What stands between a sample and its publication: columns to take out, blur or group.

Rows that are alike by the columns one may know somebody by make a class; who is alone in a class
can be found again. k is the size of the smallest class. Only sizes are kept, never what a class is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from inventaire.exchange.detection.kinds import KINDS
from inventaire.exchange.detection.tables import Table
from inventaire.exchange.detection.verdicts import Verdict
from inventaire.i18n import N_, Text
from inventaire.vocabulary.people import DATA_CATEGORIES

#: Columns that are crossed with one another: every combination of them is counted.
MOST_CROSSED = 6
#: Sizes that one may ask for: a class that is smaller is said to be small.
THRESHOLDS = (3, 5, 11)
#: Classes are counted by their size below this.
_LARGE = max(THRESHOLDS)
#: A column of more values than this is no classification: it has no cells to be small.
_MOST_VALUES = 200

REMOVE, GENERALISE, AGGREGATE = "remove", "generalise", "aggregate"
DEED_LABELS: Mapping[str, str] = {
    REMOVE: N_("À retirer"),
    GENERALISE: N_("À généraliser"),
    AGGREGATE: N_("À agréger"),
}


@dataclass(frozen=True, slots=True)
class Classes:
    """How many rows stand in classes of one row, of two…; and the smallest class of all."""

    smallest: int
    rows: tuple[int, ...]

    def below(self, least: int) -> int:
        """How many rows stand in classes smaller than this."""
        return sum(self.rows[: least - 1])

    def small(self, least: int) -> int:
        """How many classes are smaller than this."""
        return sum(rows // size for size, rows in enumerate(self.rows[: least - 1], start=1))


@dataclass(frozen=True, slots=True)
class Crossing:
    """Some columns together: the classes that they make, as they are and once they are blurred."""

    columns: tuple[int, ...]
    now: Classes
    blurred: Classes


@dataclass(frozen=True, slots=True)
class Publishing:
    """What to know before a table is published; columns are told by their rank."""

    #: Columns that help to single somebody out, those that are crossed.
    quasi: tuple[int, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    #: By the rank of a column that sorts rows, its own classes.
    cells: Mapping[int, Classes] = field(default_factory=dict)

    def crossing(self, columns: Sequence[int]) -> Crossing | None:
        """These columns together; nothing where they were not crossed."""
        wanted = tuple(sorted(columns))
        return next((one for one in self.crossings if one.columns == wanted), None)


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do with a column before it is published, and why."""

    deed: str
    reason: Text


def weigh(table: Table, verdicts: Sequence[Verdict]) -> Publishing:
    """What to know before this table is published."""
    if table.rows < 2:
        return Publishing()
    quasi = tuple(rank for rank, one in enumerate(verdicts) if one.is_quasi)[:MOST_CROSSED]
    return Publishing(quasi, tuple(_crossings(table, verdicts, quasi)), _cells(table, verdicts))


def _cells(table: Table, verdicts: Sequence[Verdict]) -> dict[int, Classes]:
    return {
        # What is not filled in is no cell.
        rank: _classes(_numbered([value for value in table.columns[rank] if value]))
        for rank, one in enumerate(verdicts)
        if 1 < one.distinct <= _MOST_VALUES
    }


def _crossings(
    table: Table, verdicts: Sequence[Verdict], quasi: Sequence[int]
) -> Iterator[Crossing]:
    now = {rank: _numbered(table.columns[rank]) for rank in quasi}
    blurred = {
        rank: _numbered([blur(verdicts[rank].kind, value) for value in table.columns[rank]])
        for rank in quasi
    }
    for size in range(1, len(quasi) + 1):
        for columns in combinations(quasi, size):
            yield Crossing(columns, _crossed(now, columns), _crossed(blurred, columns))


def _numbered(cells: Sequence[str]) -> list[int]:
    """Each value as a number: equal values have the same one."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(cell, len(numbers)) for cell in cells]


def _crossed(numbered: Mapping[int, list[int]], columns: Sequence[int]) -> Classes:
    codes = numbered[columns[0]]
    for rank in columns[1:]:
        wide = max(numbered[rank]) + 1
        codes = [code * wide + other for code, other in zip(codes, numbered[rank], strict=True)]
    return _classes(codes)


def _classes(codes: Sequence[int]) -> Classes:
    sizes = Counter(Counter(codes).values())
    rows = tuple(size * sizes.get(size, 0) for size in range(1, _LARGE))
    return Classes(min(sizes), rows)


_YEAR = re.compile(r"(?:18|19|20)\d{2}")


def blur(kind: str, value: str) -> str:
    """A value told less precisely, as it might be published."""
    if not value:
        return ""
    if kind == "birth_date":
        year = _YEAR.search(value)
        return f"{year[0][:3]}0" if year else ""
    if kind == "age":
        return f"{int(value) // 10}0" if value.isdecimal() else value
    if kind == "postcode":
        return value[:2]
    if kind in {"town", "birth_place", "position"}:
        return ""
    if kind in {"work", "income", "education"}:
        return _blurred_figure(value)
    return value


def _blurred_figure(value: str) -> str:
    year = _YEAR.search(value) if "-" in value or "/" in value else None
    if year:
        return year[0]
    number = re.fullmatch(r"(\d+)(?:[.,]\d+)?", value)
    return f"{int(number[1]) // 1000}000" if number else value


_GENERALISED: Mapping[str, str] = {
    "birth_date": N_("Gardez l'année ou la décennie de naissance, ou une tranche d'âge."),
    "age": N_("Publiez des tranches de dix ans."),
    "postcode": N_("Remontez au département ou à l'intercommunalité."),
    "town": N_("Remontez à l'intercommunalité ou au département."),
    "birth_place": N_("Remontez au pays ou à la région."),
    "position": N_("Arrondissez les coordonnées, ou donnez la commune."),
    "income": N_("Publiez des tranches."),
    "visit": N_("Gardez le mois, sans l'heure."),
}
_DIRECT = N_("Désigne une personne à elle seule.")
_SPECIAL = N_("Donnée sensible : la retirer, ou ne publier que des totaux.")
_FREE = N_("Texte libre : à retirer, ou à relire ligne par ligne.")
_CELLS = N_("Valeurs portées par moins de %(least)s lignes : %(small)s sur %(all)s. Regroupez-les.")
_ABOUT = N_("Se rapporte à des personnes : à retirer, à moins qu'un texte permette de la publier.")


def advise(verdict: Verdict, category: str, *, cells: Classes | None, least: int) -> Advice | None:
    """What to do with a column that was accepted as personal; nothing where it may stay."""
    term = DATA_CATEGORIES.get(category)
    if term is None:
        return None
    # What people said of the column counts more than what was found.
    kind = verdict.kind if verdict.kind and KINDS[verdict.kind].category == category else ""
    if kind in _GENERALISED:
        return Advice(GENERALISE, Text(_GENERALISED[kind]))
    if term.special or term.criminal or term.nir:
        return Advice(REMOVE, Text(_SPECIAL))
    if category == "free_text":
        return Advice(REMOVE, Text(_FREE))
    if kind and KINDS[kind].identifying != "direct":
        return _grouped(verdict, cells, least)
    return Advice(REMOVE, Text(_DIRECT if term.direct_identifier else _ABOUT))


def _grouped(verdict: Verdict, cells: Classes | None, least: int) -> Advice | None:
    if verdict.kind in {"ip", "device", "password", "plate", "tracking"}:
        return Advice(REMOVE, Text(_ABOUT))
    if verdict.type in {"date", "datetime"}:
        return Advice(GENERALISE, Text(N_("Gardez le mois ou l'année.")))
    if cells is None:
        return Advice(GENERALISE, Text(N_("Trop de valeurs différentes : regroupez-les.")))
    small = cells.small(least)
    if not small:
        return None
    values = {"least": least, "small": small, "all": verdict.distinct}
    return Advice(AGGREGATE, Text(_CELLS, values))
