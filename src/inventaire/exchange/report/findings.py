"""The sheet of findings: each with its records, its evidence and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from inventaire.audit.report import all_rules
from inventaire.exchange.phrases import answer, listed
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.facts import Followed
from inventaire.exchange.report.fields import leading
from inventaire.exchange.report.frame import write_records
from inventaire.exchange.report.severities import severity_label, severity_style
from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import CENTRED, DATE, NAME, SOFT
from inventaire.exchange.workbook.table import Column
from inventaire.graph.build import ends_of
from inventaire.i18n import N_, _
from inventaire.inventory.fields import Ref
from inventaire.inventory.records import Flow

STATUS_LABELS: Mapping[str, str] = {
    "open": N_("À traiter"),
    "accepted": N_("Accepté"),
    "planned": N_("Planifié"),
    "refused": N_("Écarté"),
    "solved": N_("Résolu"),
}
_STATUSES = tuple(STATUS_LABELS)


def write_findings(sheet: Sheet, draft: Draft) -> None:
    """Every finding, those that stand first, the most serious of them first."""
    records = sorted(draft.followed, key=_order)
    written = write_records(
        sheet,
        draft,
        _columns(draft),
        records,
        lead=_(
            "Tout ce que l'audit a vu, avec les fiches concernées et ce qui le montre. « Inconnu » "
            "n'est pas « non » : une question attend une réponse, elle n'accuse pas. Ce qui est "
            "écarté l'est avec sa raison ; ce qui a disparu depuis est résolu."
        ),
        nothing=_("L'audit n'a rien constaté."),
    )
    for one, row in zip(records, written.rows, strict=True):
        if one.stands:
            draft.rules.setdefault(one.finding.rule, sheet.place(row))


def _order(followed: Followed) -> tuple[int, int, str]:
    settled = 0 if followed.stands else _STATUSES.index(followed.status)
    return settled, followed.finding.severity.rank, followed.finding.rule


def _columns(draft: Draft) -> list[Column[Followed]]:
    return [*_what(), *_where(draft), *_decision()]


def _what() -> list[Column[Followed]]:
    what = _("Constat")
    return [
        Column(heading=_("Règle"), width=10, value=lambda one: one.finding.rule, style=NAME),
        Column(
            heading=_("Gravité"),
            width=12,
            value=lambda one: severity_label(one.finding.severity),
            dressed=lambda one: severity_style(one.finding.severity),
        ),
        Column(heading=_("Intitulé"), width=28, value=_title, group=what),
        Column(heading=what, width=54, value=lambda one: str(one.finding.text), group=what),
        Column(
            heading=_("Question"),
            width=10,
            value=lambda one: answer(True) if one.finding.question else None,
            style=CENTRED,
            group=what,
        ),
    ]


def _where(draft: Draft) -> list[Column[Followed]]:
    where = _("Où")
    return [
        Column(
            heading=_("Fiches concernées"),
            width=28,
            value=lambda one: _records(draft, one),
            group=where,
        ),
        leading(lambda one: draft.place(next(iter(one.finding.records), None)), group=where),
        Column(
            heading=_("Ce qui le montre"),
            width=34,
            value=lambda one: evidence_of(draft, one.finding.evidence) or None,
            style=SOFT,
            group=where,
        ),
    ]


def _decision() -> list[Column[Followed]]:
    decided = _("Décision")
    return [
        Column(
            heading=_("État"),
            width=11,
            value=lambda one: _(STATUS_LABELS[one.status]),
            style=CENTRED,
            group=decided,
        ),
        Column(heading=_("Raison"), width=22, value=lambda one: one.reason or None, group=decided),
        Column(
            heading=_("Vu depuis le"),
            width=12,
            value=lambda one: one.seen_on,
            style=DATE,
            group=decided,
        ),
    ]


def _title(followed: Followed) -> str:
    rule = all_rules().get(followed.finding.rule)
    return _(rule.title) if rule else followed.finding.rule


def _records(draft: Draft, followed: Followed) -> str:
    """The names of the records; a finding on none is about the organisation itself."""
    return named(draft, followed.finding.records) if followed.finding.records else draft.owner


def named(draft: Draft, refs: tuple[Ref, ...]) -> str:
    """The names of records that are still there."""
    return listed(draft.label(ref) for ref in refs if draft.snapshot.find(ref))


def evidence_of(draft: Draft, evidence: tuple[Ref, ...]) -> str:
    """The way data take where each flow starts where the one before ended; else the records."""
    flows = [draft.snapshot.find(ref) for ref in evidence]
    on_the_way = [flow for flow in flows if isinstance(flow, Flow) and flow.source and flow.target]
    if len(on_the_way) == len(evidence) > 1:
        ends = [ends_of(flow) for flow in on_the_way]
        if all(before[1] == after[0] for before, after in pairwise(ends)):
            places = [ends[0][0], *(target for _source, target in ends)]
            return " → ".join(draft.label(place) for place in places)
    return named(draft, evidence)
