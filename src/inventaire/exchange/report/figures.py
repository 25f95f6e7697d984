"""The figures of the summary, and the sentences that say what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inventaire.audit.openness import is_published
from inventaire.audit.rule import Severity
from inventaire.exchange.report.draft import Draft
from inventaire.i18n import _, ngettext
from inventaire.inventory.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts, and the sheet that explains it where there is one."""

    value: int
    label: str
    link: str


def key_figures(draft: Draft) -> list[Figure]:
    """Fourteen figures: what is recorded, then what it says. Counts only, never a percentage."""
    snapshot = draft.snapshot
    recorded = [
        Figure(len(snapshot.of(kind)), _(KINDS[kind].plural_label), draft.sheets.get(sheet, ""))
        for kind, sheet in _SHEETS.items()
    ]
    processors = sum(actor.kind == "processor" for actor in snapshot.actors)
    personal = len(draft.picture.personal_datasets)
    published = sum(map(is_published, snapshot.datasets))
    listed = sum(bool(one.principal_document) for one in snapshot.datasets)
    said = [
        (personal, _("Jeux de données personnelles"), "datasets"),
        (len(draft.flows_abroad), _("Flux qui sortent de l'EEE"), "flows"),
        (processors, _("Sous-traitants"), "actors"),
        (published, _("Jeux de données publiés"), "datasets"),
        (listed, _("Documents au RIP"), "directory"),
        (draft.severities[Severity.CRITICAL], _("Constats critiques"), "findings"),
        (draft.severities[Severity.MAJOR], _("Constats majeurs"), "findings"),
    ]
    told = [Figure(value, label, draft.sheets.get(sheet, "")) for value, label, sheet in said]
    actions = [a for a in snapshot.actions if a.status not in ("done", "abandoned")]
    advised = Figure(
        len(draft.recommendations), _("Préconisations"), draft.sheets.get("advice_dpo", "")
    )
    planned = Figure(len(actions), _("Actions en cours"), draft.sheets.get("plan", ""))
    return [*recorded, advised, planned, *told]


_SHEETS = {
    "dataset": "datasets",
    "system": "systems",
    "actor": "actors",
    "flow": "flows",
    "processing": "register",
}


def to_remember(draft: Draft) -> list[str]:
    """A few sentences for whoever reads nothing else."""
    return [sentence for sentence in _sentences(draft) if sentence]


def _sentences(draft: Draft) -> Iterator[str]:
    critical = draft.severities[Severity.CRITICAL]
    if critical:
        yield ngettext(
            "%(count)s constat critique demande une réponse sans attendre.",
            "%(count)s constats critiques demandent une réponse sans attendre.",
            critical,
        )
    quick = sum(one.effort == "half_day" for one in draft.recommendations)
    if quick:
        yield ngettext(
            "%(count)s préconisation se règle en une demi-journée.",
            "%(count)s préconisations se règlent chacune en une demi-journée.",
            quick,
        )
    yield from _about_people(draft)
    yield from _about_opening(draft)
    refused = sum(one.status == "refused" for one in draft.followed)
    if refused:
        yield ngettext(
            "%(count)s constat a été écarté avec sa raison ; il ne compte pas ici.",
            "%(count)s constats ont été écartés avec leur raison ; ils ne comptent pas ici.",
            refused,
        )


def _about_people(draft: Draft) -> Iterator[str]:
    abroad = [f for f in draft.flows_abroad if draft.picture.spread.personal_delivered_by(f)]
    if abroad:
        yield ngettext(
            "%(count)s flux porte des données personnelles hors de l'Espace économique européen.",
            "%(count)s flux portent des données personnelles hors de l'Espace économique européen.",
            len(abroad),
        )
    questions = sum(one.finding.question for one in draft.standing)
    if questions:
        yield ngettext(
            "%(count)s constat pose une question : une réponse suffit parfois à le lever.",
            "%(count)s constats posent une question : une réponse suffit parfois à les lever.",
            questions,
        )


def _about_opening(draft: Draft) -> Iterator[str]:
    waiting = sum(one.publication_status in ("", "to_study") for one in draft.snapshot.datasets)
    if waiting:
        yield ngettext(
            "La diffusion de %(count)s jeu de données reste à décider.",
            "La diffusion de %(count)s jeux de données reste à décider.",
            waiting,
        )
