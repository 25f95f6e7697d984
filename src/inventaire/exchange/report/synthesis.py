"""The summary: key figures, what to remember, what to do first, and four pictures."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from inventaire.audit.duties import (
    Duty,
    must_keep_directory,
    must_name_prada,
    must_publish_algorithms,
    must_publish_by_default,
    must_publish_subsidies,
)
from inventaire.audit.recommendations import Recommendation
from inventaire.audit.rule import WHO_LABELS
from inventaire.exchange.phrases import answer, term
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.figures import key_figures, to_remember
from inventaire.exchange.report.frame import day, on_paper
from inventaire.exchange.report.matrix import write_matrix
from inventaire.exchange.report.overview import write_overview
from inventaire.exchange.report.page import COLUMNS, headings, lines, open_page, section
from inventaire.exchange.report.severities import severity_label, severity_style
from inventaire.exchange.workbook.paper import PAGE_POINTS
from inventaire.exchange.workbook.sheet import Sheet, Span
from inventaire.exchange.workbook.styles import (
    ACCENT_SOFT,
    ACCENT_STRONG,
    INK_SOFT,
    PLAIN,
    TEXT,
)
from inventaire.i18n import N_, _
from inventaire.vocabulary.missions import EFFORTS, TERMS

#: How many recommendations come first, as many as the page has room for.
FIRST, LEAST = 10, 5
#: Points that the last of them may need.
_LAST_ROW = 32

_MIDDLE = TEXT.but(down="center")

DUTIES = (
    (N_("Tenir un répertoire des informations publiques (CRPA L322-6)"), must_keep_directory),
    (N_("Publier ses données par défaut (CRPA L312-1-1)"), must_publish_by_default),
    (N_("Publier les données de ses subventions (décret 2017-779)"), must_publish_subsidies),
    (N_("Désigner une PRADA (CRPA R330-2)"), must_name_prada),
    (N_("Publier les règles des algorithmes (CRPA L312-1-3)"), must_publish_algorithms),
)


def write_synthesis(sheet: Sheet, draft: Draft) -> None:
    """Four pages: figures and priorities, the law and the matrix, then pictures."""
    lead = _(
        "%(name)s · situation au %(today)s · audit du %(audit)s",
        name=draft.owner,
        today=day(draft.today),
        audit=day(draft.facts.audited_on),
    )
    open_page(sheet, draft, lead, reduced=False)
    _tiles(sheet, draft)
    section(sheet, _("Ce qu'il faut retenir"))
    lines(sheet, to_remember(draft))
    section(sheet, _("À faire d'abord"))
    _priorities(sheet, draft.recommendations[:FIRST], draft)
    breaks = [sheet.row]
    section(sheet, _("Gravité et effort : par quoi commencer"))
    write_matrix(sheet, draft)
    section(sheet, _("Ce que la loi demande à l'organisation"))
    _duties(sheet, draft)
    breaks.append(sheet.row)
    write_overview(sheet, draft)
    area = f"A1:{get_column_letter(COLUMNS)}{sheet.row}"
    on_paper(sheet, draft, repeated="1:1", area=area, breaks=breaks)


def _tiles(sheet: Sheet, draft: Draft) -> None:
    """Two rows of seven figures, each a link to the sheet that explains it."""
    figures = key_figures(draft)
    number = PLAIN.but(
        size=20, bold=True, colour=ACCENT_STRONG, fill=ACCENT_SOFT, across="center", down="bottom"
    ).but(format="#,##0", wrap=False)
    label = PLAIN.but(size=9, colour=INK_SOFT, fill=ACCENT_SOFT, across="center")
    for start in (0, 7):
        row = figures[start : start + 7]
        sheet.write_spans([Span(f.value, number, 2, f.link) for f in row], height=34)
        sheet.write_spans([Span(f.label, label, 2) for f in row], height=20)
        sheet.skip(height=6)


def _priorities(sheet: Sheet, found: tuple[Recommendation, ...], draft: Draft) -> None:
    if not found:
        lines(sheet, [_("L'audit n'a rien constaté qui attende une réponse.")])
        return
    names = (
        "",
        _("Gravité"),
        _("Préconisation"),
        _("Constats"),
        _("Qui"),
        _("Effort"),
        _("Échéance"),
    )
    headings(sheet, names, (1, 1, 5, 1, 2, 2, 2))
    for rank, one in enumerate(found, start=1):
        if rank > LEAST and sheet.points > PAGE_POINTS - _LAST_ROW:
            break
        spans = [
            Span(rank, _MIDDLE.but(bold=True, across="center"), 1, draft.advice.get(one.rule, "")),
            Span(severity_label(one.severity), severity_style(one.severity).but(down="center")),
            Span(_(one.title), _MIDDLE.but(bold=True), 5),
            Span(one.findings, _MIDDLE.but(across="center"), 1, draft.rules.get(one.rule, "")),
            Span(_(WHO_LABELS[one.who]), _MIDDLE, 2),
            Span(term(EFFORTS, one.effort), _MIDDLE, 2),
            Span(term(TERMS, one.term), _MIDDLE, 2),
        ]
        sheet.write_spans(spans)


def _duties(sheet: Sheet, draft: Draft) -> None:
    """Each duty, whether it applies, and why; what depends on an answer says which."""
    headings(sheet, (_("Obligation"), _("S'applique"), _("Pourquoi")), (6, 2, 6))
    for label, asks in DUTIES:
        duty: Duty = asks(draft.snapshot.organisation)
        applies = answer(duty.applies) or _("À vérifier")
        spans = [
            Span(_(label), _MIDDLE.but(bold=True), 6),
            Span(applies, _MIDDLE.but(across="center", bold=bool(duty.applies)), 2),
            Span(str(duty.reason), _MIDDLE.but(colour=INK_SOFT), 6),
        ]
        sheet.write_spans(spans)
