"""What a page says of a sample that one would publish: what to change in it, who stands out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from inventaire.exchange.detection.publishing import (
    DEED_LABELS,
    THRESHOLDS,
    Advice,
    Crossing,
    advise,
)
from inventaire.i18n import _
from inventaire.web.detection import Part, Proposal

#: What is asked for where nobody said.
_USUAL = 5


@dataclass(frozen=True, slots=True)
class Crossed:
    """Columns together: how they are called, and who stands out by them."""

    names: str
    found: Crossing


@dataclass(frozen=True, slots=True)
class Weighing:
    """What to know before the main table of a sample is published."""

    rows: int
    #: The smallest class that one would accept.
    least: int
    #: By what is to be done: the columns, each with the reason.
    groups: Mapping[str, Sequence[tuple[str, Advice]]]
    #: Columns that may be crossed: rank, name, whether they are.
    choices: Sequence[tuple[int, str, bool]]
    chosen: Crossed | None
    #: One by one, then two by two.
    others: Sequence[Crossed]

    @property
    def lines(self) -> Sequence[Crossed]:
        """All that is chosen together, then its parts."""
        if self.chosen is None or self.chosen in self.others:
            return self.others
        return [self.chosen, *self.others]

    @property
    def thresholds(self) -> Sequence[int]:
        """The sizes that one may ask for."""
        return THRESHOLDS

    @property
    def labels(self) -> Mapping[str, str]:
        """What may be done with a column, in words."""
        return DEED_LABELS


def weighing_of(parts: Sequence[Part], sent: MultiDict[str, str] | None) -> Weighing:
    """The main table, weighed by what is ticked; by everything where nothing was sent."""
    part = next(part for part in parts if part.is_main)
    said = sent if sent is not None and "least" in sent else None
    least = _number(said.get("least", "")) if said is not None else _USUAL
    least = least if least in THRESHOLDS else _USUAL
    asked = {_number(rank) for rank in said.getlist("quasi")} if said is not None else None
    quasi = part.table.publishing.quasi
    ranks = [rank for rank in quasi if asked is None or rank in asked]
    whole = part.table.publishing.crossing(ranks)
    return Weighing(
        rows=part.table.rows,
        least=least,
        groups=_groups(part, least),
        choices=[(rank, part.table.verdicts[rank].name, rank in ranks) for rank in quasi],
        chosen=None if whole is None else _called(part, whole),
        others=[
            _called(part, one)
            for one in part.table.publishing.crossings
            if len(one.columns) <= 2 and set(one.columns) <= set(ranks)
        ],
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else -1


def _called(part: Part, crossing: Crossing) -> Crossed:
    names = [part.table.verdicts[rank].name for rank in crossing.columns]
    return Crossed(" × ".join(names), crossing)


def _groups(part: Part, least: int) -> dict[str, list[tuple[str, Advice]]]:
    groups: dict[str, list[tuple[str, Advice]]] = {deed: [] for deed in DEED_LABELS}
    for name, advice in _advised(part, least):
        groups[advice.deed].append((name, advice))
    return groups


def _advised(part: Part, least: int) -> Iterator[tuple[str, Advice]]:
    for rank, one in enumerate(part.proposals):
        advice = advise(
            one.verdict, _category(one), cells=part.table.publishing.cells.get(rank), least=least
        )
        if advice is not None:
            yield one.verdict.name, advice


def _category(one: Proposal) -> str:
    return one.category if one.is_personal else ""


def sentence(weighing: Weighing) -> str:
    """What the chosen columns do together, in one sentence."""
    if weighing.chosen is None:
        return _("Cochez au moins une colonne pour savoir qui elle isole.")
    now, after = weighing.chosen.found.now, weighing.chosen.found.blurred
    if now.smallest >= weighing.least:
        return _(
            "Personne n'est seul : toute combinaison vaut pour %(smallest)s lignes au moins.",
            smallest=now.smallest,
        )
    if after.smallest >= weighing.least:
        return _(
            "Telles quelles, ces colonnes isolent des personnes ; généralisées, elles n'isolent "
            "plus personne."
        )
    return _(
        "Même généralisées, ces colonnes isolent des personnes : retirez-en une, ou ne publiez que "
        "des totaux."
    )
