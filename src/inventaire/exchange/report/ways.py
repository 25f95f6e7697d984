"""The sheet of ways: for each finding that flows show, the way of the data, drawn small."""

from __future__ import annotations

from collections.abc import Iterator

from inventaire.audit.report import all_rules
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.facts import Followed
from inventaire.exchange.report.findings import named
from inventaire.exchange.report.frame import on_paper
from inventaire.exchange.report.page import COLUMNS, lines, open_page
from inventaire.exchange.report.severities import severity_label, severity_style
from inventaire.exchange.workbook.metrics import UNIT
from inventaire.exchange.workbook.paper import PAGE_UNITS
from inventaire.exchange.workbook.pictures import lay_picture
from inventaire.exchange.workbook.sheet import Sheet, Span
from inventaire.exchange.workbook.styles import NAME, NOTE, SOFT, TEXT
from inventaire.i18n import _, ngettext

_WIDTH = int(PAGE_UNITS * UNIT)
#: How high a way is drawn, in pixels, and how many ways a printed page holds.
_HEIGHT, _A_PAGE = 200, 2


def write_ways(sheet: Sheet, draft: Draft) -> None:
    """Each finding with the flows that show it, the most serious first."""
    open_page(
        sheet,
        draft,
        _(
            "Le chemin que suivent les données dans chaque constat, avec le cadre de la zone où "
            "elles arrivent. Les repères sont ceux de la carte."
        ),
        reduced=False,
    )
    shown = list(shown_in(draft))
    if not shown:
        lines(sheet, [_("Aucun constat ne suit de flux.")])
    breaks = []
    for rank, one in enumerate(shown):
        if rank and rank % _A_PAGE == 0:
            breaks.append(sheet.row)
        _write(sheet, draft, one)
    if left := sum(not picture for picture in draft.facts.ways.values()):
        told = ngettext(
            "%(count)s chemin n'a pas pu être dessiné dans le temps prévu.",
            "%(count)s chemins n'ont pas pu être dessinés dans le temps prévu.",
            left,
        )
        lines(sheet, [told], style=NOTE)
    on_paper(sheet, draft, repeated="1:1", pages=1, breaks=breaks)


def shown_in(draft: Draft) -> Iterator[Followed]:
    """The findings that stand and whose way was drawn, the most serious first."""
    drawn = [one for one in draft.standing if draft.facts.ways.get(one.finding.key)]
    return iter(sorted(drawn, key=lambda one: (one.finding.severity.rank, one.finding.rule)))


def _write(sheet: Sheet, draft: Draft, one: Followed) -> None:
    finding = one.finding
    rule = all_rules().get(finding.rule)
    sheet.skip(height=10)
    sheet.write_spans(
        [
            Span(severity_label(finding.severity), severity_style(finding.severity), 2),
            Span(finding.rule, NAME, 1, draft.rules.get(finding.rule, "")),
            Span(_(rule.title) if rule else finding.rule, NAME, 6),
            Span(named(draft, finding.records) or draft.owner, SOFT, COLUMNS - 9),
        ],
        height=22,
    )
    lines(sheet, [str(finding.text)], style=TEXT)
    lay_picture(sheet, draft.facts.ways[finding.key], width=_WIDTH, height=_HEIGHT)
