"""The two sheets of recommendations: open data, and protection of personal data."""

from __future__ import annotations

from collections import Counter
from functools import partial

from inventaire.audit.recommendations import Recommendation
from inventaire.audit.rule import WHO_LABELS, Stream
from inventaire.exchange.phrases import listed, term
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.fields import leading
from inventaire.exchange.report.findings import STATUS_LABELS
from inventaire.exchange.report.frame import write_records
from inventaire.exchange.report.severities import severity_label, severity_style
from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import CENTRED, COUNT, NAME, SOFT
from inventaire.exchange.workbook.table import Column
from inventaire.i18n import N_, _, ngettext
from inventaire.vocabulary.missions import EFFORTS, TERMS

#: How many records are named beside a recommendation; the findings name them all.
NAMED = 6

LEADS: dict[Stream, str] = {
    "open_data": N_(
        "Ce qu'il y a à faire pour l'ouverture des données, le RIP et les métadonnées, le plus "
        "pressant d'abord : gravité, poids de la règle, fiches et personnes touchées."
    ),
    "dpo": N_(
        "Ce qu'il y a à faire pour la protection des données, le plus pressant d'abord : gravité, "
        "poids de la règle, fiches et personnes touchées."
    ),
}


def write_recommendations(sheet: Sheet, draft: Draft, *, stream: Stream) -> None:
    """What to do in one family, each with why, the law, the remedy and the records."""
    records = list(enumerate(draft.advised(stream), start=1))
    written = write_records(
        sheet,
        draft,
        _columns(draft),
        records,
        lead=_(LEADS[stream]),
        nothing=_("Rien à préconiser dans ce volet."),
    )
    for (_rank, one), row in zip(records, written.rows, strict=True):
        draft.advice[one.rule] = sheet.place(row)


write_open_data = partial(write_recommendations, stream="open_data")
write_dpo = partial(write_recommendations, stream="dpo")

Ranked = tuple[int, Recommendation]


def _columns(draft: Draft) -> list[Column[Ranked]]:
    return [*_advice(), *_findings(draft), *_doing()]


def _advice() -> list[Column[Ranked]]:
    what = _("Préconisation")
    return [
        Column(heading=_("Rang"), width=7, value=lambda r: r[0], style=COUNT.but(across="center")),
        Column(
            heading=_("Gravité"),
            width=12,
            value=lambda r: severity_label(r[1].severity),
            dressed=lambda r: severity_style(r[1].severity),
        ),
        Column(
            heading=_("Intitulé"), width=27, value=lambda r: _(r[1].title), style=NAME, group=what
        ),
        Column(heading=_("Que faire"), width=40, value=lambda r: _(r[1].remedy), group=what),
        Column(
            heading=_("Pourquoi"), width=26, value=lambda r: _(r[1].why), style=SOFT, group=what
        ),
        Column(heading=_("Texte"), width=17, value=lambda r: law_of(r[1]), style=SOFT, group=what),
    ]


def _findings(draft: Draft) -> list[Column[Ranked]]:
    where = _("Constats")
    return [
        Column(heading=_("Règle"), width=10, value=lambda r: r[1].rule, style=CENTRED, group=where),
        Column(
            heading=_("Nombre"),
            width=10,
            value=lambda r: r[1].findings,
            style=COUNT.but(across="center", indent=0),
            link=lambda r: draft.rules.get(r[1].rule, ""),
            group=where,
        ),
        Column(
            heading=_("Fiches concernées"),
            width=26,
            value=lambda r: records_named(draft, r[1]),
            group=where,
        ),
        leading(lambda r: _to_records(draft, r[1]), group=where),
        Column(
            heading=_("Décisions"), width=13, value=lambda r: _decided(draft, r[1]), group=where
        ),
    ]


def _doing() -> list[Column[Ranked]]:
    how = _("Mise en œuvre")
    return [
        Column(heading=_("Qui"), width=13, value=lambda r: _(WHO_LABELS[r[1].who]), group=how),
        Column(
            heading=_("Effort"), width=14, value=lambda r: term(EFFORTS, r[1].effort), group=how
        ),
        Column(heading=_("Échéance"), width=12, value=lambda r: term(TERMS, r[1].term), group=how),
    ]


def law_of(one: Recommendation) -> str:
    """The text behind it; said to be checked where it was read from a secondary source."""
    return _("%(law)s (à vérifier)", law=one.law) if one.to_check else one.law


def records_named(draft: Draft, one: Recommendation) -> str:
    """The first records a recommendation is about, and how many others."""
    refs = [ref for ref in one.records if draft.snapshot.find(ref)]
    names = [draft.label(ref) for ref in refs[:NAMED]]
    if len(refs) > NAMED:
        names.append(ngettext("et %(count)s autre", "et %(count)s autres", len(refs) - NAMED))
    if one.reach.whole:
        names.insert(0, draft.owner)
    return listed(names)


def _to_records(draft: Draft, one: Recommendation) -> str:
    """To the first of the records; its findings name them all."""
    places = (draft.place(ref) for ref in one.records)
    return next((place for place in places if place), "")


def _decided(draft: Draft, one: Recommendation) -> str | None:
    """« 2 Accepté, 1 Planifié »: what became of its findings."""
    counted = Counter(each.status for each in draft.of_rule.get(one.rule, ()))
    said = [
        _("%(label)s : %(value)s", label=_(label), value=counted[status])
        for status, label in STATUS_LABELS.items()
        if counted[status]
    ]
    return "\n".join(said) or None
