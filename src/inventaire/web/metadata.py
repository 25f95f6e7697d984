"""Which datasets the page on metadata shows: narrowed, sorted, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import request

from inventaire.audit.descriptions import Described
from inventaire.audit.openness import is_opening
from inventaire.audit.scales import SCALES
from inventaire.i18n import N_, _
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import Field, field_of
from inventaire.vocabulary.datasets import PUBLICATION_STATUSES
from inventaire.vocabulary.folding import fold

SIZE = 50

#: The fields in which a criterion is mended.
FIELDS: Mapping[str, Field] = {
    measure.field: field_of(Dataset, measure.field)
    for scale in SCALES.values()
    for measure in scale.measures
}
#: What a dataset must say to be scored, and to be shown.
READ = frozenset({*FIELDS, "spatial_granularity", "fee", "fee_basis", "principal_document"})
#: Which datasets are read together. What stays inside needs neither a licence nor a file to offer.
SCOPES: Mapping[str, str] = {
    "opening": N_("Publiés ou à publier"),
    "principal": N_("Figurant au RIP"),
    "all": N_("Tous les jeux de données"),
    **{term.code: term.label for term in PUBLICATION_STATUSES},
}
_NOBODY = "-"
#: How many fields a line of the list names.
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the page asks for; what it says that means nothing is left out."""

    search: str
    producer: str
    scope: str
    lacks: str
    sort: str
    descending: bool
    page: int

    @property
    def field(self) -> str:
        """The field that is missing, where the address names one; that of a criterion included."""
        scale, _dot, code = self.lacks.partition(".")
        if not code:
            return self.lacks
        measure = SCALES[scale].measure(code)
        return measure.field if measure else ""


def read_asked() -> Asked:
    """What this request asks for: at first all of them, by name."""
    sort, page = request.args.get("sort", "name"), request.args.get("page", "1")
    producer, scope = request.args.get("producer", ""), request.args.get("scope", "")
    known = producer == _NOBODY or (producer.isdecimal() and len(producer) < 10)
    return Asked(
        search=request.args.get("q", "").strip()[:200],
        producer=producer if known else "",
        scope=scope if scope in SCOPES else "",
        lacks=_lacks(request.args.get("lacks", "")),
        sort=sort.lstrip("-") if sort.lstrip("-") in SCALES else "name",
        descending=sort.startswith("-"),
        page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
    )


def _lacks(text: str) -> str:
    scale, _dot, code = text.partition(".")
    known = text in FIELDS or (scale in SCALES and SCALES[scale].measure(code) is not None)
    return text if known else ""


def settled(asked: Asked, described: Iterable[Described]) -> Asked:
    """What is asked for where nobody said which: what opens, where anything does."""
    if asked.scope:
        return asked
    opens = any(is_opening(one.dataset) for one in described)
    return replace(asked, scope="opening" if opens else "all")


def narrowed(described: Iterable[Described], asked: Asked) -> list[Described]:
    """Those of this name, producer and scope, in the order asked for, whatever they lack."""
    words = fold(asked.search).split()
    kept = [one for one in described if _answers(one, asked, words)]
    kept.sort(key=lambda one: (fold(one.dataset.name), one.dataset.id))
    if asked.sort != "name":
        kept.sort(key=_share(asked.sort), reverse=asked.descending)
    elif asked.descending:
        kept.reverse()
    return kept


def _answers(one: Described, asked: Asked, words: Sequence[str]) -> bool:
    dataset, name = one.dataset, fold(one.dataset.name)
    producer = _NOBODY if dataset.producer is None else str(dataset.producer)
    return (
        all(word in name for word in words)
        and asked.producer in ("", producer)
        and _is_in(dataset, asked.scope)
    )


def _is_in(dataset: Dataset, scope: str) -> bool:
    if scope == "opening":
        return is_opening(dataset)
    if scope == "principal":
        return bool(dataset.principal_document)
    return scope in ("all", dataset.publication_status)


def lacking(described: Sequence[Described], what: str) -> Sequence[Described]:
    """Those that lack a field (« licence ») or a criterion (« mqa.keyword »)."""
    if not what:
        return described
    field, criterion = ("", what) if "." in what else (what, "")
    return [one for one in described if one.lacks(field, criterion)]


def first_fields(one: Described) -> list[str]:
    """The fields of a dataset that would gain most: those that mend most criteria first."""
    gains: Counter[str] = Counter()
    for score in one.scores:
        # Each scale weighs the same, whatever its number of points.
        gains.update({c.field: 0 for c in score.failed})
        for criterion in score.failed:
            gains[criterion.field] += 1000 * criterion.points // score.out_of
    return [name for name, _gain in gains.most_common(_FIRST)]


def lacks_words(what: str) -> str:
    """What is missing, in words: the label of a field, or that of a criterion with its scale."""
    scale, _dot, code = what.partition(".")
    measure = SCALES[scale].measure(code) if code else None
    if measure is None:
        return _(FIELDS[what].label.text)
    return _("%(criterion)s (%(scale)s)", criterion=_(measure.label), scale=SCALES[scale].short)


def _share(scale: str) -> Callable[[Described], float]:
    """How much of a scale a dataset has: what it cannot have does not count against it."""

    def share(one: Described) -> float:
        score = one.scores.on(scale)
        return score.points / score.out_of

    return share
