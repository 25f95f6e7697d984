"""A report being written: its facts, what follows from them, and where things stand in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from inventaire.audit.maturity import AxisLevel, latest_assessment, levels_of
from inventaire.audit.picture import Picture
from inventaire.audit.recommendations import Recommendation, recommend
from inventaire.audit.rule import Severity, Stream
from inventaire.audit.scores import Scores, scores_of
from inventaire.exchange.report.facts import Followed, ReportFacts
from inventaire.graph.borders import Zone
from inventaire.i18n import _
from inventaire.inventory.fields import Ref
from inventaire.inventory.kinds import KINDS
from inventaire.inventory.protection import Assessment
from inventaire.inventory.records import Flow
from inventaire.inventory.snapshot import Snapshot


@dataclass
class Draft:
    """What every sheet reads, and what each says for those written after it.

    ``places``: in which cell a record stands. ``rules``, ``advice``: the first finding of a rule,
    and its recommendation. ``sheets``: the first cell of each sheet. ``lists``: the cells that
    hold what a field of an action may say.
    """

    facts: ReportFacts
    places: dict[Ref, str] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    advice: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)

    @cached_property
    def snapshot(self) -> Snapshot:
        """The inventory without what is archived."""
        return self.facts.snapshot.live()

    @property
    def today(self) -> date:
        """The day of the inventory."""
        return self.snapshot.taken_on

    @property
    def owner(self) -> str:
        """The name of the organisation."""
        return self.snapshot.organisation.name

    @cached_property
    def picture(self) -> Picture:
        """The indexes of the inventory: graph, borders, where personal data get."""
        return Picture(self.snapshot)

    @cached_property
    def followed(self) -> tuple[Followed, ...]:
        """The findings, those on records that are archived left out."""
        return tuple(one for one in self.facts.followed if self._is_live(one))

    def _is_live(self, followed: Followed) -> bool:
        records = followed.finding.records
        return not records or any(self.snapshot.find(ref) for ref in records)

    @cached_property
    def standing(self) -> tuple[Followed, ...]:
        """The findings that still ask for something."""
        return tuple(one for one in self.followed if one.stands)

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """What to do, the most pressing first."""
        return recommend((one.finding for one in self.standing), self.snapshot)

    def advised(self, stream: Stream) -> tuple[Recommendation, ...]:
        """The recommendations of one family."""
        return tuple(one for one in self.recommendations if one.stream == stream)

    @cached_property
    def of_rule(self) -> Mapping[str, tuple[Followed, ...]]:
        """The findings of each rule that still ask for something."""
        found: dict[str, list[Followed]] = {}
        for one in self.standing:
            found.setdefault(one.finding.rule, []).append(one)
        return {rule: tuple(ones) for rule, ones in found.items()}

    @cached_property
    def severities(self) -> Mapping[Severity, int]:
        """How many findings still stand, by how serious they are."""
        counted = Counter(one.finding.severity for one in self.standing)
        return {severity: counted[severity] for severity in Severity}

    @cached_property
    def assessment(self) -> Assessment | None:
        """The last answers to the maturity questionnaire."""
        return latest_assessment(self.snapshot)

    @cached_property
    def levels(self) -> tuple[AxisLevel, ...]:
        """The level of each axis of maturity; none without answers."""
        return levels_of(self.assessment) if self.assessment else ()

    @cached_property
    def scores(self) -> Mapping[int, Scores]:
        """The three scores of each dataset, by its number."""
        return {d.id: scores_of(d, today=self.today) for d in self.snapshot.datasets}

    @cached_property
    def flows_abroad(self) -> tuple[Flow, ...]:
        """The flows of today that arrive outside the European Economic Area."""
        zones = self.picture.zones
        outside = (Zone.THIRD, Zone.ADEQUATE)
        return tuple(
            flow
            for flow in self.picture.graph.flows.values()
            if flow.target is not None and zones[flow.target] in outside
        )

    def label(self, ref: Ref | None) -> str:
        """How a record is called: its name, else what it is; nothing where there is none."""
        if ref is None:
            return ""
        record = self.snapshot.find(ref)
        if record is None or record.name or ref.kind == "flow":
            return self.snapshot.label(ref)
        return _(KINDS[ref.kind].singular_label)

    def place(self, ref: Ref | None) -> str:
        """Where a record stands in the workbook; nothing where it does not."""
        return "" if ref is None else self.places.get(ref, "")
