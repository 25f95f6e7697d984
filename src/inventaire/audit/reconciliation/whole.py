"""The reconciliation of one processing, of the whole register, and of each processing in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from inventaire.audit.picture import Picture
from inventaire.audit.reconciliation.categories import categories
from inventaire.audit.reconciliation.item import (
    MATTER_LABELS,
    Item,
    Reconciliation,
    Standing,
)
from inventaire.audit.reconciliation.observed import Observed
from inventaire.audit.reconciliation.parties import parties
from inventaire.audit.reconciliation.places import systems, transfers
from inventaire.audit.reconciliation.scope import Scope, whole
from inventaire.graph.questions.answer import counted
from inventaire.i18n import N_, Text
from inventaire.inventory.processing import Processing

_MATTERS = tuple(MATTER_LABELS)
_STANDINGS = tuple(Standing)


def reconcile(picture: Picture) -> Reconciliation:
    """The whole register against everything that the flows show."""
    return _reconciled(whole(picture))


def reconcile_processing(picture: Picture, processing: Processing) -> Reconciliation:
    """One processing in force against what the flows show of the data it covers."""
    return _of_one(Observed(picture), processing)


def one_by_one(
    picture: Picture, processings: Iterable[Processing] | None = None
) -> Iterator[tuple[Processing, Reconciliation]]:
    """Each processing in force, or each of these, with its reconciliation, in the same order."""
    observed = Observed(picture)
    for processing in picture.register if processings is None else processings:
        yield processing, _of_one(observed, processing)


def _of_one(observed: Observed, processing: Processing) -> Reconciliation:
    datasets = observed.datasets_of.get(processing.id, ())
    return _reconciled(Scope(observed, (processing,), datasets))


def _reconciled(scope: Scope) -> Reconciliation:
    items = (*parties(scope), *categories(scope), *transfers(scope), *systems(scope))
    # Sorting keeps the order of the records, or of the vocabulary, within a standing.
    return Reconciliation(tuple(sorted(items, key=_place)))


def _place(item: Item) -> tuple[int, int]:
    return _MATTERS.index(item.matter), _STANDINGS.index(item.standing)


def sentence_of(found: Reconciliation) -> Text:
    """What a reconciliation comes to, in one sentence."""
    if not found.items:
        return Text(N_("Rien à rapprocher : ni le registre ni les flux ne disent rien encore."))
    if not found.gaps:
        return Text(N_("Le registre et les flux disent la même chose."))
    return counted(
        found.gaps,
        N_("Un écart entre le registre et les flux."),
        N_("%(count)s écarts entre le registre et les flux."),
    )
