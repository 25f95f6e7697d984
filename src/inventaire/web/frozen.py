"""A frozen inventory as pages show it: its findings rule by rule, its records in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inventaire.audit.rule import RULES, Finding, Rule
from inventaire.i18n import _
from inventaire.inventory.base import Record
from inventaire.inventory.fields import Ref, fields_of, is_empty
from inventaire.inventory.snapshot import Snapshot, ref_of
from inventaire.store.shapes import refs_in
from inventaire.web.presentation import plain


def by_rule(findings: Iterable[Finding]) -> list[tuple[Rule, list[Finding]]]:
    """The findings of each rule, the most serious rules first."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    groups = [(RULES[code], of_rule) for code, of_rule in found.items()]
    return sorted(groups, key=lambda group: (group[0].severity.rank, group[0].code))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One record of a frozen inventory; ``pairs`` are its filled fields: (label, value)."""

    ref: Ref
    name: str
    pairs: tuple[tuple[str, str], ...]


def sheet_of(snapshot: Snapshot, record: Record) -> Sheet:
    """A record in words; what it links to is called as it was that day."""
    fields = [(field, getattr(record, field.name)) for field in fields_of(type(record))]
    filled = [(field, value) for field, value in fields if not is_empty(value)]
    names = {ref: snapshot.label(ref) for field, value in filled for ref in refs_in(field, value)}
    pairs = ((_(field.label.text), plain(field, value, names)) for field, value in filled)
    ref = ref_of(record)
    return Sheet(ref, snapshot.label(ref), tuple(pairs))
