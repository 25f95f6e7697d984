"""The whole audit of one inventory: every rule, in the order of the codes."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from inventaire.audit import rules as families
from inventaire.audit.picture import Picture
from inventaire.audit.rule import RULES, Finding, Rule
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.snapshot import Snapshot


def audit(snapshot: Snapshot) -> tuple[Finding, ...]:
    """What every rule finds in an inventory, archived records left out.

    The order is that of the codes, then of the records; it does not depend on the order in which
    records were read. The same inventory always gives the same findings, with the same keys.
    """
    picture = Picture(in_order(snapshot.live()))
    findings = (finding for rule in all_rules().values() for finding in rule.findings(picture))
    return tuple(sorted(findings, key=_place))


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of the codes; each module of ``audit/rules`` is read."""
    for module in pkgutil.iter_modules(families.__path__):
        importlib.import_module(f"{families.__name__}.{module.name}")
    return dict(sorted(RULES.items()))


def in_order(snapshot: Snapshot) -> Snapshot:
    """The same picture with the records of each kind in the order of their numbers.

    Rules that group records, or that stop at the first, then say the same of the same inventory.
    """
    parts: dict[str, Any] = {
        kind.plural: tuple(sorted(snapshot.of(kind.code), key=lambda record: int(record.id)))
        for kind in KINDS.values()
    }
    return replace(snapshot, **parts)


def _place(finding: Finding) -> tuple[str, tuple[Ref, ...], str]:
    return finding.rule, finding.records, finding.key
