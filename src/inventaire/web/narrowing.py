"""Which findings the address of a page asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import request

from inventaire.audit.families import FAMILIES
from inventaire.audit.recommendations import STREAM_LABELS
from inventaire.audit.report import all_rules
from inventaire.audit.rule import Severity
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.store.findings import STATUSES, Narrowing, Tally

_ANY = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the reader asked for; what the address says that means nothing is left out."""

    severity: str
    family: str
    status: str
    stream: str
    rule: str
    record: Ref | None
    page: int

    @property
    def narrowing(self) -> Narrowing:
        """The same, as the store understands it."""
        narrowed = self.family or self.stream or self.rule
        rules = [
            rule.code
            for rule in all_rules().values()
            if self.family in ("", rule.family)
            and self.stream in ("", rule.stream)
            and self.rule in ("", rule.code)
        ]
        return Narrowing(
            severity=self.severity,
            status="" if self.status == _ANY else self.status,
            rules=rules if narrowed else None,
            record=self.record,
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether some findings that are to be dealt with are left out."""
        return bool(self.severity or self.family or self.stream or self.rule or self.record)


def read_asked() -> Asked:
    """What this request asks for: at first, what is still to be dealt with."""
    page = request.args.get("page", "1")
    return Asked(
        severity=_known("severity", {severity.value for severity in Severity}),
        family=_known("family", FAMILIES),
        status=_known("status", {*STATUSES, _ANY}) or "open",
        stream=_known("stream", STREAM_LABELS),
        rule=_known("rule", all_rules()),
        record=_record(request.args.get("record", "")),
        page=max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1,
    )


def _known(name: str, values: Iterable[str]) -> str:
    value = request.args.get(name, "")
    return value if value in set(values) else ""


def _record(text: str) -> Ref | None:
    """« processing-12 » as a reference."""
    kind, _dash, number = text.rpartition("-")
    known = kind in KINDS and number.isascii() and number.isdecimal() and len(number) < 10
    return Ref(kind, int(number)) if known else None


def counts_by(tallies: Iterable[Tally], part: str, *, status: str) -> Mapping[str, int]:
    """How many findings of a status there are of each severity, family or stream."""
    counts: Counter[str] = Counter()
    for tally in tallies:
        rule = all_rules().get(tally.rule)
        if status not in (_ANY, tally.status) or rule is None:
            continue
        values = {"severity": tally.severity, "family": rule.family, "stream": rule.stream}
        counts[values[part]] += tally.count
    return counts
