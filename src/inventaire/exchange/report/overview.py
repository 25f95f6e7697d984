"""Four pictures and their figures: findings, maturity, countries, media."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from inventaire.exchange.phrases import term
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.page import COLUMNS, section
from inventaire.exchange.report.severities import COLOURS, severity_label
from inventaire.exchange.workbook.charts import Place, bars, radar
from inventaire.exchange.workbook.sheet import Cell, Sheet, Span
from inventaire.exchange.workbook.styles import COUNT, LEVEL, NOTE, TEXT, Style
from inventaire.graph.borders import country_of
from inventaire.graph.build import ends_of
from inventaire.i18n import _
from inventaire.vocabulary.countries import country_label
from inventaire.vocabulary.flows import MEDIA

#: The height of a row under a picture, in points.
_ROW = 15.0
_HALF = COLUMNS // 2
#: How many bars a picture has; the others are gathered in the last one.
BARS = 6


@dataclass(frozen=True, slots=True)
class Panel:
    """One picture: its title, its lines, how a value is written, and what is said without any."""

    title: str
    rows: Sequence[tuple[str, float | None]]
    nothing: str
    style: Style = COUNT
    colours: Sequence[str] = ()
    web: bool = False


def write_overview(sheet: Sheet, draft: Draft) -> None:
    """Two rows of two pictures."""
    _pair(sheet, _findings(draft), _maturity(draft), rows=15)
    _pair(sheet, _countries(draft), _media(draft), rows=13)


def _findings(draft: Draft) -> Panel:
    counted = draft.severities
    return Panel(
        _("Constats par gravité"),
        [(severity_label(severity), count) for severity, count in counted.items()],
        _("L'audit n'a rien constaté."),
        colours=[COLOURS[severity][0] for severity in counted],
    )


def _maturity(draft: Draft) -> Panel:
    return Panel(
        _("Maturité par axe (de 1 à 5)"),
        [(_(one.axis.label), one.level) for one in draft.levels],
        _("Le questionnaire de maturité n'a pas encore été rempli."),
        style=LEVEL,
        web=True,
    )


def _countries(draft: Draft) -> Panel:
    graph = draft.picture.graph
    codes = Counter(country_of(graph, ends_of(flow)[1]) for flow in graph.flows.values())
    named = Counter({country_label(code) or _("Pays inconnu"): n for code, n in codes.items()})
    return Panel(_("Flux par pays d'arrivée"), _most(named), _("Aucun flux n'est enregistré."))


def _media(draft: Draft) -> Panel:
    codes = Counter(flow.medium for flow in draft.picture.flows)
    named = Counter({term(MEDIA, code) or _("Moyen inconnu"): n for code, n in codes.items()})
    return Panel(_("Flux par moyen d'échange"), _most(named), _("Aucun flux n'est enregistré."))


def _most(counted: Counter[str]) -> list[tuple[str, float | None]]:
    """The most frequent, and the others together."""
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    shown: list[tuple[str, float | None]] = [*ordered[:BARS]]
    rest = sum(count for _name, count in ordered[BARS:])
    return [*shown, (_("Autres"), rest)] if rest else shown


def _pair(sheet: Sheet, left: Panel, right: Panel, *, rows: int) -> None:
    """Two pictures side by side; what they are drawn from stands beside the page, on the screen."""
    section(sheet, left.title, right.title)
    if not (left.rows and right.rows):
        said = [p.nothing if not p.rows else None for p in (left, right)]
        sheet.write_spans([Span(words, NOTE, _HALF) for words in said])
    first = sheet.row + 1
    for number in range(max(rows, len(left.rows), len(right.rows))):
        blank: list[Cell | None] = [None] * (COLUMNS + 1)
        sheet.write([*blank, *_data(left, number), *_data(right, number)], height=_ROW)
    for panel, column, values in ((left, 1, COLUMNS + 3), (right, _HALF + 1, COLUMNS + 5)):
        place = Place(column, first, width=12.2, height=rows * _ROW / 72 * 2.54)
        labels = (values - 1, first, first + len(panel.rows) - 1)
        if panel.rows and panel.web:
            radar(sheet, place, labels=labels, values=values, most=5)
        elif panel.rows:
            bars(sheet, place, labels=labels, values=values, colours=panel.colours)


def _data(panel: Panel, number: int) -> list[Cell | None]:
    """One line of the figures of a picture."""
    if number >= len(panel.rows):
        return [None, None]
    label, value = panel.rows[number]
    return [Cell(label, TEXT), Cell(value, panel.style)]
