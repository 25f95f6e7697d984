"""Charts that the spreadsheet draws itself from cells, so that they follow what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.chart import BarChart, RadarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
)
from openpyxl.utils import get_column_letter

from inventaire.exchange.workbook.sheet import Sheet
from inventaire.exchange.workbook.styles import ACCENT, INK, LINE, TYPEFACE


class Place:
    """Where a chart is laid: its first cell, and its size in centimetres."""

    def __init__(self, column: int, row: int, *, width: float, height: float) -> None:
        self.cell = f"{get_column_letter(column)}{row}"
        self.width, self.height = width, height


def bars(
    sheet: Sheet,
    place: Place,
    *,
    labels: tuple[int, int, int],
    values: int,
    colours: Sequence[str] = (),
) -> None:
    """Horizontal bars, the first on top: ``labels`` is (column, first row, last row)."""
    chart: Any = BarChart()
    chart.type, chart.gapWidth = "bar", 45
    _fill(chart, sheet, labels, values)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.delete = True
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines = None
    chart.x_axis.delete = False
    chart.x_axis.majorTickMark = "none"
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    series = chart.series[0]
    series.graphicalProperties = GraphicalProperties(solidFill=ACCENT)
    series.invertIfNegative = False
    for number, colour in enumerate(colours):
        point = DataPoint(idx=number, invertIfNegative=False)
        point.graphicalProperties = GraphicalProperties(solidFill=colour)
        series.dPt.append(point)
    chart.dataLabels = DataLabelList(
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
        dLblPos="outEnd",
        txPr=_words(bold=True),
    )
    _lay(chart, sheet, place)


def radar(
    sheet: Sheet, place: Place, *, labels: tuple[int, int, int], values: int, most: int
) -> None:
    """A web of one line, from 0 to ``most``."""
    chart: Any = RadarChart()
    chart.style, chart.type = 26, "marker"
    _fill(chart, sheet, labels, values)
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, most
    chart.y_axis.majorUnit = 1
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    chart.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    chart.y_axis.number_format = "0"
    series = chart.series[0]
    series.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=ACCENT, w=28_575))
    series.marker.symbol, series.marker.size = "circle", 7
    series.marker.graphicalProperties = GraphicalProperties(solidFill=ACCENT)
    series.marker.graphicalProperties.line.solidFill = ACCENT
    _lay(chart, sheet, place)


def _fill(chart: Any, sheet: Sheet, labels: tuple[int, int, int], values: int) -> None:
    column, first, last = labels
    data = Reference(sheet.paper, min_col=values, min_row=first, max_row=last)
    names = Reference(sheet.paper, min_col=column, min_row=first, max_row=last)
    chart.add_data(data, titles_from_data=False)
    chart.set_categories(names)
    chart.legend = None
    chart.title = None


def _lay(chart: Any, sheet: Sheet, place: Place) -> None:
    chart.width, chart.height = place.width, place.height
    chart.x_axis.txPr = chart.y_axis.txPr = _words()
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    sheet.paper.add_chart(chart, place.cell)


def _words(*, bold: bool = False) -> RichText:
    """The letters of a chart: those of the cells, a little smaller."""
    letters = CharacterProperties(sz=900, b=bold, solidFill=INK, latin=Font(typeface=TYPEFACE))
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)
    return RichText(p=[paragraph])
