"""The sheet of metadata: the three scores of each dataset and what each still lacks."""

from __future__ import annotations

from collections.abc import Callable

from inventaire.audit.scores import SCALE_LABELS, Score
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.frame import write_records
from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import COUNT, NAME
from inventaire.exchange.workbook.table import Column
from inventaire.i18n import _
from inventaire.inventory.dataset import Dataset
from inventaire.inventory.fields import field_of
from inventaire.inventory.snapshot import ref_of


def write_metadata(sheet: Sheet, draft: Draft) -> None:
    """How well each dataset is described, criterion by criterion."""
    write_records(
        sheet,
        draft,
        _columns(draft),
        draft.snapshot.datasets,
        title=_("Qualité des métadonnées"),
        lead=_(
            "Chaque jeu de données sur trois barèmes connus. Un critère qui ne s'applique pas, ou "
            "que rien d'enregistré ne permet de mesurer, sort du total. Ce qui pèse le plus vient "
            "d'abord."
        ),
        nothing=_("Aucun jeu de données n'est encore enregistré."),
    )


def _columns(draft: Draft) -> list[Column[Dataset]]:
    columns: list[Column[Dataset]] = [
        Column(
            heading=_(field_of(Dataset, "name").label.text),
            width=34,
            value=lambda one: one.name,
            style=NAME,
            link=lambda one: draft.place(ref_of(one)),
        )
    ]
    for position, (scale, label) in enumerate(SCALE_LABELS.items()):
        columns += _scale(draft, _(label), position, width=34 if scale == "rip" else 44)
    return columns


def _scale(draft: Draft, label: str, position: int, *, width: float) -> list[Column[Dataset]]:
    """The points, out of how many, and what is missing."""

    def score(dataset: Dataset) -> Score:
        return tuple(draft.scores[dataset.id])[position]

    return [
        Column(heading=_("Points"), width=9, value=_of(score, "points"), style=COUNT, group=label),
        Column(heading=_("Sur"), width=7, value=_of(score, "out_of"), style=COUNT, group=label),
        Column(
            heading=_("Il manque"), width=width, value=lambda d: _missing(score(d)), group=label
        ),
    ]


def _of(score: Callable[[Dataset], Score], name: str) -> Callable[[Dataset], int]:
    return lambda dataset: int(getattr(score(dataset), name))


def _missing(score: Score) -> str | None:
    return " · ".join(_(criterion.label) for criterion in score.failed) or None
