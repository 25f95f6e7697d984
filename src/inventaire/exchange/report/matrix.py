"""The matrix of priorities: how serious, how much work."""

from __future__ import annotations

from typing import get_args

from inventaire.audit.recommendations import Recommendation
from inventaire.audit.rule import Effort, Severity
from inventaire.exchange.phrases import listed, term
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.page import headings
from inventaire.exchange.report.severities import COLOURS, severity_label, severity_style
from inventaire.exchange.workbook.sheet import Sheet, Span
from inventaire.exchange.workbook.styles import TEXT
from inventaire.i18n import _, ngettext
from inventaire.vocabulary.missions import EFFORTS

EFFORT_CODES: tuple[Effort, ...] = get_args(Effort)
#: How many recommendations a cell names.
NAMED = 4


def write_matrix(sheet: Sheet, draft: Draft) -> None:
    """A row for each severity, a column for each effort: the grave and quick at the top left."""
    columns = (2, 3, 3, 3, 3)
    headings(sheet, (_("Gravité"), *(term(EFFORTS, code) for code in EFFORT_CODES)), columns)
    for severity in Severity:
        spans = [Span(severity_label(severity), severity_style(severity).but(down="center"), 2)]
        for effort in EFFORT_CODES:
            found = [
                one
                for one in draft.recommendations
                if one.severity is severity and one.effort == effort
            ]
            spans.append(_cell(severity, found))
        sheet.write_spans(spans, height=40)


def _cell(severity: Severity, found: list[Recommendation]) -> Span:
    """The first recommendations of a cell, and how many others."""
    if not found:
        return Span(None, TEXT, 3)
    names = [_(one.title) for one in found[:NAMED]]
    if len(found) > NAMED:
        names.append(ngettext("et %(count)s autre", "et %(count)s autres", len(found) - NAMED))
    style = TEXT.but(size=9, fill=COLOURS[severity][1])
    return Span(listed(names), style, 3)
