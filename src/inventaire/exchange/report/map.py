"""The sheet of the map: the picture of the flows, and what its marks mean."""

from __future__ import annotations

from inventaire.exchange.phrases import count_in_words
from inventaire.exchange.report.draft import Draft
from inventaire.exchange.report.facts import ChosenView, Pictures
from inventaire.exchange.report.frame import on_paper
from inventaire.exchange.report.page import COLUMNS, lines, open_page, section
from inventaire.exchange.workbook.metrics import UNIT
from inventaire.exchange.workbook.paper import PAGE_UNITS
from inventaire.exchange.workbook.pictures import lay_picture
from inventaire.exchange.workbook.sheet import Sheet, Span
from inventaire.exchange.workbook.styles import NOTE, TEXT
from inventaire.graph.scene import MARK_LABELS, MARK_MEANINGS, Mark
from inventaire.i18n import _

_WIDTH = int(PAGE_UNITS * UNIT)
_HEIGHT = 500


def write_map(sheet: Sheet, draft: Draft) -> None:
    """The flows at a glance, then place by place where both are worth showing."""
    pictures = draft.facts.pictures
    two_pages = bool(pictures.gathered and pictures.detailed)
    open_page(
        sheet,
        draft,
        _(
            "D'où partent les données et où elles arrivent, dans l'organisation et au dehors. "
            "La feuille « Flux » dit la même chose ligne par ligne."
        ),
        title=_("Carte des flux"),
        reduced=not two_pages and not draft.facts.views,
    )
    if not pictures.gathered and not pictures.detailed:
        lines(sheet, [_why_not_drawn(draft)])
    breaks = _draw(sheet, pictures)
    _legend(sheet)
    for view in draft.facts.views:
        breaks.append(sheet.row)
        _draw_view(sheet, view)
    on_paper(sheet, draft, repeated="1:1", pages=1, breaks=breaks)


def _draw(sheet: Sheet, pictures: Pictures) -> list[int]:
    """Lay the pictures, each with what must be known of it; the rows after which a page ends."""
    breaks: list[int] = []
    if pictures.gathered:
        section(sheet, _("Vue d'ensemble : lieux groupés par zone et par nature"))
        lines(sheet, [_gathered(pictures)], style=NOTE)
        lay_picture(sheet, pictures.gathered, width=_WIDTH, height=_HEIGHT - 60)
    if pictures.gathered and pictures.detailed:
        breaks.append(sheet.row)
    if pictures.detailed:
        section(sheet, _("Lieu par lieu"))
        if pictures.simplified:
            lines(sheet, [_("Dessin simplifié : trop de flux pour ranger les lieux.")], style=NOTE)
        lay_picture(sheet, pictures.detailed, width=_WIDTH, height=_HEIGHT - 100)
    return breaks


def _draw_view(sheet: Sheet, view: ChosenView) -> None:
    """A view that a person chose, under its title and what they said of it."""
    section(sheet, view.title)
    lines(sheet, [view.comment] if view.comment else [])
    lines(sheet, [view.told], style=NOTE)
    if view.picture:
        lay_picture(sheet, view.picture, width=_WIDTH, height=_HEIGHT - 80)
    else:
        lines(sheet, [_("Cette vue n'a pas pu être dessinée dans le temps prévu.")])


def _why_not_drawn(draft: Draft) -> str:
    if draft.picture.graph.flows:
        return _("La carte n'a pas pu être dessinée dans le temps prévu.")
    return _("Il n'y a pas encore de flux à dessiner.")


def _gathered(pictures: Pictures) -> str:
    """Why places are gathered, and where to see each."""
    counted = {"places": pictures.places, "flows": pictures.flows}
    values = {name: count_in_words(value) for name, value in counted.items()}
    if pictures.detailed:
        return _(
            "%(places)s lieux et %(flows)s flux : trop pour se lire d'un coup d'œil. Chaque lieu "
            "est dessiné à la page suivante, à agrandir à l'écran.",
            **values,
        )
    return _(
        "%(places)s lieux et %(flows)s flux : trop pour être dessinés un par un. Chaque flux est "
        "dans la feuille « Flux » ; dans l'application, la carte se resserre autour d'un lieu.",
        **values,
    )


def _legend(sheet: Sheet) -> None:
    section(sheet, _("Lire la carte"))
    marks = [mark for mark in MARK_LABELS if mark is not Mark.PLANNED]
    for first, second in zip(marks[::2], [*marks[1::2], None][: len(marks[::2])], strict=True):
        spans = []
        for mark in (first, second):
            spans.append(Span(_(MARK_LABELS[mark]) if mark else None, TEXT.but(bold=True), 2))
            spans.append(Span(_(MARK_MEANINGS[mark]) if mark else None, TEXT, COLUMNS // 2 - 2))
        sheet.write_spans(spans)
