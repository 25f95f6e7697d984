"""What a rule is, and what it finds.

A rule is a pure function of one frozen picture. It yields a ``Hit`` for each record (or group of
records) it has something to say about; ``Rule.findings`` names each hit so that the decisions taken
on it survive the next audit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from inventaire.audit.picture import Picture
from inventaire.i18n import N_, Text
from inventaire.inventory.fields import Ref


class Severity(Enum):
    """How serious a finding is, the most serious first."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the most serious."""
        return _ORDER.index(self)

    @property
    def milder(self) -> Severity:
        """One step less serious: what a question deserves where an answer would be a fault."""
        return _ORDER[min(self.rank + 1, len(_ORDER) - 1)]


_ORDER = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.INFO)

SEVERITY_LABELS = {
    Severity.CRITICAL: N_("Critique"),
    Severity.MAJOR: N_("Majeur"),
    Severity.MINOR: N_("Mineur"),
    Severity.INFO: N_("Information"),
}

#: The two families of recommendations that a report keeps apart.
Stream = Literal["open_data", "dpo"]
Who = Literal["dpo", "it", "service", "direction"]
Effort = Literal["half_day", "days", "weeks", "project"]

WHO_LABELS: dict[Who, str] = {
    "dpo": N_("DPO"),
    "it": N_("Informatique"),
    "service": N_("Service concerné"),
    "direction": N_("Direction"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a rule saw: on which records, in which words, and where it is mended.

    ``records`` are what the finding is about; with the rule's code they are its identity, so they
    must not depend on what else was found (empty: the organisation itself). ``evidence`` shows it:
    for a path, each flow on it, in order. ``field`` is the field of the first record that mends it.
    ``question`` is true where an answer is missing: something to ask, not an accusation.
    """

    records: tuple[Ref, ...] = ()
    text: Text
    evidence: tuple[Ref, ...] = ()
    field: str = ""
    question: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A hit of one rule on one inventory."""

    rule: str
    severity: Severity
    text: Text
    records: tuple[Ref, ...]
    evidence: tuple[Ref, ...] = ()
    field: str = ""
    question: bool = False

    @property
    def key(self) -> str:
        """What makes it the same finding in the next audit: the rule and the records."""
        return ":".join([self.rule, *(f"{ref.kind}-{ref.id}" for ref in sorted(self.records))])


Check = Callable[[Picture], Iterator[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of the law, made executable."""

    code: str
    severity: Severity
    title: str
    law: str
    remedy: str
    stream: Stream
    who: Who
    effort: Effort
    check: Check
    #: 1 to 5, how much it weighs beside others of the same severity (reference: sanctions §10).
    weight: int = 3
    #: The law behind it was read from a secondary source: shown as « à vérifier ».
    to_check: bool = False

    @property
    def family(self) -> str:
        """The letters of its code: ``"REG"``."""
        return self.code.split("-")[0]

    @property
    def explanation(self) -> str:
        """What it checks and why, in the words of its function."""
        return (self.check.__doc__ or "").strip()

    def findings(self, picture: Picture) -> tuple[Finding, ...]:
        """What it finds in a picture, looked for once."""
        if self.code not in picture.found:
            picture.found[self.code] = tuple(self._finding(hit) for hit in self.check(picture))
        return picture.found[self.code]

    def _finding(self, hit: Hit) -> Finding:
        """A hit as a finding; a question is one step less serious than a fault."""
        return Finding(
            rule=self.code,
            severity=self.severity.milder if hit.question else self.severity,
            text=hit.text,
            records=hit.records,
            evidence=hit.evidence,
            field=hit.field,
            question=hit.question,
        )


RULES: dict[str, Rule] = {}


def rule(
    code: str,
    severity: Severity,
    title: str,
    *,
    law: str,
    remedy: str,
    stream: Stream = "dpo",
    who: Who = "dpo",
    effort: Effort = "days",
    weight: int = 3,
    to_check: bool = False,
) -> Callable[[Check], Check]:
    """Enter a function in the register of rules.

    Its docstring says when it fires, in French: ``docs/regles.md`` shows it to consultants.
    """

    def enter(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"two rules are called {code}")
        RULES[code] = Rule(
            code=code,
            severity=severity,
            title=title,
            law=law,
            remedy=remedy,
            stream=stream,
            who=who,
            effort=effort,
            check=check,
            weight=weight,
            to_check=to_check,
        )
        return check

    return enter
