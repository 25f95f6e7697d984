"""The audit report on paper, for those who decide: what to remember, the maps, what to do and why.

The workbook holds everything; this holds what one reads from the first page to the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from inventaire.audit.recommendations import STREAM_LABELS, Recommendation
from inventaire.audit.report import all_rules
from inventaire.audit.rule import WHO_LABELS, Severity
from inventaire.exchange.paper import paper_of
from inventaire.exchange.phrases import answer, term
from inventaire.exchange.report.contents import changed_words, dates_of
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.facts import Followed, ReportFacts
from inventaire.exchange.report.figures import key_figures, to_remember
from inventaire.exchange.report.findings import named
from inventaire.exchange.report.frame import day
from inventaire.exchange.report.recommendations import law_of, records_named
from inventaire.exchange.report.severities import severity_label
from inventaire.exchange.report.synthesis import DUTIES, FIRST
from inventaire.exchange.report.ways import shown_in
from inventaire.exchange.workbook.words import cleaned
from inventaire.graph.scene import MARK_LABELS, MARK_MEANINGS, Mark
from inventaire.i18n import _, current_language, ngettext
from inventaire.vocabulary.missions import EFFORTS, TERMS

_LAYOUT = Path(__file__).with_name("report.typ")


def report_on_paper(facts: ReportFacts) -> bytes:
    """The report as PDF/UA, in the language of the moment."""
    draft = Draft(facts)
    return paper_of(_LAYOUT, {"report": told_on_paper(draft)}, day=draft.today)


def told_on_paper(draft: Draft) -> dict[str, Any]:
    """Everything that the layout writes, in plain values; pictures as their bytes, in numbers."""
    return {
        "language": current_language(),
        "title": _("Rapport d'audit"),
        "organisation": cleaned(draft.owner),
        "day": day(draft.today),
        "lead": dates_of(draft),
        "words": _words(),
        "figures": [[str(one.value), one.label] for one in key_figures(draft)],
        "remember": to_remember(draft),
        "first": [_priority(one) for one in draft.recommendations[:FIRST]],
        "duties": list(_duties(draft)),
        "maps": list(_maps(draft)),
        "legend": [
            [_(MARK_LABELS[mark]), _(MARK_MEANINGS[mark])]
            for mark in MARK_LABELS
            if mark is not Mark.PLANNED
        ],
        "advice": [
            {"title": _(label), "list": [_advice(draft, one) for one in draft.advised(stream)]}
            for stream, label in STREAM_LABELS.items()
        ],
        "ways": [_way(draft, one) for one in shown_in(draft)],
        "about": list(_about(draft)),
    }


def _words() -> Mapping[str, Any]:
    """The titles of the layout."""
    return {
        "remember": _("Ce qu'il faut retenir"),
        "first": _("À faire d'abord"),
        "nothing": _("L'audit n'a rien constaté qui attende une réponse."),
        "nothing_advised": _("Rien à préconiser dans ce volet."),
        "headings": [
            _("Gravité"),
            _("Préconisation"),
            _("Qui"),
            _("Effort"),
            _("Échéance"),
        ],
        "duties": _("Ce que la loi demande à l'organisation"),
        "duty_headings": [_("Obligation"), _("S'applique"), _("Pourquoi")],
        "map": _("Carte des flux"),
        "legend": _("Lire la carte"),
        "ways": _("Le chemin des données, constat par constat"),
        "about": _("À savoir en lisant"),
    }


def _tagged(severity: Severity, title: str) -> dict[str, Any]:
    return {"severity": severity.value, "word": severity_label(severity), "title": title}


def _priority(one: Recommendation) -> dict[str, Any]:
    return {
        **_tagged(one.severity, _(one.title)),
        "who": _(WHO_LABELS[one.who]),
        "effort": term(EFFORTS, one.effort) or "",
        "term": term(TERMS, one.term) or "",
    }


def _duties(draft: Draft) -> Iterator[list[str]]:
    for label, asks in DUTIES:
        duty = asks(draft.snapshot.organisation)
        yield [_(label), answer(duty.applies) or _("À vérifier"), str(duty.reason)]


def _maps(draft: Draft) -> Iterator[dict[str, Any]]:
    """The overview, else every place; then the views that a person chose."""
    pictures = draft.facts.pictures
    overview = pictures.gathered or pictures.detailed
    if overview:
        told = ngettext("%(count)s flux", "%(count)s flux", pictures.flows)
        places = ngettext("%(count)s lieu", "%(count)s lieux", pictures.places)
        shown = {"told": f"{told} · {places}", "picture": list(overview)}
        yield {"title": _("Vue d'ensemble"), "comment": "", **shown}
    for view in draft.facts.views:
        yield {
            "title": cleaned(view.title),
            "comment": cleaned(view.comment),
            "told": cleaned(view.told),
            "picture": list(view.picture),
        }


def _advice(draft: Draft, one: Recommendation) -> dict[str, Any]:
    told = {
        _("Que faire"): _(one.remedy),
        _("Pourquoi"): _(one.why),
        _("Texte"): law_of(one),
        _("Fiches concernées"): cleaned(records_named(draft, one)),
        _("Qui, quand"): " · ".join(
            filter(None, [_(WHO_LABELS[one.who]), term(EFFORTS, one.effort), term(TERMS, one.term)])
        ),
    }
    facts = [[label, value] for label, value in told.items() if value]
    return {**_tagged(one.severity, _(one.title)), "facts": facts}


def _way(draft: Draft, one: Followed) -> dict[str, Any]:
    rule = all_rules().get(one.finding.rule)
    return {
        **_tagged(one.finding.severity, _(rule.title) if rule else one.finding.rule),
        "records": cleaned(named(draft, one.finding.records) or draft.owner),
        "text": cleaned(str(one.finding.text)),
        "picture": list(draft.facts.ways[one.finding.key]),
    }


def _about(draft: Draft) -> Iterator[str]:
    """What this document is, and is not."""
    yield _(
        "Ce document part de ce qui est recensé : une réponse inconnue donne une question, pas une "
        "faute."
    )
    yield _(
        "Il aide à décider et ne remplace pas un conseil juridique. Ce qui est marqué « à "
        "vérifier » vient d'une source secondaire."
    )
    if draft.facts.changed_since:
        yield changed_words(draft.facts.changed_since)
    yield _("Le classeur qui l'accompagne contient tout l'inventaire, constat par constat.")
