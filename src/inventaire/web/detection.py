"""What was found in a sample, as a page proposes it, and what was accepted of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from inventaire.exchange.detection.detecting import (
    Detection,
    JudgedTable,
    detection_of,
    plain_detection,
)
from inventaire.exchange.detection.kinds import KINDS
from inventaire.exchange.detection.verdicts import SURE, Verdict
from inventaire.i18n import N_, _
from inventaire.inventory.dataset import Column, Dataset
from inventaire.operations.detecting import known_column
from inventaire.vocabulary.datasets import IDENTIFYING
from inventaire.vocabulary.people import DATA_CATEGORIES
from inventaire.web.sealed import seal, unseal

#: How sure, in a word and a tone.
_LEVELS = (
    (SURE, N_("Presque sûr"), "accent"),
    (60, N_("Probable"), "info"),
    (1, N_("À vérifier"), "neutral"),
)


class MistakenChoice(ValueError):
    """What was sent names no column of the page, or no word of the lists."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One column of a sample: what is thought of it, what is recorded, what is ticked."""

    key: str
    verdict: Verdict
    known: Column | None
    is_kept: bool
    is_personal: bool
    category: str
    identifying: str

    @property
    def kind(self) -> str:
        """What it seems to hold of people, in the reader's words."""
        return _(KINDS[self.verdict.kind].label) if self.verdict.kind else ""

    @property
    def level(self) -> tuple[str, str]:
        """How sure: the word, the tone."""
        found = self.verdict.confidence
        return next(((_(word), tone) for least, word, tone in _LEVELS if found >= least), ("", ""))


@dataclass(frozen=True, slots=True)
class Part:
    """A table of the sample, with the proposals of its columns."""

    table: JudgedTable
    proposals: tuple[Proposal, ...]
    #: Whether its columns are ticked: a file often holds one table and several notes.
    is_main: bool


def purpose_of(organisation_id: int, dataset: Dataset) -> str:
    """What a sealed detection is for: it serves one dataset of one organisation."""
    return f"detection-{organisation_id}-{dataset.id}"


def sealed(found: Detection, purpose: str) -> str:
    """A detection as a form carries it: names of columns, counts and reasons."""
    return seal(plain_detection(found), purpose)


def unsealed(text: str, purpose: str) -> Detection:
    """What ``sealed`` was given. Raises ``Broken``."""
    return detection_of(unseal(text, purpose))


def parts_of(found: Detection, dataset: Dataset, sent: MultiDict[str, str] | None) -> list[Part]:
    """The proposals of each table; as they were ticked, where something was sent."""
    main = max(range(len(found.tables)), key=lambda rank: _cells(found.tables[rank]))
    return [
        Part(
            table,
            tuple(
                _proposal(f"{rank}-{column}", verdict, dataset, main=rank == main, sent=sent)
                for column, verdict in enumerate(table.verdicts)
            ),
            is_main=rank == main,
        )
        for rank, table in enumerate(found.tables)
    ]


def _cells(table: JudgedTable) -> int:
    return sum(verdict.filled for verdict in table.verdicts)


def _proposal(
    key: str, verdict: Verdict, dataset: Dataset, *, main: bool, sent: MultiDict[str, str] | None
) -> Proposal:
    known = known_column(dataset.columns, verdict.name)
    if sent is not None:
        return Proposal(
            key,
            verdict,
            known,
            is_kept=key in sent.getlist("kept"),
            is_personal=key in sent.getlist("personal"),
            category=_word(sent, f"category-{key}", DATA_CATEGORIES.codes),
            identifying=_word(sent, f"identifying-{key}", IDENTIFYING.codes),
        )
    said = known is not None and bool(known.category)
    return Proposal(
        key,
        verdict,
        known,
        is_kept=main,
        is_personal=verdict.is_personal or said,
        category=known.category if known is not None and said else verdict.category,
        identifying=known.identifying if known is not None and said else verdict.identifying,
    )


def _word(sent: MultiDict[str, str], name: str, codes: Sequence[str]) -> str:
    code = sent.get(name, "")
    if code not in ("", *codes):
        raise MistakenChoice(name)
    return code


def accepted(parts: Sequence[Part], *, detected_by: str) -> list[Column]:
    """The columns that were ticked, as they would be recorded; each name once."""
    found: dict[str, Column] = {}
    for column in _kept(parts, detected_by):
        found.setdefault(column.name, column)
    return list(found.values())


def _kept(parts: Sequence[Part], detected_by: str) -> Iterator[Column]:
    for part in parts:
        for one in part.proposals:
            if one.is_kept:
                personal = one.is_personal and bool(one.category)
                yield Column(
                    name=one.verdict.name,
                    type=one.verdict.type,
                    category=one.category if personal else "",
                    identifying=(one.identifying or "indirect") if personal else "",
                    detected_by=detected_by,
                )


def named(sent: Mapping[str, str]) -> str:
    """The name that was typed for a new dataset."""
    return " ".join(sent.get("name", "").split())
