"""Findings as a page shows them: one group for each rule, one card for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import g, url_for

from inventaire.audit.report import all_rules
from inventaire.audit.rule import Rule, Severity
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref
from inventaire.operations.audits import refs_of, text_of
from inventaire.store.audits import FindingRow
from inventaire.store.findings import ends_of_flows
from inventaire.store.snapshot import names
from inventaire.web.addresses import address_of
from inventaire.web.database import db

STATUS_LABELS: Mapping[str, str] = {
    "open": N_("À traiter"),
    "accepted": N_("Accepté"),
    "refused": N_("Écarté"),
    "planned": N_("Planifié"),
    "solved": N_("Résolu"),
}

Ends = Mapping[int, tuple[Ref | None, Ref | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One finding. ``path``: the places data go through, in order; ``proofs``: other evidence."""

    row: FindingRow
    text: Text
    status: str
    records: tuple[Ref, ...]
    path: tuple[Ref, ...]
    proofs: tuple[Ref, ...]

    @property
    def mend(self) -> str:
        """The address of the form where it is mended, at its field."""
        if not self.records:
            address = url_for("organisations.edit", organisation=g.organisation)
        else:
            address = address_of(self.records[0], page="modifier")
        field = self.row.field
        return f"{address}?champ={field}#{field}" if field else address


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule that are as serious; ``rule`` is gone where the code dropped it."""

    code: str
    rule: Rule | None
    severity: Severity
    cards: tuple[Card, ...]


def groups_of(rows: Sequence[FindingRow]) -> tuple[list[Group], dict[Ref, str]]:
    """Findings in groups, in the order they come, and how everything they name is called."""
    proofs = {row.id: refs_of(row.evidence) for row in rows}
    flows = {ref.id for refs in proofs.values() for ref in refs if ref.kind == "flow"}
    ends = ends_of_flows(db(), g.organisation.id, flows) if flows else {}
    cards = [_card(row, proofs[row.id], ends) for row in rows]
    groups = [
        Group(code, all_rules().get(code), Severity(severity), tuple(found))
        for (severity, code), found in groupby(cards, key=lambda c: (c.row.severity, c.row.rule))
    ]
    return groups, names(db(), g.organisation.id, set(_named(cards)))


def _card(row: FindingRow, evidence: tuple[Ref, ...], ends: Ends) -> Card:
    path = path_of(evidence, ends)
    return Card(
        row=row,
        text=text_of(row),
        status="solved" if row.solved_at else row.decision or "open",
        records=refs_of(row.records),
        path=path,
        proofs=() if path else evidence,
    )


def path_of(evidence: Iterable[Ref], ends: Ends) -> tuple[Ref, ...]:
    """The places that a chain of flows goes through; nothing where evidence is no chain."""
    places: list[Ref] = []
    for ref in evidence:
        source, target = ends.get(ref.id, (None, None)) if ref.kind == "flow" else (None, None)
        if source is None or target is None or (places and places[-1] != source):
            return ()
        places += [target] if places else [source, target]
    return tuple(places)


def _named(cards: Iterable[Card]) -> Iterator[Ref]:
    for card in cards:
        yield from (*card.records, *card.path, *card.proofs)
        if card.row.action_id is not None:
            yield Ref("action", card.row.action_id)
